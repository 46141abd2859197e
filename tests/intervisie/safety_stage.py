"""A thread with Bilal's casus and Noor as gespreksleider, played up to a step; then by pages."""

from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from learning.accounts.models import User
from learning.drafting.draft import Typed
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads import moving, opening, writing
from learning.intervisie.threads.boxes import boxes_of
from learning.intervisie.threads.models import (
    Contribution,
    ContributionVersion,
    ContributionWords,
    Thread,
)
from learning.intervisie.threads.states import Kind, Reason
from learning.modules.werkvormen import Form, Phase, Role, Shown, Way, Werkvorm
from learning.notices.models import Notice
from tests.intervisie.play import shelf

OFFER = "Iets met een poes."
CASUS = "De poes zat op de oprit."
ADVICE = {"sanne": "Sanne ziet een drempel.", "fatma": "Fatma zou wachten."}


@contextmanager
def fetched(engine):
    """Every text that comes out of SQLite inside the block, as a list that grows."""
    texts = []

    def keep(raw: bytes) -> str:
        texts.append(raw.decode())
        return texts[-1]

    def watch(connection, *_rest):
        connection.text_factory = keep

    def unwatch(connection, *_rest):
        connection.text_factory = str

    event.listen(engine, "checkout", watch)
    event.listen(engine, "checkin", unwatch)
    yield texts
    event.remove(engine, "checkout", watch)
    event.remove(engine, "checkin", unwatch)


def talking() -> Werkvorm:
    """A werkvorm with a talk in it, that everyone reads at once."""
    ronde = shelf()["ronde"]
    everyone = (Role.INBRENGER, Role.DEELNEMER, Role.GESPREKSLEIDER)
    talk = Phase(
        id="gesprek",
        title="Samen nadenken",
        writers=everyone,
        form=Form.TALK,
        most=None,
        shown=Shown.AT_ONCE,
        replies=True,
        closers=(Role.GESPREKSLEIDER,),
        when_all=True,
        fields=ronde.phase("reacties").fields[:1],
    )
    return Werkvorm(**{**vars(ronde), "id": "praten", "phases": (ronde.phase("verhaal"), talk)})


class Browsers(dict):
    """A browser for each of *cast*, signed in when it is first used."""

    def __init__(self, as_, cast):
        super().__init__()
        self.as_, self.cast = as_, cast

    def __missing__(self, name):
        self[name] = self.as_(self.cast[name], own_device=True)
        return self[name]


class Stage:
    """*cast*: everybody by name; those of *group* take part. ``home``: the thread's page."""

    def __init__(self, engine, school, as_, group, cast, at):
        self.engine, self.school = engine, school
        self.cast, self.at = cast, at
        self.browsers = Browsers(as_, cast)
        self.play = None
        with self.playing() as play:
            group = play.get(IntervisieGroup, group.id)
            thread = opening.start(group, self.person("noor"), Way.ONLINE, at)
            play.add(thread)
            play.flush()
            self.id, self.home = thread.id, f"/intervisie/{thread.public_id}"

    @contextmanager
    def playing(self):
        """All that is played inside, as one transaction of the test's own."""
        if self.play:
            yield self.play
            return
        self.school.rollback()
        with Session(self.engine.execution_options(writing=True)) as self.play:
            yield self.play
            self.play.commit()
        self.play = None

    def person(self, name):
        return self.play.get(User, self.cast[name].id)

    # up to a step, by the verbs

    def offered(self):
        """Bilal offered a casus; the marking is open."""
        with self.playing():
            self.does("bilal", titel="De oprit", situatie=OFFER)
            self.passes("sanne", "noor", "fatma")
        return self

    def told(self, werkvorm=None):
        """The casus was told; the round of reactions (or the talk) is open."""
        with self.playing() as play:
            self.offered()
            thread, bilal = play.get(Thread, self.id), self.person("bilal")
            (offer,) = opening.offers(thread)
            for place in thread.present:
                opening.mark(thread, place.user, {offer.id}, self.at)
            opening.say(thread, bilal, offer, Kind.WILLING, self.at)
            form, noor = werkvorm or shelf()["ronde"], self.person("noor")
            opening.choose_form(thread, form, noor, [], bilal, self.at)
            self.does("bilal", casus=CASUS, feedbackvraag="Wat valt je op?")
            if werkvorm is None:
                self.passes("bilal")
        return self

    def reacted(self):
        """Sanne, Fatma and Noor reacted; the round is shown, and Bilal has his silence."""
        with self.playing():
            self.told()
            for name, text in {**ADVICE, "noor": "Noor hoort een vraag."}.items():
                self.does(name, zie=text, idee="Even kijken.")
        return self

    def looked_back(self, doorpraten="begeleider", lastig="Ik slaap er slecht van."):
        """Bilal told what he did and looked back; everybody may say what they take along."""
        with self.playing():
            self.reacted()
            self.passes("bilal")
            self.does("bilal", gedaan="Ik liep door.", reactie="Dank jullie wel.")
            self.does("bilal", bruikbaar="ja", lastig=lastig, doorpraten=doorpraten)
        return self

    def ended(self, **looked_back):
        with self.playing():
            self.looked_back(**looked_back)
            self.passes("sanne", "bilal", "noor", "fatma")
        return self

    def does(self, name, then=writing.finish, **answers):
        """Write on the sheet of the open step, and *klaar*; ``then=None`` leaves a draft."""
        with self.playing() as play:
            thread, user = play.get(Thread, self.id), self.person(name)
            sheet = writing.sheet_in(thread.run, user, self.at, {})
            typed = Typed(answers, [], sheet.words.revision, "test")
            writing.save(thread, thread.run, user, typed, self.at)
            if then is writing.finish:
                then(thread, user, [box.key for box in boxes_of(thread.phase)], self.at)
            elif then is writing.post_message:
                then(thread, user, None, self.at)
            play.flush()

    def says(self, name, text):
        """A message in the talk; its public id."""
        self.does(name, then=writing.post_message, zie=text)
        return self.voice(name, "gesprek")

    def passes(self, *names):
        with self.playing() as play:
            for name in names:
                writing.pass_round(play.get(Thread, self.id), self.person(name), self.at)
            play.flush()

    def closes(self):
        with self.playing() as play:
            moving.close(play.get(Thread, self.id), self.person("noor"), Reason.HAND, self.at)

    # by the pages

    def page(self, who, path="") -> str:
        answer = self.browsers[who].get(self.home + path)
        assert answer.status_code == 200
        return answer.text

    def get(self, who, path="") -> int:
        return self.browsers[who].get(self.home + path).status_code

    def post(self, name, path, /, **data) -> int:
        return self.browsers[name].post(self.home + path, data=data).status_code

    def stop(self, who, what, **data) -> int:
        return self.post(who, "/stop", what=what, **data)

    # what there is

    def fresh(self):
        """The thread as the database has it now."""
        self.school.rollback()
        self.school.expire_all()
        return self.school.get(Thread, self.id)

    def contribution(self, name, phase="reacties") -> Contribution:
        runs = [run for run in self.fresh().runs if run.phase == phase]
        user = self.cast[name]
        return [each for each in runs[-1].contributions if each.author_id == user.id][-1]

    def voice(self, name, phase="reacties") -> str:
        return self.contribution(name, phase).public_id

    def place(self, name):
        user = self.cast[name]
        return next(each for each in self.fresh().participations if each.user_id == user.id)

    def words_of(self, name) -> list[str]:
        """Every text of somebody that the database holds, kept versions included."""
        user = self.cast[name]
        found = []
        for kind in (ContributionWords, ContributionVersion):
            on = (
                ContributionWords.contribution_id == Contribution.id
                if kind is ContributionWords
                else ContributionVersion.words_id == Contribution.id
            )
            rows = select(kind.answers).join(Contribution, on)
            found += self.school.scalars(rows.where(Contribution.author_id == user.id))
        return [text for answers in found for text in answers.values() if text]

    def notices(self, name) -> list[str]:
        """What somebody was told and has not seen yet, oldest first."""
        rows = select(Notice.words).where(
            Notice.user_id == self.cast[name].id, Notice.seen_at.is_(None)
        )
        return list(self.school.scalars(rows.order_by(Notice.id)))

    def later(self, at, **time):
        """Set the clock further on; ``at`` is the fixture."""
        self.at += timedelta(**time)
        at(self.at.strftime("%Y-%m-%d %H:%M"))
        return self
