"""The mail that says that something is there: never what, of whom, or how it is called."""

from collections.abc import Iterable

from learning.notices.kinds import Kind

SUBJECT = "Er staat iets voor je klaar op Vrijplaats"
WORDS = """\
Dag,

Er staat iets voor je klaar op Vrijplaats.

{lines}

Je vindt het op Mijn plek:
{place}

Deze mail komt hoogstens één keer per dag, en alleen als er iets klaarstaat.
Kies zelf waarover je mail krijgt:
{choose}

Wil je nooit meer zo’n mail? Hier zet je alles uit. Inloggen hoeft niet:
{off}
"""


def digest_words(kinds: Iterable[Kind], site: str, off: str) -> str:
    """The text about these *kinds*. *site*: where Vrijplaats is; *off*: where mail is stopped."""
    asked = set(kinds)
    lines = "\n".join(f"- {each.sentence}" for each in Kind if each in asked)
    return WORDS.format(lines=lines, place=f"{site}/", choose=f"{site}/notices/", off=off)
