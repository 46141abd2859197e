"""What a student says of feedback."""
