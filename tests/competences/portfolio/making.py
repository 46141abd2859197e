"""A portfolio in a test, made by its pages."""

import re

from learning.competences.evidence.choosing import Line
from learning.competences.portfolio.models import Portfolio
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import RatingItem, RatingRound, Said
from tests.competences.quotes import FRAMEWORK
from tests.pages import hidden_in

HOME = "/competences/portfolio/"
TEXT, ITEMS, SHARE = f"{HOME}text", f"{HOME}items", f"{HOME}share"
PREVIEW, SHOWN = f"{HOME}preview", f"{HOME}shared"
HELLO = "Ik ben Sanne, en ik luister graag."
FIRST, SECOND = "Ik hielp een buur.", "Ik bleef zitten toen het stil werd."


class Made:
    """``browser`` is Sanne's. Each verb goes through a page."""

    def __init__(self, school, browser, quotes):
        self.school, self.browser, self.quotes = school, browser, quotes
        self.write(inleiding=HELLO)
        self.first = quotes.of_hand_in(FIRST)
        self.second = quotes.of(quotes.page(SECOND), SECOND, Line(FRAMEWORK, "SW2", "Je blijft."))
        for each in (self.first, self.second):
            assert self.add(each) == 302

    @property
    def portfolio(self) -> Portfolio:
        self.school.rollback()
        self.school.expire_all()
        return self.school.query(Portfolio).one()

    @property
    def order(self) -> list[str]:
        return [each.public_id for each in self.portfolio.items]

    def add(self, evidence) -> int:
        return self.browser.post(ITEMS, data={"evidence": evidence.public_id}).status_code

    def add_text(self) -> str:
        """An empty piece; its public id."""
        return re.search(r"#stuk-(\w+)", self.browser.post(f"{HOME}texts").location)[1]

    def write(self, page=None, **answers):
        hidden = hidden_in(page or self.browser.get(TEXT).text)
        typed = {f"answer-{name.replace('_', '-')}": text for name, text in answers.items()}
        return self.browser.post(TEXT, data={**hidden, **typed})

    def shares(self, who, how_long="week", **more):
        data = {"person": who.public_id, "how_long": how_long, **more}
        return self.browser.post(SHARE, data=data)

    @property
    def share(self) -> PortfolioShare:
        """The last one."""
        self.school.rollback()
        self.school.expire_all()
        return self.school.query(PortfolioShare).order_by(PortfolioShare.id.desc()).first()

    @property
    def shared_address(self) -> str:
        return f"{SHOWN}/{self.share.public_id}"

    def add_rating(self, rated, code="C1") -> int:
        self.school.expire_all()
        data = {"round": rated.public_id, "code": code}
        return self.browser.post(ITEMS, data=data).status_code

    def rated(self, docent, at, cohort, code="C1", line="Soms lukt het.") -> RatingRound:
        """A round in which both are in."""
        made = RatingRound(cohort_id=cohort.id, student_id=self.quotes.student.id)
        made.framework, made.framework_title, made.begun_at = FRAMEWORK, "Proef", at
        made.items = [RatingItem(place=0, code=code, told="Contact maken", meaning="Zo.")]
        self.school.add(made)
        self.school.commit()
        made.save({code: Said(HowFar.PRACTISING, line)}, 0)
        made.say_ready(at)
        made.rate(docent, {code: Said(HowFar.DOING, "Ik zag je dit doen.")}, at)
        self.school.commit()
        return made
