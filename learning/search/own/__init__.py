"""What somebody wrote themselves, as it is found."""
