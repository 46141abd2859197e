"""What a page is like for whoever looks, zooms or listens: measured once, asked many times."""

from dataclasses import dataclass, field
from enum import IntEnum

from axe_playwright_python.sync_playwright import Axe

from tests import choosing
from tests.e2e.looking_forms import REFUSED
from tests.e2e.looking_keys import walk
from tests.e2e.looking_shapes import FAINT, IN_THE_WAY, MOVING, SMALL, TOOLS, VANISHED

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ON_LOOKS = ["color-contrast", "link-in-text-block", "target-size"]  # may differ by colour, width
WIDE, NARROW = {"width": 1366, "height": 900}, {"width": 320, "height": 800}
TABLET = {"width": 768, "height": 1024}
ZOOMED = {"width": 320, "height": 256}  # what 400 % leaves of 1280 × 1024
ONE_IN = 16  # pages that are looked at in every way, also without AUDIT

STRUCTURE = """() => {
    const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    return {
        title: document.title,
        lang: document.documentElement.lang,
        headings: headings.map(each => Number(each.tagName[1])),
        twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    };
}"""
HELP = """() => {
    const box = document.querySelector('header .help').getBoundingClientRect();
    return [document.documentElement.clientWidth - box.right, box.top + scrollY].map(Math.round);
}"""
SIDEWAYS = """() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const end = each => Math.round(each.getBoundingClientRect().right);
    return [...document.querySelectorAll('body *')]
        .filter(each => end(each) > width)
        .map(each => `${each.tagName} ${each.className} ends at ${end(each)}`);
}"""
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => {
    const isForEars = each => getComputedStyle(each).clipPath === 'inset(50%)';
    const isCut = each => each.scrollWidth > each.clientWidth + 1
        || each.scrollHeight > each.clientHeight + 1;
    return [...document.querySelectorAll('main *, header *, footer *')]
        .filter(each => /hidden|clip/.test(getComputedStyle(each).overflow))
        .filter(each => !each.closest('.hidden, svg') && !isForEars(each) && isCut(each))
        .map(each => `${each.tagName} ${each.className}`);
}"""
UNFOLD = "() => document.querySelectorAll('details').forEach(each => each.open = true)"
AXE_SCRIPT = Axe().axe_script
AXE = """async (only) => {
    const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return found.violations.map(each => `${each.id}: ${each.help}: ` +
        each.nodes.slice(0, 3).map(node => node.html.slice(0, 150)).join(' / '));
}"""
EVERY = {"type": "tag", "values": RULES}
SOME = {"type": "rule", "values": ON_LOOKS}


class Care(IntEnum):
    """With how much of it one looks."""

    IN_PASSING, CLOSELY, EVERY_WAY = range(3)


@dataclass
class Look:
    """What was seen of one page. Each dict: how it was looked at → what is wrong there."""

    method: str
    status: int
    path: str
    structure: dict
    help: dict = field(default_factory=dict)  # width → where Hulp nodig? stands: from right, top
    sideways: dict = field(default_factory=dict)
    cut_off: list = field(default_factory=list)
    axe: dict = field(default_factory=dict)
    keys: dict = field(default_factory=dict)
    small: dict = field(default_factory=dict)
    faint: dict = field(default_factory=dict)
    vanished: dict = field(default_factory=dict)
    in_the_way: list = field(default_factory=list)
    moving: list = field(default_factory=list)
    refused: list = field(default_factory=list)


def is_looked_at_in_every_way(name: str) -> bool:
    """All pages in ``make audit``; else one in sixteen, others with another commit."""
    return choosing.is_of_this_turn(name, parts=ONE_IN)


def closely(places: list) -> set:
    """Of *places* the first one of each page, and a quarter of what was seen in another state."""
    first = {each.endpoint: each for each in reversed(places)}
    return {
        each
        for each in places
        if each is first[each.endpoint] or choosing.is_of_this_turn(str(each))
    }


def look_at(page, method: str, status: int, about: str = "", care: int = Care.CLOSELY) -> Look:
    """See how the page is built and, unless it is looked at in passing, measure it."""
    look = Look(method, status, page.url, page.evaluate(STRUCTURE))
    page.evaluate(TOOLS)
    if about == "refused":
        look.refused = page.evaluate(REFUSED)
    if care > Care.IN_PASSING:
        measure(look, page, thoroughly=care == Care.EVERY_WAY)
    return look


def measure(look: Look, page, thoroughly: bool) -> None:
    """As it stands: wide by day and narrow by night, folded and unfolded. *thoroughly*: also the
    other way round, on a tablet, and with more contrast."""
    page.evaluate(AXE_SCRIPT)
    see(look, page, WIDE, "light", EVERY)
    look.moving = page.evaluate(MOVING)
    if thoroughly:
        see(look, page, WIDE, "dark", SOME)
        look.keys["at 1366"] = walk(page, choosing.IS_AUDIT)
    page.evaluate(UNFOLD)
    see(look, page, NARROW, "dark", EVERY)
    look.moving += page.evaluate(MOVING)
    with_own_colours(look, page, "dark")
    if thoroughly:
        see(look, page, NARROW, "light", SOME)
        see(look, page, TABLET, "light", SOME)
        see(look, page, TABLET, "dark", SOME)
        with_own_colours(look, page, "light")
        with_more_contrast(look, page)
    enlarged(look, page)


def see(look: Look, page, size: dict, scheme: str, rules: dict) -> None:
    """What eyes meet at one size, by day or by night. *rules*: of axe."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    width = size["width"]
    how = f"{scheme} at {width}"
    look.axe[how] = page.evaluate(AXE, rules)
    look.faint[how] = page.evaluate(FAINT)
    look.small[f"at {width}"] = page.evaluate(SMALL)
    look.help[width] = page.evaluate(HELP)
    look.sideways[f"at {width}"] = page.evaluate(SIDEWAYS)


def with_own_colours(look: Look, page, scheme: str) -> None:
    """As in the high contrast of Windows, where the colours are the reader's."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    look.vanished[scheme] = page.evaluate(VANISHED)
    page.emulate_media(forced_colors="none")


def with_more_contrast(look: Look, page) -> None:
    """The two sets of colours for who asks for more contrast."""
    for scheme in ("light", "dark"):
        page.emulate_media(contrast="more", color_scheme=scheme)
        look.axe[f"more contrast, {scheme}"] = page.evaluate(AXE, SOME)
        look.faint[f"more contrast, {scheme}"] = page.evaluate(FAINT)
    page.emulate_media(contrast="no-preference")


def enlarged(look: Look, page) -> None:
    """More space in the text, 400 % zoom, and text twice as large."""
    page.set_viewport_size(NARROW)
    page.evaluate(SPACED)
    look.sideways["with more space, at 320"] = page.evaluate(SIDEWAYS)
    look.cut_off = page.evaluate(CUT_OFF)
    page.evaluate("() => document.adoptedStyleSheets = []")
    page.set_viewport_size(ZOOMED)
    look.in_the_way = page.evaluate(IN_THE_WAY)
    look.keys["at 400 %"] = walk(page, choosing.IS_AUDIT)
    page.set_viewport_size(WIDE)
    page.evaluate("() => document.documentElement.style.fontSize = '200%'")
    look.sideways["text twice as large"] = page.evaluate(SIDEWAYS)
