"""The texts of a template: between its tags, in what a person reads of a tag, and in quotes."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

from learning.wording.texts import GAP, LETTERS, SEAM, Text, is_read, is_wrong_word

JINJA = Environment()  # noqa: S701 - only read, nothing is made with it
READ = {"aria-label", "title", "alt", "placeholder", "label", "content", "aria-description"}
RUNNING = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "kbd", "mark", "q"}
RUNNING |= {"small", "span", "strong", "sub", "sup", "time", "wbr", "spoken-words"}
UNREAD = {"script", "style", "svg", "code", "pre"}
ON = {"if", "endif", "set"}  # other tags of Jinja begin a text of their own
IN_CODE = {"url_for", "asset", "map", "selectattr", "rejectattr", "groupby", "join", "attribute"}
IN_CODE |= {"class", "id", "type", "name", "kind", "here", "shape", "scripts"}
BREAK = "\x00"


def texts_of_template(file: str, source: str) -> list[Text]:
    """Every text of the template *file*, by line."""
    reader = Reader(file)
    reader.feed(_bare_html(source))
    reader.end()
    found = [*reader.found, *(Text(file, *each) for each in _quoted(JINJA.parse(source)))]
    return sorted(set(found))


def _bare_html(source: str) -> str:
    """The HTML, line by line where it was, with GAP for what is filled in."""
    parts, inside, inner, in_tag = [], "", [], False
    for _, kind, value in JINJA.lex(source):
        if kind == "data" and not inside:
            parts.append(value)
            in_tag = value.rfind("<") > value.rfind(">") if {*value} & {*"<>"} else in_tag
        elif kind.endswith("_begin"):
            inside, inner = kind.removesuffix("_begin"), []
        elif kind.endswith("_end"):
            parts.append(_filled(inside, inner, in_tag))
            inside = ""
        elif kind != "whitespace":
            inner.append(value)
        parts.append("\n" * value.count("\n") if kind != "data" else "")
    return "".join(parts)


def _filled(kind: str, inner: list[str], in_tag: bool) -> str:
    """What stands for ``{{ … }}`` or ``{% … %}``, of which *inner* are the words and signs."""
    if kind == "variable":
        is_component = inner[1:2] == ["("] and not in_tag  # stands on its own
        return BREAK if is_component else GAP
    return (SEAM if inner[:1] and inner[0] in ON else BREAK) if kind == "block" else ""


class Reader(HTMLParser):
    """Gathers running text until a tag that begins a new piece."""

    def __init__(self, file: str):
        super().__init__()
        self.file, self.found = file, []
        self.gathered, self.line, self.unread = "", 0, 0

    def handle_starttag(self, tag, attrs):
        """A tag may end a text, and hold texts itself."""
        if tag not in RUNNING:
            self.end()
        elif tag in UNREAD:
            self.gathered += GAP
        self.unread += tag in UNREAD
        for key, value in attrs:
            if _is_for_people(tag, key, value or "", dict(attrs)):
                self.keep(self.getpos()[0], value)

    def handle_startendtag(self, tag, attrs):
        """As in SVG: opened and closed at once."""
        self.handle_starttag(tag, attrs)
        self.unread -= tag in UNREAD

    def handle_endtag(self, tag):
        """What follows may be a text of its own."""
        if tag not in RUNNING:
            self.end()
        self.gathered += SEAM if tag == "a" else ""
        self.unread = max(0, self.unread - (tag in UNREAD))

    def handle_data(self, data):
        """Words, with their line: of the first sign that is no space."""
        for number, piece in enumerate(data.split(BREAK)):
            if number:
                self.end()
            if piece.strip() and not self.unread and not self.gathered.strip(f"{SEAM} "):
                before = data[: data.find(piece)] + piece[: len(piece) - len(piece.lstrip())]
                self.line = self.getpos()[0] + before.count("\n")
            if not self.unread:
                self.gathered += piece

    def end(self):
        """Keep what was gathered as one text."""
        self.keep(self.line, self.gathered)
        self.gathered = ""

    def keep(self, line: int, words: str) -> None:
        """Note a text, if there is anything to read in it."""
        words = re.sub(r"\s+", " ", words.replace(BREAK, "")).strip(f" {SEAM}")
        if LETTERS.search(words):
            self.found.append(Text(self.file, line, words))


def _is_for_people(tag: str, key: str, value: str, attrs: dict) -> bool:
    """Whether somebody reads this attribute; a script may show what stands in ``data-…``."""
    if tag == "meta":
        return key == "content" and attrs.get("name") == "description"
    is_told = key == "value" or key.startswith("data-")
    return key in READ or (is_told and " " in value.strip() and is_read(value))


def _quoted(node: nodes.Node) -> Iterator[tuple[int, str]]:
    """(line, words) of strings in what Jinja works out, but for names in code."""
    if isinstance(node, nodes.Concat):
        words = "".join(_in_words(each) for each in node.nodes)
        if is_read(words):
            yield node.lineno, words
        node = nodes.List([each for each in node.nodes if not isinstance(each, nodes.Const)])
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str) and is_read(node.value):
            yield node.lineno, node.value.strip()
        return
    for child in _inner(node):
        yield from _quoted(child)
        if isinstance(node, nodes.Call) and is_wrong_word(_argument(child)):
            yield child.lineno, _argument(child)


def _inner(node: nodes.Node) -> Iterator[nodes.Node]:
    name = getattr(node, "name", None) or getattr(getattr(node, "node", None), "name", None)
    if isinstance(node, nodes.Compare | nodes.FromImport | nodes.Extends | nodes.Getitem):
        return
    if isinstance(node, nodes.Call | nodes.Filter) and name in IN_CODE:
        if isinstance(node, nodes.Filter) and node.node is not None:
            yield node.node
        return
    if isinstance(node, nodes.Pair | nodes.Keyword) and _key(node) in IN_CODE:
        return
    if isinstance(node, nodes.Pair):
        yield node.value
        return
    yield from node.iter_child_nodes()


def _key(node: nodes.Pair | nodes.Keyword) -> str:
    return node.key if isinstance(node, nodes.Keyword) else getattr(node.key, "value", "")


def _argument(node: nodes.Node) -> str:
    """The string that a component is given here; "" when it is none, or a name in code."""
    if isinstance(node, nodes.Keyword):
        return "" if _key(node) in IN_CODE else _argument(node.value)
    return str(node.value) if isinstance(node, nodes.Const) else ""


def _in_words(node: nodes.Expr) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else GAP
