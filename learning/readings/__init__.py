"""Who opened whose text, and when."""
