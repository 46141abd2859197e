"""Every act that begins, asks or places: in a closed cohort it is refused, and nothing is stored.

Each page was open already when the cohort closed, so its form is sent all the same.
"""

import html

import pytest

from learning.base.db import db
from learning.base.public_id import new_public_id
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.models import IntervisieGroup
from tests.examples.made import WORDS as EXAMPLE
from tests.pages import hidden_in
from tests.sharing import Shared
from tests.social_map.cards import WORDS
from tests.submissions.pairs import Pairs
from tests.talks.talking import Placed
from tests.work import Work

pytestmark = pytest.mark.usefixtures("samen")
SAID = "Deze groep is gesloten."
HIDDEN = ("key", "cohort", "module", "opdracht", "circle", "seen", "revision", "version", "page")


class Stage:
    """Each act makes what must be there before, and gives who, where and what is sent."""

    def __init__(self, school, as_, cast, cohort, now):
        self.school, self.as_, self.cast, self.cohort, self.now = school, as_, cast, cohort, now
        self.sanne, self.bilal, self.noor, self.fatma, self.anna = (
            cast[name] for name in ("sanne", "bilal", "noor", "fatma", "anna")
        )
        self.where = school, self.sanne, cohort, now

    def pairs(self, part="plan"):
        return Pairs(self.school, self.as_, self.cohort, part)

    def on_page(self, who, address, **data):
        page = self.as_(who).get(address)
        assert page.status_code == 200
        return who, address, {**hidden_in(page.text, *HIDDEN), **data}

    def together_ask(self):
        key = self.pairs().begins(self.sanne)
        there = f"/submissions/{key}/together"
        return self.sanne, f"{there}/ask", {"person": self.bilal.public_id}

    def together_look(self):
        return self.sanne, f"/submissions/{self.pairs().begins(self.sanne)}/together/look", {}

    def together_yes(self):
        pairs = self.pairs()
        pairs.asks(self.sanne, self.bilal)
        key = pairs.group_of(self.bilal).public_id
        return self.bilal, f"/submissions/together/{key}/yes", {}

    def sharing(self):
        work = Shared(*self.where)
        work.hands_in()
        return self.on_page(self.sanne, f"{work.address}/share?circle=cohort")

    def spoken(self):
        return self.sanne, f"{Work(*self.where).write().address}/spoken", {}

    def talked(self):
        pairs = self.pairs("praten")
        pairs.asks(self.sanne, self.bilal)
        pairs.does(self.bilal, "yes")
        key = pairs.key(self.sanne)
        pairs.writes(self.sanne, key, oogst="Eerst vragen.")
        there = f"/submissions/{key}/talked"
        return self.sanne, there, pairs.preview(self.sanne, key, "talked")

    def intervisie_group(self):
        people = [each.public_id for each in (self.bilal, self.noor)]
        page = f"/intervisie/groups/new?cohort={self.cohort.public_id}"
        return self.on_page(self.sanne, page, name="De dinsdagmiddag", people=people)

    def intervisie_thread(self):
        people = [self.sanne, self.bilal, self.noor]
        found = new_public_id(), "Dinsdag", self.cohort, people, self.anna, DEFAULT, self.now
        group = IntervisieGroup.begin(*found)
        for each in people:
            group.agree(each, 1, self.now)
        self.school.add(group)
        self.school.commit()
        page = f"/intervisie/begin?group={group.public_id}"
        return self.on_page(self.sanne, page, way="online")

    def maatje(self):
        there = f"/maatjes/cohort/{self.cohort.public_id}/ask?newcomer={self.fatma.public_id}"
        data = {"newcomer": self.fatma.public_id, "guide": self.bilal.public_id}
        return self.anna, there, data

    def social_map(self):
        page = f"/social_map/new?cohort={self.cohort.public_id}"
        return self.on_page(self.sanne, page, **WORDS)

    def example(self):
        page = f"/examples/propose?cohort={self.cohort.public_id}"
        return self.on_page(self.sanne, page, **EXAMPLE)

    def example_in_a_talk(self):
        placed = Placed(*self.where).places()
        return self.anna, "/talks/example", {"talk": placed.talk.public_id, "example": "tuin"}

    def pairing(self):
        pairs = self.pairs()
        pairs.looks(self.sanne)
        pairs.looks(self.noor)
        keys = [pairs.group_of(each).public_id for each in (self.sanne, self.noor)]
        return self.anna, "/reviews/looking", {"groups": keys}

    def talk_place(self):
        work = Shared(*self.where).write(**{"woord-allen": "Er zat een zwaluw."})
        key = work.submission.public_id
        return self.on_page(self.sanne, f"/talks/contributions/{key}")

    def talk_answer(self):
        placed = Placed(*self.where).places()
        page = f"/talks/contributions/{placed.submission.public_id}/answer"
        return self.on_page(self.bilal, page, text="Dat herken ik van thuis.")


ACTS = [name for name, verb in vars(Stage).items() if callable(verb) and name[0] != "_"]
ACTS = [name for name in ACTS if name not in {"pairs", "on_page"}]
ASIDE = {"login_session", "module_version", "user"}  # of looking, not of what was sent


@pytest.fixture
def stage(school, as_, cast, voorjaar, now):
    return Stage(school, as_, cast, voorjaar, now)


@pytest.fixture
def stored(school):
    """Every row of every table of which a person would say that it changed."""

    def now():
        school.rollback()
        tables = [each for each in db.metadata.sorted_tables if each.name not in ASIDE]
        return {each.name: sorted(map(repr, school.execute(each.select()))) for each in tables}

    return now


@pytest.mark.parametrize("act", ACTS)
def test_in_a_closed_cohort_it_is_refused_in_words_and_nothing_is_stored(
    stage, stored, school, as_, voorjaar, now, act
):
    who, address, data = getattr(stage, act)()
    browser = as_(who)
    school.rollback()
    school.expire_all()
    voorjaar.close(now)
    school.commit()
    before = stored()
    answer = browser.post(address, data=data)
    assert answer.status_code == 409, answer.text
    assert SAID in answer.text
    assert stored() == before
    typed = [each for each in data.values() if isinstance(each, str) and " " in each]
    for words in typed:
        assert words in html.unescape(answer.text)
    school.rollback()
    school.expire_all()
    voorjaar.open_again()
    school.commit()
    assert browser.post(address, data=data).status_code == 302, "else it was refused for more"
    assert stored() != before
