"""Pages about the werkvormen: all of them, one of them, and help with choosing."""
