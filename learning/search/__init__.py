"""One question over everything that one may read."""
