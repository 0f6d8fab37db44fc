"""The parts of the programme, such as its goals and actions: one form for all kinds of them."""
