"""Pictures of every page, for whoever looks at how it all looks."""
