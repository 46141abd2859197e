"""The portfolio: what somebody chose to show, and to whom."""
