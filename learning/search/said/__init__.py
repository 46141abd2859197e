"""What people say to each other about work: notes of a talk, asking for contact."""
