"""A walk through a page with Tab alone, on a screen as low as 400 % zoom leaves."""

from itertools import groupby
from operator import itemgetter

from tests.e2e.looking_focus import FOCUS
from tests.e2e.looking_shapes import TOOLS

WATCH = """() => {
    const all = 'a[href], button, input, select, textarea, summary, audio[controls], ' +
        'video[controls], iframe, [tabindex]';
    const nameOf = each => `${each.tagName.toLowerCase()} “` + (each.labels?.[0]?.textContent
        ?? each.getAttribute('aria-label') ?? each.textContent)
        .replace(/\\s+/g, ' ').trim().slice(0, 50) + '”';
    const isThere = each => (each.matches('summary') || each.tabIndex >= 0)
        && !each.matches(':disabled, [type=hidden]')
        && each.checkVisibility({ visibilityProperty: true });
    // What is pressed with a mouse, and no key comes to it.
    const isLost = each => each.tabIndex < 0 && !each.closest('[aria-hidden=true]')
        && !each.matches(':disabled, [type=hidden]')
        && each.checkVisibility({ visibilityProperty: true });
    const pressed = document.querySelectorAll('a[href], button, input, select, textarea');
    // One stop for all answers to one question.
    const stopOf = each => each.type === 'radio' && each.name
        ? `${each.form?.id} ${each.form?.action} ${each.name}` : each;
    const { rings, lies } = focused;
    const isDrawn = each => {
        const before = walk.before.get(each) ?? [];
        return rings(each).some(ring => !before.includes(ring));
    };
    const found = [...document.querySelectorAll(all)].filter(isThere);
    // Two stops of our own, so that no key leaves the page: what comes back from the frame of the
    // browser comes when it likes.
    const edge = () => Object.assign(document.createElement('span'), { tabIndex: 0 });
    const [start, end] = [edge(), edge()];
    document.body.before(start);
    document.body.after(end);
    start.focus();  // blur() leaves the first part of a day as it is, with its ring
    window.walk = {
        stops: [...new Set(found.map(stopOf))],
        before: new Map(found.map(each => [each, rings(each)])),
        seen: [],
        hasLeft: false,
        start,
        end,
        note() {
            const here = document.activeElement;
            if ([walk.start, walk.end, document.body].includes(here)) {
                if (walk.seen.length) walk.hasLeft = true;
                return;
            }
            const wrong = [isDrawn(here) ? '' : 'shows no focus', lies(here)].filter(Boolean);
            const name = nameOf(here);
            walk.seen.push({ at: walk.stops.indexOf(stopOf(here)), name, wrong });
        },
        named: place => {
            const stop = walk.stops[place];
            return typeof stop === 'string' ? stop : nameOf(stop);
        },
    };
    addEventListener('keydown', walk.note, true);  // the page has scrolled by then
    const isSticky = each => /sticky|fixed/.test(getComputedStyle(each).position);
    const hasSticky = [...document.querySelectorAll('main *, header')].some(isSticky);
    return [walk.stops.length, hasSticky, [...pressed].filter(isLost).map(nameOf)];
}"""
SAID = """() => {
    walk.note();
    const { seen } = walk;
    Object.assign(walk, { seen: [], hasLeft: false });
    return seen;
}"""
HAS_LEFT = "() => [walk.start, walk.end].includes(document.activeElement) || walk.hasLeft"
JUMP = """place => {
    const stop = walk.stops[place];
    if (typeof stop !== 'string') stop.focus();
    return typeof stop !== 'string';
}"""
DONE = """() => {
    removeEventListener('keydown', walk.note, true);
    walk.start.remove();
    walk.end.remove();
    focused.done();
}"""
TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
BACK = {**TAB, "modifiers": 8}
MOST, LAST = 60, 10  # stops of a long page: so many from the top, so many before the end
SCROLLERS = 30  # what scrolls can be a stop too, without saying so


def walk(page, thoroughly: bool = False) -> list[str]:
    """What is wrong with the stops of Tab, in words; empty when all is well.

    *thoroughly*: every stop there and back, also of a long page.
    """
    page.evaluate(TOOLS)
    page.evaluate(FOCUS)
    count, has_sticky, lost = page.evaluate(WATCH)
    keys = page.context.new_cdp_session(page)
    is_whole = thoroughly or count <= MOST + LAST
    wrong = [f"{each} is no stop" for each in lost]
    if is_whole:
        wrong += _to_the_end(page, keys, TAB, range(count))
    else:
        _press(keys, TAB, MOST)
        seen = page.evaluate(SAID)
        most = max(len(_stops(seen)), MOST - SCROLLERS)
        wrong += _in_order(page, seen, range(most))
        start = count - LAST
        while not page.evaluate(JUMP, start):
            start -= 1
        wrong += _to_the_end(page, keys, TAB, range(start, count))
    page.evaluate("() => walk.end.focus()")  # it may be anywhere, also in a trap
    back = range(count - 1, -1, -1)
    if is_whole and (thoroughly or has_sticky):
        wrong += [f"back: {each}" for each in _to_the_end(page, keys, BACK, back)]
    else:
        _press(keys, BACK, min(LAST, count + 1))
        seen = page.evaluate(SAID)
        most = max(len(_stops(seen)), 1)
        wrong += [f"back: {each}" for each in _in_order(page, seen, back[:most])]
    page.evaluate(DONE)
    keys.detach()
    return wrong


def _press(keys, key: dict, times: int) -> None:
    for _ in range(times):
        keys.send("Input.dispatchKeyEvent", key)


def _to_the_end(page, keys, key: dict, wanted: range) -> list[str]:
    """Walk until the focus leaves the page: one press more for each thing that scrolls."""
    _press(keys, key, len(wanted) + 1)
    for _ in range(SCROLLERS):
        if page.evaluate(HAS_LEFT):
            break
        _press(keys, key, 1)
    has_left = page.evaluate(HAS_LEFT)
    wrong = _in_order(page, page.evaluate(SAID), wanted)
    return wrong if has_left else [*wrong, "it never ends"]


def _stops(seen: list[dict]) -> list[dict]:
    """Those that say so, in order; a box for a day has several within it, and is one."""
    return [next(same) for at, same in groupby(seen, itemgetter("at")) if at >= 0]


def _in_order(page, seen: list[dict], wanted: range) -> list[str]:
    """What is wrong with each stop, and the first one that was not the *wanted* one.

    What scrolls is a stop that nothing says; it may come in between.
    """
    wrong = [f"{each['name']} {why}" for each in seen for why in each["wrong"]]
    came = _stops(seen)
    for number, place in enumerate(wanted):
        here = came[number] if number < len(came) else None
        if here is None or here["at"] != place:
            name = page.evaluate("place => walk.named(place)", place)
            return [*wrong, f"came to {here['name'] if here else 'nothing'} and not to {name}"]
    return wrong
