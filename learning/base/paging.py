"""Which page of a long list an address asks for."""

MOST_PAGES = 100_000  # more than anybody fills; a number that a database can count with


def page_number(args) -> int:
    """From 1 on; 1 for anything that is no such number. *args*: those of the address."""
    return min(max(args.get("page", 1, type=int), 1), MOST_PAGES)
