"""The floor of the house: what every feature stands on, and knows nothing of any of them."""
