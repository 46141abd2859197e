"""What docenten say of what was handed in."""
