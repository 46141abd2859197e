"""The sentences of the Werktafel."""

from collections.abc import Sequence

from learning.base.dates import listed

NAMELESS = "Iemand zonder naam"
BROUGHT = "Je vraag ligt op tafel. Wie meedenkt, zet het eronder."
TAKEN_BACK = "Je vraag is weg. Wat anderen erbij schreven, blijft van hen."
ONCE_MORE = "Je vraag ligt weer bovenaan."
MENDED = "Je vraag is veranderd."
NO_NAME_ASKED = "Dank je. Wie dit vroeg en de docenten horen het, zonder jouw naam."
OFF_NOW = "Dit ligt nu even niet op tafel. Wie het schreef, kan het veranderen."
ON_AGAIN = "Dit ligt weer op tafel."
ADDED = "Dank je. Wat je schreef, staat bij de vraag."
CHANGED = "Je tekst is veranderd."
GONE = "Je tekst is weg. Niemand leest hem nog."
OTHERS_NOW = "Er zitten nu anderen aan tafel. Kijk wie dit leest. Je vraag is nog niet geplaatst."
IN_LIST = "Iedereen aan tafel ziet je vraag in de lijst."
ONLY_OUT = "Deze groep is gesloten. Je kunt nog wel woorden weghalen."
CHOOSE = "Kies eerst wat past."


def readers_at(names: Sequence[str], left: Sequence[str] = ()) -> str:
    """Who reads at a table of cohorts with these *names*; of each of its questions the same, also
    when cohorts *left* it."""
    sentence = f"Dit lezen de studenten, docenten en begeleiders van {listed(list(names))}."
    if not left:
        return sentence
    sit, read = ("zitten", "lezen") if len(left) > 1 else ("zit", "leest")
    return f"{sentence} {listed(list(left))} {sit} hier niet meer, en {read} alleen eigen vragen."


def hidden_readers(is_asker: bool) -> str:
    """Of a question that lies off the table for now."""
    who = "jij en de docenten aan tafel" if is_asker else "de docenten en wie de vraag stelde"
    return f"Dit lezen nu alleen {who}."


def clipped(words: str, most: int) -> str:
    """*words* on one line, cut after *most* characters with a sign that there is more."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"
