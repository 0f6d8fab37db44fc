"""The route map: questions, answers and outcomes, and whether they lead anywhere. Plain Python."""
