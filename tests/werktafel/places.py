"""One of everything at the Werktafel, for the places in an address."""

from learning.base.public_id import new_public_id
from learning.werktafel.states import Brings
from tests.werktafel import asking


class WerktafelPlaces:
    """Karim asked, Bilal walks along; Karim added to a question of Sanne; and a signaal.

    Karim, since whoever asks after him in the matrix reads none of it anyway."""

    def __init__(self, school, cast, cohort, at):
        sanne, bilal, karim = (cast[each] for each in ("sanne", "bilal", "karim"))
        asked = asking.asked(school, karim, cohort, at)
        asking.added(school, asked, bilal, at, "Ik loop mee.", Brings.WALKS)
        other, walked = (asking.asked(school, karim, cohort, at, each) for each in "ab")
        three = [asking.asked(school, sanne, cohort, at, each) for each in "xyz"]
        signal = asking.linked(school, three, at)
        signal.report(cast["anna"], new_public_id(), "Zij kijken ernaar.", at)
        school.commit()
        self.values = {
            "question": asked.public_id,
            "additions": asking.added(school, three[0], karim, at).public_id,
            "walks": asking.walked(school, walked, bilal, at).public_id,
            "signals": signal.public_id,
            "reports": signal.reports[0].public_id,
            "company": cohort.public_id,
        }
        self.cohort, self.other = cohort.public_id, other.public_id

    def behind(self, rule: str) -> tuple[str, dict]:
        """*rule* with a real thing in its place, and the fields that a page would post there."""
        kind = rule.split("/")[2]
        rule = rule.replace("<key>", self.values.get(kind, self.values["question"]))
        rule = rule.replace("<month>", "2026-03")
        fields = {"other": self.other} if rule.endswith("/link") else {"revision": "1"}
        if rule == "/werktafel/" or rule.endswith("/alike"):
            fields = {"cohort": self.cohort, "q": "koor"}
        mine = rule == "/werktafel/" or rule.startswith(("/werktafel/new", "/werktafel/months"))
        return f"{rule}?cohort={self.cohort}" if mine else rule, fields
