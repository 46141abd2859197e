"""Wild play: anybody may try anything, and what must be true stays true."""
