"""What may be done with one contribution: hide it, give it back, change it, take it back."""
