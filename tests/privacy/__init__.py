"""Who read my texts, and erasing them."""
