"""AZ3, AZ5–AZ8: who reads what. Everybody for whom a text is found is told, and nobody else.

For everything that people write: ``found``, by asking the door of it for everybody in the cast;
``told``, the people behind the sentence above the box; and both as they should be. Then once more
after every way in which it changes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from learning.accounts.models import User
from learning.base.db import db
from learning.begeleiders import queries as contacts
from learning.begeleiders.models import ContactRequest
from learning.begeleiders.rules import How
from learning.cohorts.models import Cohort
from learning.competences.evidence import queries as evidence
from learning.competences.evidence.models import Evidence
from learning.competences.portfolio.models import Portfolio
from learning.competences.portfolio.seeing import undecided_in
from learning.competences.portfolio.sharing import queries as portfolios
from learning.competences.portfolio.sharing.rules import ReaderAs
from learning.competences.rating import queries as ratings
from learning.competences.rating.models import Rating
from learning.drafting.draft import Typed
from learning.examples.proposals import queries as proposals
from learning.examples.proposals.models import ExampleProposal
from learning.intervisie.groups import queries as groups
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.safety.queries import words_of
from learning.intervisie.threads import queries as threads
from learning.intervisie.threads.frame import CASUSSEN
from learning.intervisie.threads.models import Contribution, FollowUp, Thread
from learning.modules.parts import Circle
from learning.notebook import queries as notebook
from learning.notebook.models import TEXT, NotebookPage
from learning.reviews import queries as reviews
from learning.reviews.models import Review
from learning.reviews.remarks import queries as remarks
from learning.reviews.remarks.models import Remark
from learning.reviews.sentences import queries as sentences
from learning.reviews.sentences.models import OwnSentence
from learning.social_map import queries as cards
from learning.social_map.models import SocialCard
from learning.submissions import queries as submissions
from learning.submissions.models import Agreement, DraftVersion, HandIn, Submission
from learning.submissions.showing.models import ReaderRole
from learning.submissions.spoken import queries as spoken
from learning.submissions.spoken.models import SpokenNote, SpokenRequest
from learning.submissions.together import queries as together
from learning.submissions.together.models import WorkGroup
from learning.talks import queries as talks
from learning.talks.models import TalkAnswer
from learning.werktafel import queries as werktafel
from learning.werktafel.handovers import queries as handovers
from learning.werktafel.handovers.models import Handover
from learning.werktafel.models import Addition, Question
from learning.werktafel.signals import queries as signals
from learning.werktafel.signals.models import Cluster
from tests.companions import asks_colleague, companion_of, shows
from tests.competences.portfolio.stored import portfolio_of, shared_with
from tests.competences.quotes import Quotes
from tests.competences.rating.rounds import Round
from tests.examples.made import example_of
from tests.intervisie.places import Places
from tests.intervisie.play import shelf
from tests.joint import Joint
from tests.remarking import remark_on
from tests.sharing import Shared
from tests.social_map.cards import card_of
from tests.talks.talking import Placed
from tests.werktafel import asking
from tests.work import Work


def rows_of(select):
    """The door that is this Select."""
    return lambda user, _at: {each.id for each in db.session.scalars(select(user)).unique()}


def rows_at(select):
    """The same of a door that asks for the moment too."""
    return lambda user, at: {each.id for each in db.session.scalars(select(user, at)).unique()}


def versions(user, _at):
    mine = db.session.scalars(submissions.readable_by(user)).unique()
    return {each.id for work in mine for each in work.draft.versions}


def voices(user, at):
    """In every thread in which one takes part; and one's own anywhere."""
    inside = db.session.scalars(threads.readable_by(user)).unique()
    shown = [row for each in inside for row in threads.contributions_shown_to(user, each, at)]
    return {each.id for each in [*shown, *words_of(user)]}


def evidences(user, at):
    """One's own; and what stands in every portfolio that one reads."""
    found = {each.id for each in db.session.scalars(evidence.readable_by(user))}
    for each in db.session.scalars(portfolios.readable_by(user, at)):
        undecided = undecided_in(each)
        found |= {item.evidence_id for item in each.items if item.evidence} - undecided
    return found


@dataclass(frozen=True)
class Kind:
    """A kind of text: the table; the door (user, moment) → numbers of rows; and who is told."""

    of: type
    finds: Callable
    told: Callable


WORK = Kind(
    Submission,
    rows_of(submissions.readable_by),
    submissions.readers_of,
)
VERSION = Kind(
    DraftVersion,
    versions,
    lambda each, at: submissions.readers_of(db.session.get(Submission, each.submission_id), at),
)
HAND_IN = Kind(
    HandIn,
    rows_at(submissions.hand_ins_readable_by),
    submissions.readers_of,
)
REVIEWABLE = Kind(
    HandIn,
    rows_of(submissions.hand_ins_reviewable_by),
    lambda each, _at: [] if each.taken_back_at else submissions.docent_readers_of(each),
)
REMARK = Kind(Remark, rows_of(remarks.readable_by), lambda each, _at: remarks.readers_of(each))
FEEDBACK = Kind(Review, rows_of(reviews.readable_by), lambda each, _at: reviews.readers_of(each))
VOICE = Kind(Contribution, voices, threads.voice_readers_of)
THREAD = Kind(Thread, rows_of(threads.readable_by), lambda each, _at: threads.readers_of(each))
FOLLOW_UP = Kind(
    FollowUp,
    rows_of(threads.follow_up_readable_by),
    lambda each, _at: threads.follow_up_readers_of(each),
)
SPOKEN_NOTE = Kind(
    SpokenNote,
    rows_of(spoken.notes_readable_by),
    lambda each, _at: spoken.readers_of(db.session.get(SpokenRequest, each.request_id)),
)
PAGE = Kind(
    NotebookPage,
    rows_of(notebook.readable_by),
    lambda each, _at: notebook.readers_of(each),
)
WORK_GROUP = Kind(
    WorkGroup,
    rows_of(together.readable_by),
    lambda each, _at: together.readers_of(each),
)
AGREEMENT = Kind(
    IntervisieGroup,
    rows_of(groups.readable_by),
    lambda each, _at: groups.readers_of(each),
)
ANSWER = Kind(
    TalkAnswer,
    rows_of(talks.answers_readable_by),
    lambda each, _at: talks.readers_of(each),
)
SENTENCE = Kind(
    OwnSentence,
    rows_of(sentences.readable_by),
    lambda each, _at: sentences.readers_of(each),
)
CARD = Kind(SocialCard, rows_of(cards.readable_by), lambda each, _at: cards.readers_of(each))
EXAMPLE = Kind(
    ExampleProposal,
    rows_of(proposals.readable_by),
    lambda each, _at: proposals.readers_of(each),
)
CONTACT = Kind(
    ContactRequest,
    rows_of(contacts.readable_by),
    lambda each, _at: contacts.readers_of(each),
)

RATING = Kind(
    Rating,
    rows_at(ratings.ratings_open_to),
    ratings.readers_of,
)

PORTFOLIO = Kind(Portfolio, rows_at(portfolios.readable_by), portfolios.readers_of)
EVIDENCE = Kind(Evidence, evidences, evidence.readers_of)
QUESTION = Kind(
    Question,
    rows_of(werktafel.readable_by),
    lambda each, _at: werktafel.readers_of(each),
)
ADDITION = Kind(
    Addition,
    rows_of(werktafel.additions_readable_by),
    lambda each, _at: werktafel.addition_readers_of(each),
)
HANDOVER = Kind(
    Handover,
    rows_of(handovers.readable_by),
    lambda each, _at: handovers.readers_of(each),
)
SIGNAL = Kind(
    Cluster,
    rows_of(signals.readable_by),
    lambda each, _at: signals.readers_of(each),
)

DOCENTEN = "anna joost"
GROUP = "bilal fatma noor sanne"
KINDS = {  # what there is: its kind, and who reads it at first
    "draft": (WORK, "sanne"),
    "version of a draft": (VERSION, "sanne"),
    "hand-in": (HAND_IN, f"sanne {DOCENTEN}"),
    "shared with one": (HAND_IN, f"sanne bilal {DOCENTEN}"),
    "shared with a few": (HAND_IN, f"sanne bilal noor {DOCENTEN}"),
    "shared with all": (HAND_IN, f"{GROUP} {DOCENTEN}"),
    "shared, own first": (HAND_IN, f"sanne fatma {DOCENTEN}"),
    "work to review": (REVIEWABLE, f"sanne {DOCENTEN}"),
    "feedback in the making": (FEEDBACK, "joost"),
    "feedback on what is shared": (FEEDBACK, f"sanne {DOCENTEN}"),
    "remark in the making": (REMARK, "joost"),
    "remark": (REMARK, f"sanne {DOCENTEN}"),
    "note about a talk": (SPOKEN_NOTE, f"sanne {DOCENTEN}"),
    "note that was agreed": (SPOKEN_NOTE, f"sanne {DOCENTEN}"),
    "thread": (THREAD, GROUP),
    "offer": (VOICE, GROUP),
    "casus": (VOICE, GROUP),
    "blind": (VOICE, "sanne"),
    "sealed": (VOICE, "bilal"),
    "in the round": (VOICE, GROUP),
    "private": (VOICE, "bilal"),
    "in the making": (VOICE, "noor"),
    "follow-up": (FOLLOW_UP, "bilal karim"),
    "agreement": (AGREEMENT, GROUP),
    "draft of two": (WORK, "bilal sanne"),
    "version of two": (VERSION, "bilal sanne"),
    "hand-in of two": (HAND_IN, f"bilal sanne {DOCENTEN}"),
    "one's own beside that": (WORK, "bilal"),
    "work group": (WORK_GROUP, "bilal noor sanne"),
    "page of a logboek": (PAGE, "sanne"),
    "placed in a talk": (HAND_IN, f"{GROUP} {DOCENTEN}"),
    "answer in a talk": (ANSWER, f"{GROUP} {DOCENTEN}"),
    "own sentence of a docent": (SENTENCE, "anna"),
    "card that waits": (CARD, f"sanne {DOCENTEN}"),
    "card on the map": (CARD, f"{GROUP} {DOCENTEN} karim"),
    "example that waits": (EXAMPLE, f"sanne {DOCENTEN}"),
    "example of the cohort": (EXAMPLE, f"{GROUP} {DOCENTEN} karim"),
    "example taken back": (EXAMPLE, "sanne"),
    "shown to the begeleider": (HAND_IN, f"bilal karim {DOCENTEN}"),
    "shown to the praktijkopleider": (HAND_IN, f"bilal paula {DOCENTEN}"),
    "shown to a second docent": (HAND_IN, f"bilal ria {DOCENTEN}"),
    "asked for a second docent": (HAND_IN, f"noor {DOCENTEN}"),
    "shown for two weeks": (HAND_IN, f"noor karim {DOCENTEN}"),
    "asked for contact": (CONTACT, "sanne karim"),
    "question on the table": (QUESTION, f"{GROUP} {DOCENTEN} karim"),
    "question off the table": (QUESTION, f"sanne {DOCENTEN}"),
    "added to a question": (ADDITION, f"{GROUP} {DOCENTEN} karim"),
    "walking along": (HANDOVER, "bilal sanne"),
    "signaal": (SIGNAL, f"{GROUP} {DOCENTEN} karim"),
    "evidence": (EVIDENCE, "sanne"),
    "evidence in a portfolio": (EVIDENCE, "sanne karim"),
    "portfolio": (PORTFOLIO, "sanne karim"),
    "portfolio for two weeks": (PORTFOLIO, "fatma bilal"),
    "rating that is in": (RATING, "sanne"),
    "rating when both are in": (RATING, f"sanne {DOCENTEN}"),
    "what the docent sees": (RATING, f"sanne {DOCENTEN}"),
    "rating in a portfolio": (RATING, f"sanne {DOCENTEN} karim"),
}


class Scene:
    """One of everything. ``ids``: what there is → its number. Sanne wrote it, or what it says."""

    def __init__(self, app, school, engine, cast, cohort, at):
        self.app, self.school, self.cast, self.at = app, school, cast, at
        self.cohort, self.ids = cohort.id, {}
        self.work(cohort)
        self.show(cohort)
        self.rate(cohort)
        self.show_portfolios()
        self.ask(cohort)
        self.places = Places(engine, school, lambda *_, **__: None, cast, cohort, at)
        self.consult()

    def work(self, cohort):
        sanne, bilal, noor, fatma = (self.cast[each] for each in GROUP_IN_ORDER)
        own = Work(self.school, sanne, cohort, self.at)
        own.hand_in()
        own.review(self.cast["joost"], sent=False)
        [version] = own.submission.draft.versions
        self.shared = [
            self.text(cohort, "paar").shares(Circle.TWEETAL, bilal),
            self.text(cohort, "groep").shares(Circle.GROEPJE, bilal, noor),
            self.text(cohort, "allen").shares(Circle.COHORT),
            self.text(cohort, "eerst").shares(Circle.COHORT, own_first=True),
        ]
        self.text(cohort, "eerst", fatma)
        review = self.shared[2].review(self.cast["anna"])
        notes = [self.talk(cohort, part) for part in ("zoeken", "gesprek")]
        notes[1].agree(sanne, 1, self.at)
        self.school.commit()
        self.joint = Joint(self.school, cohort, self.at, sanne, bilal).asks(noor)
        of_two = self.joint.hand_in("Van ons samen.")
        beside = Work(self.school, bilal, cohort, self.at, "samen", "plan", module="samen")
        placed = Placed(self.school, fatma, cohort, self.at).places()
        page = NotebookPage.begin(sanne, self.at)
        page.save(Typed({TEXT: "Een bladzijde."}, [], 0), self.at)
        self.school.add(page)
        self.school.commit()
        quotes = Quotes(self.school, sanne, cohort, self.at)
        quoted, self.shown_quote = (quotes.of(page, "Een bladzijde.") for _ in range(2))
        self.school.commit()
        one, few, everybody, first = (each.submission.handed_in.id for each in self.shared)
        self.own = own
        self.ids |= {
            "draft": own.submission.id,
            "version of a draft": version.id,
            "hand-in": own.submission.handed_in.id,
            "work to review": everybody,
            "feedback in the making": self.school.query(Review).filter_by(sent_at=None).one().id,
            "feedback on what is shared": review.id,
            "remark in the making": remark_on(own, self.cast["joost"], "buur", "Wie?").id,
            "remark": remark_on(self.shared[2], self.cast["anna"], "e", "Hoe?").id,
            "note about a talk": notes[0].note.id,
            "note that was agreed": notes[1].note.id,
            "page of a logboek": page.id,
            "evidence": quoted.id,
            "evidence in a portfolio": self.shown_quote.id,
            "draft of two": self.joint.submission.id,
            "version of two": self.joint.submission.draft.versions[0].id,
            "hand-in of two": of_two.id,
            "one's own beside that": beside.submission.id,
            "work group": self.joint.group.id,
            "placed in a talk": placed.submission.handed_in.id,
            "own sentence of a docent": self.sentence().id,
            "card that waits": card_of(*self.finder(cohort)).id,
            "card on the map": card_of(*self.finder(cohort), "approved").id,
            "example that waits": example_of(*self.finder(cohort)).id,
            "example of the cohort": example_of(*self.finder(cohort), "accepted").id,
            "example taken back": example_of(*self.finder(cohort), "taken back").id,
            "answer in a talk": placed.answered(noor, "Waar was dat?").id,
            "shared with one": one,
            "shared with a few": few,
            "shared with all": everybody,
            "shared, own first": first,
        }

    def show(self, cohort):
        """Texts of Bilal and Noor that somebody may read by name, and one who is only asked."""
        bilal, noor, anna, ria, karim, paula = (
            self.cast[each] for each in ("bilal", "noor", "anna", "ria", "karim", "paula")
        )
        self.companion = companion_of(self.school, bilal, paula, cohort, self.at)
        texts = {
            name: self.text(cohort, part, student)
            for name, part, student in (
                ("shown to the begeleider", "paar", bilal),
                ("shown to the praktijkopleider", "groep", bilal),
                ("shown to a second docent", "allen", bilal),
                ("asked for a second docent", "paar", noor),
                ("shown for two weeks", "groep", noor),
            )
        }
        begeleider, companion, second, asked, weeks = texts.values()
        self.showings = [
            shows(begeleider, karim),
            shows(companion, paula, ReaderRole.PRAKTIJKOPLEIDER),
            shows(weeks, karim, until=self.at + timedelta(weeks=2)),
            asks_colleague(second, anna, ria),
        ]
        self.showings[-1].agree(self.at)
        self.school.commit()
        asks_colleague(asked, anna, ria)
        contact = ContactRequest(student_id=self.cast["sanne"].id, cohort_id=cohort.id, note="Ja.")
        contact.with_id, contact.how = karim.id, How.CALL
        contact.asked_at = contact.due_at = self.at
        self.school.add(contact)
        self.school.commit()
        self.ids |= {name: each.submission.handed_in.id for name, each in texts.items()}
        self.ids["asked for contact"] = contact.id

    def ask(self, cohort):
        """Sanne's questions: three alike, one that a docent took off the table."""
        sanne, bilal = self.cast["sanne"], self.cast["bilal"]
        about = self.school, sanne, cohort, self.at
        asked, hidden, *others = (asking.asked(*about, f"Vraag {each}?") for each in range(4))
        hidden.hide(hidden.revision, self.at)
        self.school.commit()
        self.ids |= {
            "question on the table": asked.id,
            "question off the table": hidden.id,
            "added to a question": asking.added(self.school, asked, bilal, self.at).id,
            "walking along": asking.walked(self.school, asked, bilal, self.at).id,
            "signaal": asking.linked(self.school, [asked, *others], self.at).id,
        }

    def show_portfolios(self):
        """Sanne's to Karim, and Fatma's to Bilal for two weeks."""
        about = (
            ("portfolio", "sanne", "karim", ReaderAs.BEGELEIDER, 60),
            ("portfolio for two weeks", "fatma", "bilal", ReaderAs.STUDENT, 14),
        )
        self.portfolios = []
        for name, who, reader, role, days in about:
            made = portfolio_of(self.school, self.cast[who], self.at)
            shown = shared_with(self.school, made, self.cast[reader], role, self.at, days)
            self.portfolios.append(shown)
            if who == "sanne":
                made.add_evidence(self.shown_quote)
                made.add_rating(self.shown_item)
                self.school.commit()
            self.ids[name] = made.id

    def rate(self, cohort):
        """Sanne and Anna are both in; and a next round in which only Sanne is."""
        anna = self.cast["anna"]
        rounds = [Round(self.school, self.cast["sanne"], cohort, self.at).seen_by(anna)]
        rounds.append(Round(self.school, self.cast["sanne"], cohort, self.at).ready())
        both, waits = (each.round.items[0].ratings for each in rounds)
        [own] = rounds[0].round.items[1].ratings
        self.ids["rating in a portfolio"], self.shown_item = own.id, own.item_id
        self.ids["rating that is in"] = waits[0].id
        by = {each.author_id: each.id for each in both}
        self.ids["rating when both are in"] = by[self.cast["sanne"].id]
        self.ids["what the docent sees"] = by[anna.id]

    def sentence(self) -> OwnSentence:
        made = OwnSentence(docent_id=self.cast["anna"].id, text="Mooi gezien.", made_at=self.at)
        self.school.add(made)
        self.school.commit()
        return made

    def finder(self, cohort):
        return self.school, self.cast["sanne"], cohort, self.cast["anna"], self.at

    def text(self, cohort, part, student=None):
        made = Shared(self.school, student or self.cast["sanne"], cohort, self.at, part)
        made.hands_in()
        return made

    def talk(self, cohort, part) -> SpokenRequest:
        """Sanne would rather talk; Anna wrote a note."""
        work = Work(self.school, self.cast["sanne"], cohort, self.at, "kijk-rond", part)
        made = SpokenRequest.begin(work.submission, self.at)
        made.propose("Wij spraken elkaar.", Agreement.TALKED, self.cast["anna"], 0, self.at)
        self.school.add(made)
        self.school.commit()
        self.talks = [*getattr(self, "talks", []), work]
        return made

    def consult(self):
        """A blind round with a sealed text beside it; a round that is shown, with a silence."""
        blind = self.places.stage().told(shelf()["ronde"])
        self.shown = self.places.stage().reacted()
        blind.does("bilal", gedaan="Ik liep door.")
        blind.does("sanne", zie="Ik zie iets.", idee="Wachten.")
        blind.does("noor", then=None, zie="Half.")
        note = {f"notitie.{self.shown.voice('sanne')}": "Voor mij."}
        self.shown.does("bilal", then=None, **note)
        asked = self.asks_to_talk(self.shown.fresh())
        self.ids |= {
            "thread": self.shown.id,
            "offer": self.shown.contribution("bilal", CASUSSEN).id,
            "casus": self.shown.contribution("bilal", "verhaal").id,
            "in the round": self.shown.contribution("sanne").id,
            "private": self.shown.contribution("bilal", self.shown.fresh().run.phase).id,
            "blind": blind.contribution("sanne").id,
            "in the making": blind.contribution("noor").id,
            "sealed": blind.contribution("bilal", "verzegeld").id,
            "follow-up": asked.id,
            "agreement": self.places.group.id,
        }

    def asks_to_talk(self, thread) -> FollowUp:
        who = {"asker_id": self.cast["bilal"].id, "with_id": self.cast["karim"].id}
        thread.follow_ups.append(FollowUp(**who, note="Kort.", confirmed_at=self.at))
        self.school.commit()
        return thread.follow_ups[0]

    # what happens

    def leaves(self, who):
        for seat in self.fresh(Cohort, self.cohort).memberships:
            if seat.user_id == self.cast[who].id:
                seat.leave(self.at)
        self.school.commit()

    def closes(self, who):
        self.fresh(User, self.cast[who].id).deactivate(self.at)
        self.school.commit()

    def leaves_the_group(self, who):
        group = self.fresh(IntervisieGroup, self.places.group.id)
        group.leave(self.cast[who], self.at)
        self.school.commit()

    def is_hurt_by(self, reader):
        self.shown.browsers.as_ = self.as_
        voice = self.shown.voice("sanne")
        assert self.shown.post(reader, f"/contributions/{voice}/hurt") == 302

    def takes_back(self, who):
        self.shown.browsers.as_ = self.as_
        voice = self.shown.voice(who)
        assert self.shown.post(who, f"/contributions/{voice}/withdraw") == 302

    def stops(self, who):
        self.shown.browsers.as_ = self.as_
        assert self.shown.stop(who, "keep") == 302

    def goes_alone(self, who):
        self.joint.leaves(self.cast[who])

    def later(self, **time):
        self.at += timedelta(**time)

    def takes_portfolios_back(self):
        self.school.expire_all()
        for each in self.portfolios:
            each.withdraw(self.at)
        self.school.commit()

    def each_shown(self, verb):
        self.school.expire_all()
        for each in self.showings:
            getattr(each, verb)(self.at)
        self.school.commit()

    def each_shared(self, verb, *arguments):
        for each in self.shared:
            each.does(verb, *arguments)

    def each_talked(self, verb, *arguments):
        self.school.expire_all()
        for each in self.talks:
            getattr(each.submission, verb)(*arguments)
        self.school.commit()

    def fresh(self, kind, number):
        self.school.rollback()
        self.school.expire_all()
        return self.school.get(kind, number)

    # what one sees of it

    def found(self) -> dict[str, set[str]]:
        with self.app.app_context():
            users = [db.session.get(User, each.id) for each in self.cast.values() if each]
            behind = {
                (kind, user.name.lower()): kind.finds(user, self.at)
                for kind in {kind for kind, _ in KINDS.values()}
                for user in users
                if user.is_active
            }
            return {
                name: {who for door, who in behind if door is kind and number in behind[door, who]}
                for name, (kind, _) in KINDS.items()
                for number in [self.ids[name]]
            }

    def told(self) -> dict[str, set[str]]:
        with self.app.app_context():
            return {
                name: {
                    each.name.lower()
                    for each in kind.told(db.session.get(kind.of, self.ids[name]), self.at)
                }
                for name, (kind, _) in KINDS.items()
            }


GROUP_IN_ORDER = ("sanne", "bilal", "noor", "fatma")
TALK = ["placed in a talk", "answer in a talk"]
SHARED = [name for name in KINDS if name.startswith("shared")]
ALONE = f"sanne {DOCENTEN}"


def without(*who):
    """Nobody of *who* reads anything any more."""
    return {
        name: " ".join(set(at_first.split()) - set(who)) for name, (_, at_first) in KINDS.items()
    }


def talk_without(who):
    return {name: each for name, each in without(who).items() if name in TALK}


def only(names, readers):
    return dict.fromkeys(names, readers)


NOTES = ["note about a talk", "note that was agreed"]
OF_STUDENTS = [
    *("hand-in", "hand-in of two", *TALK, *SHARED, "work to review"),
    *("feedback on what is shared", "remark", *NOTES),
    *("card that waits", "card on the map", "example that waits", "example of the cohort"),
    *(name for name in KINDS if "shown" in name),
    *("question on the table", "question off the table", "added to a question", "signaal"),
    *("asked for a second docent", "rating when both are in", "what the docent sees"),
    "rating in a portfolio",
]
SHOWN = ["portfolio", "evidence in a portfolio"]  # to Karim
BILALS = ["shown to the begeleider", "shown to the praktijkopleider"]
LATER = {  # what happens: how, and for which texts that makes a difference
    "nothing": (lambda scene: None, {}),
    "a reader leaves the cohort": (
        lambda scene: scene.leaves("bilal"),
        only(SHARED[:1], ALONE)
        | {"shared with a few": f"{ALONE} noor", "shared with all": f"{ALONE} noor fatma"}
        | talk_without("bilal")
        | only(["card on the map", "example of the cohort"], f"{ALONE} noor fatma karim")
        | only(BILALS, f"bilal {DOCENTEN}")
        | only(["question on the table", "signaal"], f"{ALONE} noor fatma karim")
        | {"portfolio for two weeks": "fatma", "walking along": "sanne"},
    ),
    "the writer leaves the cohort": (
        lambda scene: scene.leaves("sanne"),
        only(SHARED, ALONE)
        | talk_without("sanne")
        | only(SHOWN, "sanne")
        | {"rating in a portfolio": ALONE}
        | only(["added to a question", "signaal"], f"bilal noor fatma {DOCENTEN} karim"),
    ),
    "a docent leaves the cohort": (
        lambda scene: scene.leaves("joost"),
        {name: each for name, each in without("joost").items() if name in OF_STUDENTS}
        | {"feedback in the making": "", "remark in the making": ""},
    ),
    "a reader's account is closed": (
        lambda scene: scene.closes("bilal"),
        without("bilal") | only(BILALS, DOCENTEN),
    ),
    "a docent's account is closed": (
        lambda scene: scene.closes("anna"),
        without("anna") | {"shown to a second docent": "bilal joost"},
    ),
    "the begeleider leaves the cohort": (
        lambda scene: scene.leaves("karim"),
        {
            "shown to the begeleider": f"bilal {DOCENTEN}",
            "shown for two weeks": f"noor {DOCENTEN}",
            "asked for contact": "sanne",
            **only(SHOWN, "sanne"),
            "rating in a portfolio": ALONE,
            "card on the map": f"{GROUP} {DOCENTEN}",
            "example of the cohort": f"{GROUP} {DOCENTEN}",
            **only(["question on the table", "added to a question"], f"{GROUP} {DOCENTEN}"),
            "signaal": f"{GROUP} {DOCENTEN}",
        },
    ),
    "two weeks go by": (
        lambda scene: scene.later(weeks=2),
        {"shown for two weeks": f"noor {DOCENTEN}", "portfolio for two weeks": "fatma"},
    ),
    "the time of the praktijkopleider is over": (
        lambda scene: scene.later(days=30),
        {
            "shown for two weeks": f"noor {DOCENTEN}",
            "portfolio for two weeks": "fatma",
            "shown to the praktijkopleider": f"bilal {DOCENTEN}",
        },
    ),
    "nobody reads along by name any more": (
        lambda scene: scene.each_shown("withdraw"),
        {
            **only([*BILALS, "shown to a second docent"], f"bilal {DOCENTEN}"),
            "shown for two weeks": f"noor {DOCENTEN}",
        },
    ),
    "portfolios are taken back": (
        lambda scene: scene.takes_portfolios_back(),
        only(SHOWN, "sanne") | {"portfolio for two weeks": "fatma", "rating in a portfolio": ALONE},
    ),
    "the writer's account is closed": (
        lambda scene: scene.closes("sanne"),
        without("sanne")
        | only(SHARED, DOCENTEN)
        | only(SHOWN, "")
        | {"rating in a portfolio": DOCENTEN},
    ),
    "a wider circle": (
        lambda scene: scene.shared[0].shares(Circle.COHORT),
        {"shared with one": f"{GROUP} {DOCENTEN}"},
    ),
    "another circle": (
        lambda scene: scene.shared[2].shares(Circle.TWEETAL, scene.cast["noor"]),
        {"shared with all": f"{ALONE} noor"},
    ),
    "no circle any more": (
        lambda scene: scene.each_shared("stop_sharing", scene.at),
        only(SHARED, ALONE),
    ),
    "taken back": (
        lambda scene: scene.shared[1].does("take_back", False, scene.at),
        {"shared with a few": ""},
    ),
    "erased": (
        lambda scene: scene.each_shared("erase", scene.at),
        only(SHARED, "")  # not answered yet, so taken back too
        | only(
            ["shared with all", "work to review", "feedback on what is shared", "remark"], "sanne"
        ),
    ),
    "work that was talked about is erased": (
        lambda scene: scene.each_talked("erase", scene.at),
        only(NOTES, ""),
    ),
    "erased and undone": (
        lambda scene: [scene.each_shared("erase", scene.at), scene.each_shared("restore")],
        only(SHARED, ALONE),
    ),
    "one of two goes on alone": (
        lambda scene: scene.goes_alone("sanne"),
        {
            "draft of two": "bilal",
            "version of two": "bilal",
            "hand-in of two": f"bilal {DOCENTEN}",
            "work group": "bilal noor",
        },
    ),
    "somebody leaves the intervisie group": (
        lambda scene: scene.leaves_the_group("noor"),
        {
            name: " ".join(set(readers.split()) - {"noor"})
            for name, (kind, readers) in KINDS.items()
            if kind in {VOICE, THREAD, AGREEMENT} and readers == GROUP
        },
    ),
    "a text hurts": (
        lambda scene: scene.is_hurt_by("fatma"),
        {"in the round": "bilal noor sanne"},
    ),
    "a text is taken back": (lambda scene: scene.takes_back("sanne"), {"in the round": "sanne"}),
    "the thread stops": (
        lambda scene: scene.stops("bilal"),
        {"offer": "bilal", "casus": "bilal", "in the round": "sanne"},
    ),
}


@pytest.fixture
def scene(app, school, engine, as_, cast, voorjaar, now):
    made = Scene(app, school, engine, cast, voorjaar, now)
    made.as_ = as_
    return made


@pytest.mark.parametrize("event", LATER)
def test_who_is_told_is_who_finds_it_and_as_it_should_be(scene, event):
    happens, changes = LATER[event]
    happens(scene)
    expected = {name: set(readers.split()) for name, (_, readers) in KINDS.items()}
    expected |= {name: set(readers.split()) for name, readers in changes.items()}
    assert scene.found() == expected
    assert scene.told() == expected
