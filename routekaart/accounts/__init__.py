"""Who may do what: people invited by the programme, who sign in without a password."""
