"""What somebody may read of others, as it is found."""
