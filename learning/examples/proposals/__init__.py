"""Practice examples that students find in their own neighbourhood: proposing, accepting."""
