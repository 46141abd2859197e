"""Walking through a page with the keyboard alone."""

REMEMBER = """() => {
    const look = each => {
        const style = getComputedStyle(each);
        return [style.outline, style.boxShadow].join();
    };
    const all = 'a[href], button, input, textarea, select, summary, [tabindex]';
    window.unfocused = new Map([...document.querySelectorAll(all)].map(each => [each, look(each)]));
    window.look = look;
}"""
FOCUSED = """() => {
    const here = document.activeElement;
    if (here === document.body) return null;
    const box = here.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 1)];
    const top = document.elementFromPoint(x, y);
    const label = here.labels?.[0]?.textContent ?? here.getAttribute('aria-label');
    return {
        name: (label ?? here.textContent).replace(/\\s+/g, ' ').trim(),
        tag: here.tagName.toLowerCase(),
        shows: window.look(here) !== window.unfocused.get(here),
        covered: !(top && (here.contains(top) || top.contains(here))),
    };
}"""


def tab(page, key: str = "Tab") -> dict | None:
    """Press Tab; what has the focus now, or None at the end of the page.

    ``shows``: it looks different with the focus; ``covered``: something lies over it.
    """
    page.evaluate("() => window.unfocused || (" + REMEMBER + ")()")
    page.keyboard.press(key)
    return page.evaluate(FOCUSED)


def stops(page, key: str = "Tab", most: int = 300) -> list[dict]:
    """Everything that Tab comes to, from the top of the page to its end."""
    found = []
    while len(found) < most:
        here = tab(page, key)
        if here is None:
            return found
        found.append(here)
    raise AssertionError(f"Tab does not leave the page: {found[-3:]}")


def tab_to(page, name: str, tag: str = "") -> None:
    """Press Tab until the focus is on what begins with *name*."""
    seen = []
    for _ in range(300):
        here = tab(page)
        if here and here["name"].startswith(name) and tag in ("", here["tag"]):
            return
        seen.append(here and here["name"])
    raise AssertionError(f"Tab does not come to “{name}”: {seen}")


def enter(page, name: str) -> None:
    """Go to a link or button with Tab and press Enter; wait for the page behind it."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
