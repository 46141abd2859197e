"""The texts in Python: what is flashed, refused, mailed, put above a field."""

import ast
import re
from collections.abc import Iterator

from learning.wording.texts import DUTCH, GAP, Text, is_read, is_wrong_word

# What these are given is for machines or for who runs the site.
FOR_MACHINES = {"text", "DDL", "execute", "compile", "getLogger", "url_for", "render_template"}
FOR_MACHINES |= {"option", "argument", "command", "strftime", "debug", "info", "warning", "error"}
FOR_MACHINES |= {"exception", "add_argument", "ForeignKey", "relationship", "Index", "literal"}
FILLED_IN = re.compile(r"\{\w*\}")
SAID_BY = re.compile(r"Refused|ClickException|BadSettings|ValidationError|StopValidation|Wrong|Bad")
CHOICES = re.compile(r"(?:choices|CHOICES)$")
TOLD = re.compile(rf"^(?:flash|\w+Field)$|{SAID_BY.pattern}")


def texts_of_python(file: str, source: str) -> list[Text]:
    """Every text in the Python file, by line; a docstring is none."""
    tree = ast.parse(source)
    said = {(each.lineno, each.value) for each in _said(tree) if isinstance(each, ast.Constant)}
    return sorted(
        {
            Text(file, line, words)
            for at, string in _strings(tree)
            for line, words in paragraphs(at, string)
            if is_read(words) or ((at, words) in said and is_wrong_word(words))
        }
    )


def paragraphs(line: int, string: str) -> Iterator[tuple[int, str]]:
    """(line, words) of what stands between white lines: a mail has several texts."""
    for piece in re.split(r"(\n\s*\n)", string):
        if piece.strip():
            yield line + len(piece) - len(piece.lstrip("\n")), " ".join(piece.split())
        line += piece.count("\n")


def _strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.lineno, FILLED_IN.sub(GAP, node.value)
        return
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(_in_words(each) for each in node.values)
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                yield from _strings(each.value)
        return
    is_bug = isinstance(node, ast.Raise) and not SAID_BY.search(_called(node.exc))
    for child in _inner(node):
        for line, string in _strings(child):
            if not is_bug or DUTCH.search(string):
                yield line, string


def _said(tree: ast.AST) -> Iterator[ast.AST]:
    """Single strings that people surely read: what is flashed, a label, a choice."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and TOLD.search(_called(node)):
            yield from node.args[:1]
        is_named = isinstance(node, ast.keyword | ast.Assign) and CHOICES.search(_name(node))
        if is_named and isinstance(node.value, ast.List | ast.Tuple):
            pairs = [each.elts for each in node.value.elts if isinstance(each, ast.Tuple)]
            yield from (pair[1] for pair in pairs if len(pair) == 2)


def _name(node: ast.keyword | ast.Assign) -> str:
    return (node.arg or "") if isinstance(node, ast.keyword) else ast.unparse(node.targets[0])


def _inner(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and _called(node) in FOR_MACHINES:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Compare | ast.Subscript | ast.arg):
        return
    if isinstance(node, ast.FunctionDef | ast.AnnAssign):  # without their annotations
        if isinstance(node, ast.FunctionDef):
            yield from filter(None, [*node.args.defaults, *node.args.kw_defaults, *node.body])
        elif node.value is not None:
            yield node.value
        return
    if isinstance(node, ast.Dict):
        yield from node.values
        return
    yield from ast.iter_child_nodes(node)


def _called(node: ast.AST | None) -> str:
    """The last name of what is called or raised."""
    if isinstance(node, ast.Call):
        return _called(node.func)
    return getattr(node, "attr", None) or getattr(node, "id", "")


def _in_words(node: ast.AST) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else GAP
