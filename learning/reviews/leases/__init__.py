"""Who looks at a hand-in now, so that two docenten do not do the same work unknowing."""
