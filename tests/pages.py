"""What a test reads from a page, as a person or a browser would."""

import re


def hidden_in(page: str, *names: str) -> dict[str, str]:
    """The hidden fields of a form, such as ``revision`` and ``page``."""
    wanted = "|".join(names or ("revision", "page"))
    found = re.findall(rf'<input[^>]*name="({wanted})"[^>]*?value="([^"]*)"', page)
    return dict(found)


MAIN = re.compile(r"<main.*?</main>", re.S)
OUT_OF_VIEW = re.compile(r"<(template|dialog)\b.*?</\1>", re.S)
CLASSES = re.compile(r'<\w(?![^>]*\shidden[\s>])[^>]*\sclass="([^"]*)"')


def lights_and_filled_buttons(page: str) -> tuple[int, int]:
    """How many patches of light and how many filled buttons a page has."""
    main = OUT_OF_VIEW.sub("", "".join(MAIN.findall(page)))
    classes = [set(each.split()) for each in CLASSES.findall(main)]
    filled = [each for each in classes if "button" in each and not each & {"quiet", "stop"}]
    return sum("light" in each for each in classes), len(filled)
