"""From the front matter and the HTML of a file in praktijkvoorbeelden/ to a PracticeExample."""

import re
from collections.abc import Collection

from learning.modules.finishing import Finisher
from learning.modules.html_tree import HEADINGS, Element, parse
from learning.modules.option_reader import line_of_key
from learning.modules.parts import Figure, PracticeExample
from learning.modules.plain_text import plain_text
from learning.modules.problems import did_you_mean
from learning.modules.readability import report_reading
from learning.modules.shared_options import ExampleOptions
from learning.modules.source import Prose

SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-Z‘“])")
SENTENCES = 3


def read_example(
    id: str,
    options: ExampleOptions,
    front: Prose | None,
    body: Prose,
    elements: Collection[str],
    finisher: Finisher,
) -> PracticeExample:
    """The example. *elements*: the ids of werkzame elementen; what is no id of one is said."""
    html = finisher.embedded_text(body, 1)
    _check_works(options.works, elements, front, finisher)
    for question in options.questions:
        said = Prose(question, line_of_key(front, "gesprek"))
        report_reading(said, finisher.problems)
    source_line = line_of_key(front, "bronnen")
    given = dict(options) | {
        "works": tuple(each for each in options.works if each in elements),
        "figures": tuple(Figure(**dict(each)) for each in options.figures),
        "sources": tuple(finisher.line(Prose(each, source_line)) for each in options.sources),
    }
    told = {"html": html, "lead": lead_of(html), "summary": summary_of(body.text)}
    return PracticeExample(id=id, **told, **given)


def summary_of(markdown: str) -> str:
    """The first sentences of the first paragraph, as plain words: three at most."""
    paragraphs = plain_text(markdown.strip()).split("\n\n")
    first = " ".join(paragraphs[0].split())
    return " ".join(SENTENCE.split(first)[:SENTENCES])


def lead_of(html: str) -> str:
    """*html* before its first heading; all of it when it has none."""
    root = parse(html)
    for place, child in enumerate(root.children):
        if isinstance(child, Element) and child.tag in HEADINGS:
            return Element("", children=root.children[:place]).inner.strip()
    return html


def _check_works(works, elements: Collection[str], front: Prose | None, finisher) -> None:
    for each in works:
        if each not in elements:
            hint = did_you_mean(each, elements) or " Voeg het toe aan werkzame-elementen.md."
            message = f"Er is geen werkzaam element ‘{each}’.{hint}"
            finisher.problems.fault(line_of_key(front, "werkzaam"), message)
