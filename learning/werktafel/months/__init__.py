"""A month at the Werktafel, without persons."""
