"""How far somebody is, in words: no number stands behind them, and nothing is counted with them."""

from enum import StrEnum


class HowFar(StrEnum):
    """Four ways of standing toward a competence."""

    NEW = "nieuw"
    PRACTISING = "oefent"
    DOING = "doet"
    TEACHING = "leert anderen"

    @property
    def own(self) -> str:
        """As somebody says it of themselves."""
        return _WORDS[self][0]

    @property
    def seen(self) -> str:
        """As a docent says it of a student."""
        return _WORDS[self][1]


_WORDS = {
    HowFar.NEW: ("nieuw voor mij", "nog nieuw"),
    HowFar.PRACTISING: ("ik oefen", "oefent"),
    HowFar.DOING: ("ik doe dit", "doet dit"),
    HowFar.TEACHING: ("ik leer dit aan anderen", "leert dit aan anderen"),
}
