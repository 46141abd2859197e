"""Who people are and how they sign in."""
