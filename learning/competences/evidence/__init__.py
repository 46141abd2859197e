"""Evidence: quoted passages of one's own texts, tied to an indicator."""
