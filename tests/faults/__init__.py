"""What goes wrong around the site: it is killed, or its disk, its database or its clock fails."""
