"""What students write: drafts, versions, and handing in."""
