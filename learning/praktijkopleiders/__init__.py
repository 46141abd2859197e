"""A praktijkopleider at the workplace, invited by a student, until a day."""
