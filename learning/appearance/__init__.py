"""Letters, colours and lines, as whoever reads wants them."""
