"""Markdown of authors as plain words, to lay two versions of a text beside each other."""

import re
from html import unescape

from learning.modules.items import EMPHASIS

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
BREAK = re.compile(r"</?(?:br|p|div|li|t[rdh]|d[dt]|h[1-6])\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
REFERENCE = re.compile(r" {0,3}\[[^\]^][^\]]*\]: +\S+.*")
SLANTED = re.compile(r"(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
ASIDE = 0xE000  # signs that mean themselves wait here, where Markdown has no meaning
FENCE = re.compile(r" {0,3}(```|~~~)")
RULE = re.compile(r"\s*([-*_=])(\s*\1){2,}\s*$")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-{3,}[\s:|-]*$")
HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*$")
QUOTED = re.compile(r"\s*>\s?")
BULLET = re.compile(r"\s*[-*+]\s+")
NUMBERED = re.compile(r"\s*\d+[.)]\s+")


def plain_text(markdown: str) -> str:
    """*markdown* as words: a blank line between paragraphs, a dash before an item of a list.

    Links become their words. Where the lines of a paragraph break makes no difference.
    """
    text = ESCAPED.sub(lambda sign: chr(ASIDE + ord(sign[1])), markdown)
    text = TAG.sub("", BREAK.sub(" ", ADDRESS.sub(r"\1", COMMENT.sub("", text))))
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if FENCE.match(line) or REFERENCE.fullmatch(line) or TABLE_RULE.match(line):
            continue
        _add(line, blocks)
    words = ("\n".join(filter(None, map(_inline, block))) for block in blocks)
    text = "\n\n".join(filter(None, words))
    return re.sub("[\ue000-\ue07f]", lambda sign: chr(ord(sign[0]) - ASIDE), text)


def _add(line: str, blocks: list[list[str]]) -> None:
    """Put *line* where it belongs: on with the last line, under it, or in a new block."""
    quoted = QUOTED.match(line)
    line = line[quoted.end() :] if quoted else line
    heading, bullet = HEADING.match(line), BULLET.match(line)
    if not line.strip() or RULE.match(line):
        blocks.append([])
    elif heading:
        blocks += [[heading[1]], []]
    elif bullet:
        blocks[-1].append(f"– {line[bullet.end() :].strip()}")
    elif NUMBERED.match(line):
        blocks[-1].append(line.strip())
    elif line.lstrip().startswith("|"):
        cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
        blocks[-1].append(" · ".join(cells))
    elif blocks[-1]:
        blocks[-1][-1] += f" {line.strip()}"
    else:
        blocks[-1].append(line.strip())


def _inline(line: str) -> str:
    """One line without the marks in it: inner ones first, so twice."""
    for _ in range(2):
        line = SLANTED.sub(r"\1", LINK.sub(r"\1", FOOTNOTE.sub("", line)))
        line = EMPHASIS.sub(r"\2", line)
    return " ".join(unescape(line).split())
