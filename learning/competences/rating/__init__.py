"""How far somebody says they are, beside what a docent sees."""
