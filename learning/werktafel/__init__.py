"""The question table: thinking along about each other's questions, and signals."""
