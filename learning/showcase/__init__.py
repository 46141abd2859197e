"""All components with their states on one page, for who builds; never served to a school."""
