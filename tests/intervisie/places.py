"""Something real behind every address of intervisie, for the matrix and the crawl."""

from learning.base.public_id import new_public_id
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads import moving, opening
from learning.intervisie.threads.frame import BRINGING, FORM
from learning.intervisie.threads.models import FollowUp
from learning.intervisie.threads.states import Kind, Reason
from learning.intervisie.threads.writing import step_name
from tests.intervisie.play import shelf
from tests.intervisie.rooms import Room
from tests.intervisie.safety_stage import Stage

CIRCLE = ("bilal", "sanne", "noor", "fatma")
OWN = ("/edit", "/withdraw")  # about one's own text
CHOOSING = {"mark": "keuze", "say": BRINGING, "pick": BRINGING, "prefer": FORM, "form": FORM}
STRANGER = "iemand@elders.example"


class Places:
    """Sanne, Bilal, Noor and Fatma are a group; Bilal brings in, Noor leads.

    In a room Bilal leads. He asked Karim, who is begeleider, to talk on.
    """

    def __init__(self, engine, school, as_, cast, cohort, at):
        self.engine, self.school, self.as_ = engine, school, as_
        self.cast, self.at = cast, at
        people = [cast[name] for name in CIRCLE]
        school.rollback()
        key, maker = new_public_id(), people[0]
        self.group = IntervisieGroup.begin(key, "Dinsdag", cohort, people, maker, DEFAULT, at)
        for user in people:
            self.group.agree(user, 1, at)
        self.group.ask(STRANGER, cast["noor"], at)
        school.add(self.group)
        school.commit()

    def stage(self) -> Stage:
        """A thread that begins, in everybody's own time."""
        return Stage(self.engine, self.school, self.as_, self.group, self.cast, self.at)

    def room(self, until: str = "") -> Room:
        """A thread in a room, in which *until* is open; "" for the first step of the werkvorm."""
        people = {name: self.cast[name] for name in CIRCLE}
        room = Room(self.school, self.as_, self.group, people, self.at)
        thread, bilal, sanne = room.fresh(), self.cast["bilal"], self.cast["sanne"]
        while thread.run.phase not in {BRINGING, until}:
            moving.close(thread, bilal, Reason.HAND, self.at)
        if until != BRINGING:
            opening.appoint(thread, sanne, bilal, self.at)
        if not until:
            opening.choose_form(thread, shelf()["ronde"], bilal, [], bilal, self.at)
        self.school.commit()
        return room

    def behind(self, rule: str) -> tuple[str, dict]:
        """The address that *rule* stands for, and what a page would post there."""
        if "/groups/" in rule or rule.endswith("/begin"):
            return self._of_the_group(rule)
        if "/follow-ups/" in rule:
            return rule.replace("<key>", self.follow_up()), {}
        if "/werkvormen/" in rule:
            return rule.replace("<id>", "ronde"), {}
        if "/table" in rule:
            return self._in_a_room(rule)
        stage = self._played(rule)
        writer = "sanne" if rule.endswith(OWN) or "/own-words/" in rule else "fatma"
        voice = stage.voice(writer) if "<voice>" in rule else ""
        path = rule.replace("<key>", stage.fresh().public_id).replace("<voice>", voice)
        fields = {
            "example": "tuin",
            "step": step_name(stage.fresh().run),
            "who": self.cast["mats"].public_id,
        }
        return path, {**fields, "revision": "0", "what": self._pressed(rule), **self._offer(stage)}

    def follow_up(self) -> str:
        """What Bilal asked Karim; its public id."""
        thread, key = self.stage().looked_back().fresh(), new_public_id()
        bilal, karim = self.cast["bilal"].id, self.cast["karim"].id
        asked = {"asker_id": bilal, "with_id": karim, "note": "Kort.", "confirmed_at": self.at}
        thread.follow_ups.append(FollowUp(public_id=key, **asked))
        self.school.commit()
        return key

    def chosen(self, stage: Stage) -> Stage:
        """Everybody marked Bilal's casus, and he brings it in."""
        thread = stage.fresh()
        for place in thread.present:
            opening.mark(thread, place.user, {opening.offers(thread)[0].id}, self.at)
        self.school.commit()
        return stage

    def _played(self, rule: str) -> Stage:
        """A thread in the step that *rule* is about."""
        step = CHOOSING.get(rule.rsplit("/", 1)[-1])
        stage = self.stage()
        if step:
            stage.offered()
            if step != "keuze":
                self.chosen(stage)
            if step == FORM:
                thread, bilal = stage.fresh(), self.cast["bilal"]
                opening.say(thread, bilal, opening.offers(thread)[0], Kind.WILLING, self.at)
                self.school.commit()
            return stage
        if rule.endswith("/example"):
            return stage
        if rule.endswith("/follow-up"):
            return stage.looked_back()
        return stage.reacted() if "<voice>" in rule else stage.told()

    def _of_the_group(self, rule: str) -> tuple[str, dict]:
        key = self.group.public_id
        path = rule.replace("<key>", key)
        if rule.endswith("/begin"):
            path += f"?group={key}"
        elif rule.endswith("/new"):
            path += f"?cohort={self.group.cohort.public_id}"
        member = self.cast["fatma"].public_id
        return path, {"who": member if rule.endswith("/remove") else STRANGER, "version": "1"}

    def _in_a_room(self, rule: str) -> tuple[str, dict]:
        step = {"inbrenger": BRINGING, "werkvorm": FORM}
        room = self.room(step.get(rule.rsplit("/", 1)[-1], ""))
        name, turn = room.now
        path = rule.replace("<key>", room.thread.public_id)
        return path, {"step": name, "turn": turn, "what": "next"}

    def _pressed(self, rule: str) -> str:
        return {"stop": "pause", "move": "close", "say": "yes"}.get(rule.rsplit("/", 1)[-1], "")

    def _offer(self, stage: Stage) -> dict:
        offers = opening.offers(stage.fresh())
        return {"offer": offers[0].public_id, "offers": offers[0].public_id} if offers else {}
