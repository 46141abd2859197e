"""Something real behind every address of intervisie, for the matrix and the crawl."""

from learning.base.public_id import new_public_id
from learning.intervisie.follow_ups import asking
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.models import IntervisieGroup
from learning.intervisie.threads import opening
from learning.intervisie.threads.frame import BRINGING, FORM
from learning.intervisie.threads.states import Kind
from learning.intervisie.threads.writing import step_name
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

    def __init__(self, school, as_, cast, cohort, at):
        self.school, self.as_, self.cast, self.at = school, as_, cast, at
        people = [cast[name] for name in CIRCLE]
        school.rollback()
        key, maker = new_public_id(), people[0]
        self.group = IntervisieGroup.begin(key, "Dinsdag", cohort, people, maker, DEFAULT, at)
        for user in people:
            self.group.agree(user, 1, at)
        self.group.ask(STRANGER, maker, at)
        school.add(self.group)
        school.commit()

    def stage(self) -> Stage:
        """A thread that begins, in everybody's own time."""
        return Stage(self.school, self.as_, self.group, self.cast, self.at)

    def room(self) -> Room:
        """A thread that begins, in a room."""
        people = {name: self.cast[name] for name in CIRCLE}
        return Room(self.school, self.as_, self.group, people, self.at)

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
        voice = stage.voice("sanne" if rule.endswith(OWN) else "fatma") if "<voice>" in rule else ""
        path = rule.replace("<key>", stage.thread.public_id).replace("<voice>", voice)
        fields = {"step": step_name(stage.fresh().run), "who": self.cast["mats"].public_id}
        return path, {**fields, "revision": "0", "what": self._pressed(rule), **self._offer(stage)}

    def follow_up(self) -> str:
        """What Bilal asked Karim; its public id."""
        thread = self.stage().looked_back().fresh()
        asked = asking.ask(thread, self.cast["bilal"], self.cast["karim"].id, "Kort.", self.at)
        self.school.commit()
        return asked.public_id

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
        return path, {"who": STRANGER, "version": "1"}

    def _in_a_room(self, rule: str) -> tuple[str, dict]:
        room, step = self.room(), {"inbrenger": BRINGING, "werkvorm": FORM}
        last = rule.rsplit("/", 1)[-1]
        room.until(step.get(last, BRINGING))
        if last not in step:
            room.appoint("sanne", who="bilal")
            room.choose(leader="bilal", who="bilal")
        name, turn = room.now
        path = rule.replace("<key>", room.thread.public_id)
        return path, {"step": name, "turn": turn, "what": "next"}

    def _pressed(self, rule: str) -> str:
        return {"stop": "pause", "move": "close", "say": "yes"}.get(rule.rsplit("/", 1)[-1], "")

    def _offer(self, stage: Stage) -> dict:
        offers = opening.offers(stage.fresh())
        return {"offer": offers[0].public_id, "offers": offers[0].public_id} if offers else {}
