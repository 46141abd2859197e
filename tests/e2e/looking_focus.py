"""Where the focus is, for eyes: a ring that stands out, and nothing that lies over it."""

# Needs TOOLS of looking_shapes.
FOCUS = """() => {
    const WIDTH = 2, CONTRAST = 3;
    const { parsed, ground, over, ratio } = tools;
    const standsOut = (paint, below) => {
        const colour = parsed(paint);
        return colour.alpha > 0.5 && ratio(over(colour, below), below) >= CONTRAST;
    };
    const shadows = words => words === 'none' ? [] : words.split(/,(?![^(]*\\))/).map(one => {
        const [paint] = one.match(/[a-z-]+\\([^)]*\\)/), rest = one.replace(paint, '');
        const [right, down, blur, spread] = rest.match(/-?[\\d.]+px/g).map(parseFloat);
        const isInside = rest.includes('inset');
        const width = spread + (blur ? 0 : Math.max(Math.abs(right), Math.abs(down)));
        return { paint, width, isInside };
    });
    // Each ring that can be seen, as words: one that was there before is no focus.
    const ringsOf = (each, style) => {
        const inside = ground(each), outside = ground(each.parentElement ?? each);
        const width = parseFloat(style.outlineWidth);
        const isIn = parseFloat(style.outlineOffset) <= -width;
        const hasOutline = style.outlineStyle !== 'none' && width >= WIDTH
            && standsOut(style.outlineColor, isIn ? inside : outside);
        const drawn = shadows(style.boxShadow).filter(({ paint, width, isInside }) =>
            width >= WIDTH && standsOut(paint, isInside ? inside : outside));
        return [...(hasOutline ? [style.outline] : []), ...drawn.map(Object.values).map(String)];
    };
    // Of a row that can be pressed as a whole, what lies over it shows the focus.
    const rings = each => ['', '::after'].flatMap(part => {
        const style = getComputedStyle(each, part || null);
        return part && style.content === 'none' ? [] : ringsOf(each, style);
    });
    // What a click goes through may still hide what is under it.
    const through = new Set([...document.querySelectorAll('body *')]
        .filter(each => getComputedStyle(each).pointerEvents === 'none'));
    const sheet = new CSSStyleSheet();
    if (through.size) sheet.replaceSync('* { pointer-events: auto !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const hides = each => {
        const style = getComputedStyle(each);
        return style.mixBlendMode === 'normal' && Number(style.opacity) > 0.5
            && (each.matches('img, video, iframe, canvas') || style.backgroundImage !== 'none'
                || parsed(style.backgroundColor).alpha > 0.5);
    };
    const lies = each => {
        const boxes = [...each.getClientRects()].filter(box => box.width && box.height);
        const inView = boxes.map(box => [
            Math.max(box.left, 0), Math.min(box.right, innerWidth),
            Math.max(box.top, 0), Math.min(box.bottom, innerHeight),
        ]).filter(([left, right, top, bottom]) => right > left && bottom > top);
        if (!inView.length) return 'is out of view';
        const [left, right, top, bottom] = inView[0];
        const highest = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2)
            .find(one => !through.has(one) || hides(one) || one === each);
        const isFree = highest && (each.contains(highest) || highest.contains(each)
            || [...(each.labels ?? [])].some(label => label.contains(highest)));
        return isFree ? '' : `is covered by ${highest?.tagName} ${highest?.className}`;
    };
    const done = () => document.adoptedStyleSheets =
        document.adoptedStyleSheets.filter(one => one !== sheet);
    window.focused = { rings, lies, done };
}"""
