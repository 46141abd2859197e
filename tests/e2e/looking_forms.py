"""A form that comes back: what is wrong stands on top, and each line leads to its field."""

REFUSED = """() => {
    const tops = [...document.querySelectorAll('.summary[role=alert]')];
    if (!tops.length) return ['no summary on top'];
    const wrong = [];
    if (!tops.includes(document.activeElement)) wrong.push('the focus is not on the summary');
    for (const top of tops) {
        if (!document.getElementById(top.getAttribute('aria-labelledby'))?.textContent.trim())
            wrong.push('the summary has no name');
        const links = [...top.querySelectorAll('a')];
        if (!links.length) wrong.push('the summary has no links');
        for (const link of links) {
            const field = document.getElementById(link.hash.slice(1));
            const tell = words => wrong.push(`“${link.textContent}” ${words}`);
            if (!field?.matches('input:not([type=hidden]), select, textarea')) {
                tell(`leads to no field (${link.hash})`);
                continue;
            }
            location.hash = '';
            link.click();
            if (document.activeElement !== field) tell('does not bring the focus to its field');
            const group = field.closest('fieldset');
            const isMarked = [field, group].some(each =>
                each?.getAttribute('aria-invalid') === 'true')
                || (/^(radio|checkbox)$/.test(field.type) && group);  // the question is
            if (!isMarked) tell('leads to a field that is not marked as wrong');
            const reasons = [field, group].flatMap(each =>
                (each?.getAttribute('aria-describedby') ?? '').split(' '))
                .map(id => document.getElementById(id)?.textContent ?? '').join(' ');
            const name = (group?.querySelector('legend') ?? field.labels[0]).textContent.trim();
            const reason = link.textContent.replace(`${name}: `, '');
            if (!reasons.includes(reason)) tell('is not said at its field');
            if (links.some(each => each !== link && each.textContent === link.textContent))
                tell('says the same as another one');
        }
    }
    return wrong;
}"""
