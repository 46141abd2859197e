"""What asks for somebody's attention, in a sentence that tells nothing of anybody's words."""
