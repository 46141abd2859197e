"""What a page is like for whoever looks, zooms or listens: measured once, asked many times."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ON_LOOKS = ["color-contrast", "link-in-text-block", "target-size"]  # may differ by colour, width
WIDE, NARROW = {"width": 1366, "height": 900}, {"width": 320, "height": 800}

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
AXE = """async (only) => {
    const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return found.violations.map(each => `${each.id}: ${each.help}: ` +
        each.nodes.slice(0, 3).map(node => node.html.slice(0, 150)).join(' / '));
}"""


@dataclass
class Look:
    """What was seen of one page."""

    method: str
    status: int
    path: str
    structure: dict
    help: dict  # width → where Hulp nodig? stands: (from the right, from the top)
    sideways: dict  # how it was looked at → what sticks out
    cut_off: list
    axe: dict  # how it was looked at → what is wrong


def look_at(page, method: str, status: int) -> Look:
    """Measure the page as it stands: wide and narrow, light and dark, folded and unfolded."""
    look = Look(method, status, page.url, page.evaluate(STRUCTURE), {}, {}, [], {})
    page.evaluate(Axe().axe_script)
    every = {"type": "tag", "values": RULES}
    some = {"type": "rule", "values": ON_LOOKS}
    see(look, page, WIDE, "light", every)
    see(look, page, WIDE, "dark", some)
    page.evaluate(UNFOLD)
    see(look, page, NARROW, "dark", every)
    see(look, page, NARROW, "light", some)
    page.evaluate(SPACED)
    look.sideways["with more space, at 320"] = page.evaluate(SIDEWAYS)
    look.cut_off = page.evaluate(CUT_OFF)
    page.evaluate("() => document.adoptedStyleSheets = []")
    page.set_viewport_size(WIDE)
    page.evaluate("() => document.documentElement.style.fontSize = '200%'")
    look.sideways["text twice as large"] = page.evaluate(SIDEWAYS)
    return look


def see(look: Look, page, size: dict, scheme: str, rules: dict) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    width = size["width"]
    look.axe[f"{scheme} at {width}"] = page.evaluate(AXE, rules)
    look.help[width] = page.evaluate(HELP)
    look.sideways[f"at {width}"] = page.evaluate(SIDEWAYS)
