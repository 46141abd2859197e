"""What axe does not see: sizes, edges, what is left with someone's own colours, and movement."""

TOOLS = """() => {
    const numbers = words => (words.match(/[\\d.]+(e-?\\d+)?/g) ?? []).map(Number);
    const parsed = words => {
        const found = numbers(words);
        const [red, green, blue] = words.startsWith('color(')
            ? found.slice(-(words.includes('/') ? 4 : 3)).map(each => each * 255) : found;
        const alpha = words.startsWith('color(')
            ? (words.includes('/') ? found.at(-1) : 1) : found[3] ?? 1;
        return { rgb: [red, green, blue], alpha };
    };
    const light = ({ rgb }) => {
        const [red, green, blue] = rgb.map(each => each / 255)
            .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const over = (colour, below) => ({ alpha: 1, rgb: colour.rgb.map((part, place) =>
        part * colour.alpha + below.rgb[place] * (1 - colour.alpha)) });
    window.tools = {
        parsed,
        ratio: (one, other) => {
            const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
        },
        over,
        // The colour under an element: its own, of a shape behind it, and further out.
        ground: each => {
            const layers = [];
            const add = colour => layers.push(colour) && colour.alpha === 1;
            for (let here = each; here; here = here.parentElement) {
                if (add(parsed(getComputedStyle(here).backgroundColor))) break;
                const shape = getComputedStyle(here, '::before');
                const isBehind = shape.position === 'absolute' && Number(shape.zIndex) < 0;
                if (isBehind && add(parsed(shape.backgroundColor))) break;
            }
            return layers.reduceRight((below, colour) => over(colour, below),
                parsed('rgb(255, 255, 255)'));
        },
        isThere: each => {
            const box = each.getBoundingClientRect();
            return each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
                && box.width > 1 && box.height > 1
                && getComputedStyle(each).clipPath !== 'inset(50%)' && !each.closest('.hidden');
        },
        named: each => `${each.tagName.toLowerCase()}.${each.className} “` +
            (each.labels?.[0]?.textContent ?? each.textContent).replace(/\\s+/g, ' ').trim()
                .slice(0, 40) + '”',
        controls: () => [...document.querySelectorAll(
            'button, .button, input:not([type=hidden]), select, textarea')]
            .filter(tools.isThere),
        // The colours of its lines; what cannot be seen at all is no line.
        lines: style => ['Top', 'Right', 'Bottom', 'Left']
            .filter(side => style[`border${side}Style`] !== 'none'
                && parseFloat(style[`border${side}Width`]) > 0)
            .map(side => parsed(style[`border${side}Color`]))
            .filter(({ alpha }) => alpha > 0),
        isNative: (each, style) => style.appearance === 'auto'
            && each.matches('[type=checkbox], [type=radio], [type=range]'),
    };
}"""
# Links in a sentence are as high as the sentence; everything else can be hit by a thumb.
SMALL = """() => {
    const wrong = [];
    const isInSentence = each => getComputedStyle(each).display === 'inline'
        && each.parentElement.textContent.trim().length > each.textContent.trim().length;
    const tell = (each, box, least) => wrong.push(`${tools.named(each)} is ` +
        `${Math.round(box.width)} × ${Math.round(box.height)}, not ${least}`);
    for (const each of document.querySelectorAll(
        'a[href], summary, button, input:not([type=hidden]), select, textarea')) {
        if (!tools.isThere(each) || isInSentence(each)) continue;
        const box = each.getBoundingClientRect();
        if (box.width < 24 || box.height < 24) tell(each, box, 24);
        const isTick = /^(checkbox|radio)$/.test(each.type);
        const hit = isTick ? each.labels[0] : each;
        const isBig = isTick || each.matches('.button, button, input, select, textarea');
        if (isBig && hit.getBoundingClientRect().height < 44)
            tell(each, hit.getBoundingClientRect(), 44);
    }
    return wrong;
}"""
# A field stands out on both sides of its line; of a filled button the filling does.
FAINT = """() => tools.controls().flatMap(each => {
    const style = getComputedStyle(each), lines = tools.lines(style);
    if (each.matches(':disabled') || tools.isNative(each, style)) return [];
    const isField = each.matches('input, select, textarea') && !each.checked;
    const isFilled = tools.parsed(style.backgroundColor).alpha >= 0.5;
    if (!lines.length && !isField && !isFilled) return [];  // it looks like a link
    const outside = tools.ground(each.parentElement), inside = tools.ground(each);
    const edges = lines.length ? lines.map(line => tools.over(line, inside)) : [inside];
    const least = Math.min(...edges.flatMap(edge =>
        [outside, ...(isField ? [inside] : [])].map(beside => tools.ratio(edge, beside))));
    return least < 3 ? [`${tools.named(each)} has an edge of ${least.toFixed(2)}:1`] : [];
})"""
VANISHED = """() => {
    const wrong = [];
    for (const each of tools.controls()) {
        const style = getComputedStyle(each);
        const isLink = !each.matches('.button, input, select, textarea');
        const lines = tools.lines(style), ground = tools.ground(each.parentElement);
        if (tools.isNative(each, style) || !lines.length && isLink) continue;
        if (!lines.length || lines.some(line => tools.ratio(line, ground) < 3))
            wrong.push(`${tools.named(each)} has no edge`);
    }
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    while (words.nextNode()) {
        const each = words.currentNode.parentElement;
        const hasWords = words.currentNode.data.trim() && !each.closest('svg, script, style');
        if (!hasWords || seen.has(each) || !tools.isThere(each)) continue;
        seen.add(each);
        const colour = tools.parsed(getComputedStyle(each).color);
        if (tools.ratio(colour, tools.ground(each)) < 3)
            wrong.push(`${tools.named(each)} cannot be read`);
    }
    for (const each of document.querySelectorAll('main svg')) {
        if (!tools.isThere(each)) continue;
        const ground = tools.ground(each.parentElement);
        const isDrawn = part => ['stroke', 'fill'].some(kind => {
            const paint = getComputedStyle(part)[kind];
            return /^(rgb|color)/.test(paint) && tools.parsed(paint).alpha > 0.5
                && tools.ratio(tools.parsed(paint), ground) >= 3;
        });
        if (![...each.querySelectorAll('*')].some(isDrawn))
            wrong.push(`a picture in ${tools.named(each.parentElement)} cannot be seen`);
    }
    return wrong;
}"""
MOVING = """() => document.getAnimations()
    .map(each => `${each.effect.target?.tagName} moves`)"""
# On a screen this low, what sticks leaves most of it to the words.
IN_THE_WAY = """() => [...document.querySelectorAll('body *')]
    .filter(each => /sticky|fixed/.test(getComputedStyle(each).position))
    .filter(each => each.checkVisibility() && each.offsetHeight > innerHeight / 3
        && each.offsetHeight < innerHeight * 3)
    .map(each => `${each.tagName}.${each.className} keeps ${each.offsetHeight} high`)"""
