"""The logboek: a notebook that nobody but its writer can ever open."""
