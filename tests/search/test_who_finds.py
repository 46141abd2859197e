"""AZ9, AU1: whatever is planted is found by who may read it, and by nobody else at all."""

import logging

import pytest

from learning.base.db import db
from learning.begeleiders.models import ContactRequest
from learning.competences.evidence.models import Evidence
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.competences.rating.models import RatingRound
from learning.examples.proposals.models import ExampleProposal
from learning.intervisie.threads.models import Contribution
from learning.notebook.models import NotebookPage
from learning.privacy.queries import HOLD_WORDS
from learning.readings.models import Reading
from learning.reviews.models import FeedbackVersion, Review
from learning.reviews.remarks.models import Remark
from learning.search.kinds import THEIRS
from learning.social_map.models import SocialCard
from learning.submissions.models import HandIn, Submission
from learning.submissions.showing.models import Showing
from learning.submissions.spoken.models import SpokenRequest
from learning.talks.models import TalkAnswer
from learning.werktafel.models import Addition, Question
from learning.werktafel.signals.models import Cluster
from tests.intervisie.places import Places
from tests.planting import KINDS, Planter, kinds_in, word

# What has no place of its own among what is found: earlier texts, what is being erased, and small
# notes that stand at another text and are read there.
NOT_FOUND = {
    *("eerder", "gekruist", "te-laat", "te-laat-samen", "samen-eerder", "half-eerder"),
    *("half-gekruist", "logboek-eerder", "logboek-gekruist", "portfolio-eerder", "zin-weg"),
    *("opmerking-in-de-maak", "opmerking-eerder", "overgenomen", "doorpraten", "tafel-wanneer"),
}
# Found by the student alone: docenten find the feedback that it belongs to.
FOUND_BY = {each: {"noor"} for each in ("opmerking", "opmerking-antwoord", "vraag", "antwoord")}
HOLD = [each for each in db.metadata.sorted_tables if each.name in HOLD_WORDS]
OF_OTHERS = {each.id for each in THEIRS}
# Names of places and examples that one may know stand in what is found.
TELL_A_NAME = {"kaart", "voorbeelden-groep"}


@pytest.fixture
def planted(caplog, engine, school, as_, cast, voorjaar, now, samen):
    caplog.set_level(logging.DEBUG)
    planter = Planter(school, as_, cast, voorjaar, now)
    for plant in ("work", "sharing", "reading_along", "feedback", "notebook", "together", "cards"):
        getattr(planter, plant)()
    for plant in ("werktafel", "examples", "ratings", "portfolio", "evidence", "talks"):
        getattr(planter, plant)()
    planter.spoken()
    planter.intervisie(Places(engine, school, lambda *_, **__: None, cast, voorjaar, now))
    return planter


class Behind:
    """The words behind what was found of others, where only their place is told."""

    def __init__(self, school):
        self.school = school

    def one(self, model, key):
        return self.school.query(model).filter_by(public_id=key).one()

    def words(self, kind, address) -> str:
        path, _, anchor = address.partition("#")
        key = path.split("/")[-1]
        match kind:
            case "ingeleverd" | "gedeeld":
                return self.answers(self.one(HandIn, key))
            case "getoond":
                return self.answers(self.one(Showing, key).hand_in)
            case "gegeven-feedback":
                return self.sent(self.one(HandIn, key).submission)
            case "feedback":
                return self.sent(self.one(Submission, key), with_replies=True)
            case "kaart":
                card = self.one(SocialCard, key)
                return f"{card.words} {card.remark}"
            case "contact":
                return self.one(ContactRequest, key).note
            case "praten":
                return " ".join(each.text for each in self.one(SpokenRequest, key).notes)
            case "werktafel":
                return self.one(Question, key).text
            case "werktafel-inbreng":
                return self.one(Addition, anchor.removeprefix("inbreng-")).text
            case "signalen":
                signal = self.one(Cluster, key)
                return " ".join([signal.passed_to, *(each.text for each in signal.reports)])
            case "voorbeelden-groep":
                example = self.one(ExampleProposal, key)
                return f"{example.words} {example.remark}"
            case "samen-kijken":
                found = self.one(RatingRound, key)
                lines = (said.line for each in found.items for said in each.ratings)
                return " ".join([found.talk_line, *lines])
            case "portfolios":
                its = self.one(PortfolioShare, key).portfolio
                quotes = (f"{each.quote} {each.why}" for each in self.evidence_in(its))
                return " ".join([*its.answers.values(), *quotes])
            case "intervisies":
                voice = self.one(Contribution, anchor.removeprefix("bijdrage-"))
                return str(voice.words.answers)
        return self.one(TalkAnswer, anchor.removeprefix("antwoord-")).text

    def evidence_in(self, portfolio) -> list:
        return [each.evidence for each in portfolio.items if each.evidence]

    def answers(self, hand_in) -> str:
        return " ".join(each.text or "" for each in hand_in.answers)

    def sent(self, submission, with_replies=False) -> str:
        versions = self.school.query(FeedbackVersion).join(
            Review, Review.id == FeedbackVersion.feedback_id
        )
        ids = [each.id for each in submission.hand_ins]
        found = versions.filter(Review.hand_in_id.in_(ids), FeedbackVersion.reason == "sent")
        reviews = self.school.query(Review).filter(Review.hand_in_id.in_(ids), Review.reply.has())
        replies = [f"{each.reply.question} {each.reply.answer}" for each in reviews.all()]
        for remark in self.school.query(Remark).join(Review).filter(Review.hand_in_id.in_(ids)):
            replies += [remark.text, *(each.text for each in remark.answers)]
        return str([*(each.answers for each in found), *(replies if with_replies else ())])


def everything(search, who):
    """(kind, address, title, the rest) of all that they find, page after page."""
    first = search(who, "zwaluw")
    for kind, rows in first.rows.items():
        page, seen = first, list(rows)
        if f"Toon meer: {first.names[kind]}" in first.text:
            page, seen = search(who, "zwaluw", kind=kind), []
            seen += page.rows[kind]
            while page.before:
                page = search(who, "zwaluw", kind=kind, before=page.before)
                seen += page.rows.get(kind, [])
        assert len(set(seen)) == len(seen), "nothing is there twice"
        yield from ((kind, *row) for row in seen)


def stored(school) -> set[str]:
    """The kinds that were planted here."""
    return kinds_in("".join(str(school.execute(each.select()).all()) for each in HOLD))


def test_az9_au1_everybody_finds_what_they_may_read_and_nobody_anything_else(
    planted, search, cast, caplog, school
):
    opened, behind = school.query(Reading).count(), Behind(school)
    found = {kind: set() for kind in KINDS}
    for name, user in cast.items():
        for kind, address, title, rest in everything(search, user) if user else ():
            told = kinds_in(title + rest.replace("<mark>", "").replace("</mark>", ""))
            if kind in OF_OTHERS:
                assert not told or kind in TELL_A_NAME, (name, kind, rest)
                told = kinds_in(behind.words(kind, address))
            assert told, (name, kind, address)
            for each in told:
                found[each].add(name)
    kinds = stored(school) - NOT_FOUND
    expected = {each: set(FOUND_BY.get(each, KINDS[each][0])) for each in kinds}
    found = {kind: who for kind, who in found.items() if who or kind in expected}
    for kind in expected:  # words in another box of a text that was found already
        for name in expected[kind] - found[kind]:
            page = search(cast[name], word(kind))
            found[kind] |= {name} if kinds_in(page.shown) == {kind} else set()
    assert found == expected
    assert school.query(Reading).count() == opened, "nobody opened anything by looking for it"
    assert "zwaluw" not in "\n".join(each.getMessage() for each in caplog.get_records("call"))


def test_a_nameless_asker_is_found_by_nobody_but_is_themselves(planted, search, cast, school):
    page = search(cast["bilal"], word("tafel-zonder-naam"))
    assert page.kinds == {"werktafel"}
    assert "Zonder naam" in page.shown
    assert "Sanne" not in page.shown
    assert search(cast["sanne"], word("tafel-zonder-naam")).kinds == {"vragen"}
    named = search(cast["bilal"], word("tafel-vraag"))
    assert "Van Sanne" in named.shown


def test_a_portfolio_is_not_found_by_a_quote_of_a_text_that_is_gone(planted, search, cast, school):
    karim, asked = cast["karim"], word("portfolio-bewijs")
    assert search(karim, asked).kinds == {"portfolios"}
    (quoted,) = (each for each in school.query(Evidence) if asked in each.quote)
    school.query(NotebookPage).filter_by(id=quoted.page_id).one().erase(planted.at)
    school.commit()
    assert not search(karim, asked).kinds, "others do not see it until she says that it stays"
    assert "bewijs" in search(cast["sanne"], asked).kinds
    quoted.keep(planted.at)
    school.commit()
    assert search(karim, asked).kinds == {"portfolios"}


def test_a_portfolio_is_found_until_the_day_is_over(planted, search, cast, at):
    assert search(cast["karim"], word("portfolio")).kinds == {"portfolios"}
    at("2026-12-01 09:00")
    assert not search(cast["karim"], word("portfolio")).kinds
