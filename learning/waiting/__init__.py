"""Work that takes over a second, and how far it is."""
