"""Fenced code in Markdown: between ``` and ```, or ~~~ and ~~~, nothing has a meaning."""

import re

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)$")


def outside_code(lines: list[str]) -> list[bool]:
    """For each line whether it stands outside a fenced code block (fences are inside)."""
    fence, answers = "", []
    for line in lines:
        match = FENCE.match(line)
        answers.append(not fence and not match)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not match[2].strip():
            fence = ""
    return answers
