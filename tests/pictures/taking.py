"""One page, at every size and theme that is wanted."""

from playwright.sync_api import Page

from tests.pictures.choosing import WIDTHS, Wanted


def take(page: Page, name: str, wanted: Wanted) -> None:
    """Make a file for each, called ``name-width-theme.png``."""
    for width, theme in wanted.looks:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.emulate_media(color_scheme=theme)
        path = wanted.into / f"{name}-{width}-{theme}.png"
        page.screenshot(path=path, full_page=True)
    page.set_viewport_size({"width": 1366, "height": WIDTHS[1366]})
