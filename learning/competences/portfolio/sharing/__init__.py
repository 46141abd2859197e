"""Who may read a portfolio: people by name, until a day."""
