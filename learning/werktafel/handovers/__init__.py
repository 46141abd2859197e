"""The warm handover: an agreement of two people to go along."""
