"""How the school says with whom somebody works."""

from collections.abc import Sequence

from learning.base.dates import listed
from learning.submissions.together.company import Company
from learning.submissions.words import readers_sentence

NOT_NOW = "Samenwerken lukt nu niet met {}. Dat kan van alles zijn. Vraag gerust iemand anders."
OVER = "Deze vraag is er niet meer. Misschien is hij ingetrokken, of zijn er al genoeg mensen."
TWO_PAIRS = "Dit zijn twee tweetallen of groepjes. Breng iemand samen die nog alleen is."
TOO_LATE = (
    "Je schrijft niet meer mee in deze tekst. "
    "Wat je net typte, is apart bewaard bij je eerdere teksten."
)
BOTH_ASKED = "{} had jou ook gevraagd. Jullie zijn nu samen."
DECLINED = "Dat is goed. Je hoeft niet te zeggen waarom."
STOPPED_LOOKING = "Je docent zoekt nu niemand meer voor je."
ALONE_AGAIN = "Je gaat alleen verder. Wat je schreef, staat er nog."
ALONE = "Je gaat alleen verder. Alles wat jullie schreven, heb je nu ook zelf."
WITHDRAWN = "Je vraag is ingetrokken."
ASKED = "Je hebt het aan {} gevraagd. Het antwoord zie je op Mijn plek."
LOOKS = "Je docent ziet nu dat je iemand zoekt. Schrijf intussen gerust alvast."
TALKED = "Fijn. Je hebt gezegd dat jullie gepraat hebben."


def readers_among(company: Company, docent_names: Sequence[str]) -> str:
    """Above the boxes of who works with others: who reads it, and from when; "" when that is as
    for anybody who works alone."""
    if company.is_together and company.is_joint:
        return writers_sentence(company.others, docent_names)
    if company.is_talk:
        return harvest_sentence(company.others, docent_names)
    return readers_sentence([], alone=True) if company.is_elsewhere else ""


def writers_sentence(others: Sequence[str], docent_names: Sequence[str]) -> str:
    """Above the one box of several: who reads and writes, by name, and who from when."""
    both = listed(["jij", *others])
    now = f"Dit lezen en schrijven nu: {both}."
    if not docent_names:
        return f"{now} In jullie groep is nog geen docent."
    docenten = listed([f"{name} (docent)" for name in docent_names])
    verb = "lezen" if len(docent_names) > 1 else "leest"
    return f"{now} {docenten} {verb} het pas als jullie het inleveren."


def harvest_sentence(others: Sequence[str], docent_names: Sequence[str]) -> str:
    """Above a harvest of a conversation: who reads it, and from when."""
    readers = _readers(others, docent_names)
    verb = "lezen" if len(readers) > 1 else "leest"
    return (
        f"Nu lees jij dit alleen. {listed(readers)} {verb} het pas als jij zegt dat jullie "
        "hebben gepraat."
    )


def waits_for_yes(others: Sequence[str]) -> str:
    """On a harvest of which not everybody said yet that they talked."""
    verb = "zeggen" if len(others) > 1 else "zegt"
    said = f"{verb.capitalize()} {listed(list(others))} het ook, dan is dit besproken."
    return f"Jij zei dat jullie gepraat hebben. {said}"


def harvest_readers(others: Sequence[str], docent_names: Sequence[str]) -> str:
    """On a harvest that is about to be shown."""
    return f"Dit lezen: {listed(['jij', *_readers(others, docent_names)])}. Verder niemand."


def _readers(others: Sequence[str], docent_names: Sequence[str]) -> list[str]:
    return [*others, *(f"{name} (docent)" for name in docent_names)]
