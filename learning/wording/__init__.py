"""Every text of the interface and the modules, and whether it is plain."""
