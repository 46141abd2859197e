"""A cohort, who is in it in which role, which modules it follows, and invitations to it."""
