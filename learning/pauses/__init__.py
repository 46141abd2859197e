"""*Even niet*: somebody rests from a module, and says no reason."""
