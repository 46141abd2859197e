"""The texts in a script of the browser."""

import re

from learning.wording.texts import GAP, Text, is_read

TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`""",
    re.DOTALL,
)
INNER = re.compile(r"\$\{(?:[^{}`]|`[^`]*`)*\}?")


def texts_of_script(file: str, source: str) -> list[Text]:
    """Every text in the script, by line; comments are none."""
    found = []
    for match in TOKEN.finditer(source):
        words = next((each for each in match.groups() if each), "")
        line = source.count("\n", 0, match.start()) + 1
        found.append(Text(file, line, INNER.sub(GAP, words).strip()))
    return sorted({each for each in found if is_read(each.words)})
