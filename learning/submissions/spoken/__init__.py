"""*Liever mondeling*: talking about a part in place of writing."""
