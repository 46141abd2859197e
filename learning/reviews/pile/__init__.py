"""All that waits for a docent: over all cohorts, longest wait first."""
