"""A part that is a conversation: each writes a harvest, and says that they talked."""
