"""The icons of the site on a phone, drawn from mark.svg: ``python -m tests.icons``.

A maskable icon may be cut to a circle: the mark stands within the middle 80 percent of it.
"""

from learning.base.assets import STATIC
from tests.screenshots import chromium

PAPER = "#f5f2e8"
SHAPES = {  # name: pixels, the part that the mark takes, what is behind it
    "icon-192": (192, 0.9, "transparent"),
    "icon-512": (512, 0.9, "transparent"),
    "icon-maskable-512": (512, 0.55, PAPER),
}


def main() -> None:
    """Draw them all."""
    folder, mark = STATIC / "icons", (STATIC / "mark.svg").read_text()
    folder.mkdir(exist_ok=True)
    with chromium() as browser:
        page = browser.new_page()
        for name, (size, part, behind) in SHAPES.items():
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;"
                f"background:{behind}}}svg{{width:{part:.0%}}}</style>{mark}"
            )
            page.screenshot(path=folder / f"{name}.png", omit_background=True)
            print(f"{name}.png")


if __name__ == "__main__":
    main()
