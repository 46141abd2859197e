"""What a test reads from a page, as a person or a browser would."""

import re


def hidden_in(page: str, *names: str) -> dict[str, str]:
    """The hidden fields of a form, such as ``revision`` and ``page``."""
    wanted = "|".join(names or ("revision", "page"))
    found = re.findall(rf'<input[^>]*name="({wanted})"[^>]*?value="([^"]*)"', page)
    return dict(found)
