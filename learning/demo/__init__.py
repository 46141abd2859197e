"""The demo school: invented people, invented work."""
