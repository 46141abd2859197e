"""A play in which anybody may try anything: what is allowed happens, what is not changes nothing.

Every move asks the same rules and calls the same verbs as the pages. After each step
``check()`` holds what must always be true.
"""

from contextlib import suppress
from itertools import pairwise

from learning.base.errors import Refused
from learning.intervisie.opening.offering import may_be_taken
from learning.intervisie.safety import rules as safe
from learning.intervisie.threads import joining, moving, opening, phases, rules, safety, writing
from learning.intervisie.threads.frame import BRINGING, CASUSSEN, FORM
from learning.intervisie.threads.moves import make_move, moves_for
from learning.intervisie.threads.states import Kind, Reason
from learning.modules.werkvormen import Role, Way
from learning.submissions.drafting import Typed
from learning.submissions.stale import Stale
from tests.intervisie import oracle
from tests.intervisie.play import Play, shelf

KINDS = [Kind.YES, Kind.WILLING, Kind.VETO]


class Wild(Play):
    """``said``: token → its writer's id, for each text that the site said it kept."""

    def __init__(self, werkvormen, *names, **options):
        super().__init__(*names, **options)
        self.werkvormen = werkvormen
        self.history = oracle.History()
        self.said, self.pages = {}, []
        self.vetoes, self.willing, self.was_open = set(), set(), None
        self.checked, self.counted, self.seen = None, 0, {}

    # the moves; each takes somebody and a number to choose by

    def writes(self, user, what):
        """Type something; every third time also *klaar*."""
        with self.turn(keeps=True) as thread:
            if not rules.may_write(user, thread, self.at):
                return
            run, sheet = thread.run, phases.sheet_of(thread.run, user.id)
            typed = self._typed(user, sheet, what)
            self._acknowledge(user, typed)
            beginning = self.beginning(user)
            writing.save(thread, run, user, typed, self.at, beginning)
            if what % 3 == 0 and not thread.phase.is_talk:
                writing.finish(thread, user, [box.key for box in self.boxes(user)], self.at)
            elif thread.phase.is_talk and what % 3:
                said = [each for each in run.contributions if each.is_text]
                answered = said[what % len(said)] if said and what % 2 else None
                writing.post_message(thread, user, answered, self.at)

    def opens_a_page(self, user, what):
        """A page that stays open, and is typed on later."""
        with self.turn() as thread:
            sheet = phases.sheet_of(thread.run, user.id)
            words = sheet.words if sheet else None
            seen = (words.revision, dict(words.answers)) if words else (0, {})
            self.pages.append((user, writing.step_name(thread.run), *seen))

    def types_on_an_old_page(self, user, what):
        """Whatever page of theirs was left open: the same step, one that closed, one that rests."""
        mine = [page for page in self.pages if page[0] is user]
        if not mine:
            return
        _, step, revision, seen = mine[what % len(mine)]
        with self.turn(keeps=True) as thread:
            here, run = thread.place_of(user), writing.run_named(thread, step)
            phase = thread.phase_of(run)
            if not (here and phases.has_floor(thread, here, phase)) or thread.wiped_at:
                return
            if not (phases.is_written_by_form(phase) and thread.keeps_words):
                return
            key = phase.fields[0].id if phase.fields else "tekst"
            token = self._token(user)
            typed = Typed({**seen, key: f"{seen.get(key, '')} {token}"}, [], revision, f"oud{what}")
            self._acknowledge(user, typed)
            if rules.is_open_for(user, thread, self.at):
                writing.save(thread, run, user, typed, self.at)
            else:
                writing.sheet_in(run, user, self.at, {}).words.keep(typed.answers, self.at)

    def is_done(self, user, what):
        with self.turn() as thread:
            if rules.may_write(user, thread, self.at):
                writing.finish(thread, user, [box.key for box in self.boxes(user)], self.at)

    def passes_this_round(self, user, what):
        with self.turn() as thread:
            if not rules.may_write(user, thread, self.at):
                return
            run = thread.run
            writing.pass_round(thread, user, self.at)
            assert phases.is_ready(run, user.id), "a pass counts as having contributed"

    def takes_up(self, user, what):
        with self.turn() as thread:
            if rules.may_write(user, thread, self.at):
                writing.take_up_again(thread, user, self.at)

    def everybody(self, user, what):
        """All who have the floor do something: most write, some pass, some are silent."""
        for number, each in enumerate(list(self.people)):
            choice = (what + number * 7) % 10
            if choice < 6:
                self.try_(self.writes, each, what + 1)
                self.try_(self.is_done, each, what)
            elif choice < 8:
                self.try_(self.passes_this_round, each, what)
            self.try_(self.marks_some, each, what)

    def kindly_on(self, user, what):
        """What the step asks is done by all, so that it closes if it can."""
        with self.turn() as thread:
            if oracle.state(thread, self.history, self.at) != "bezig":
                return
            by = thread.holder_of(Role.GESPREKSLEIDER) or thread.holder_of(Role.INBRENGER)
        for each in self.people:
            self.helps(each)
        if by:
            self.moves(by.user, what)

    def moves(self, user, what):
        """A button on the open step."""
        with self.turn() as thread:
            names = list(moves_for(user, thread, self.at))
            if names:
                self._move(thread, names[what % len(names)], user)

    def _move(self, thread, name, user):
        run = thread.run
        undone = {run.id} if name in {"repeat", "unshown", "back", "casussen", "again"} else set()
        if name == "repeat" and not phases.is_too_thin(thread):
            undone = set()
        if name == "back":
            order = self.history.steps.index
            told = order(self.history.phases[0].id)  # in writing only back to the casus
            back_to = told if thread.keeps_words else order(run.phase) - 1
            undone |= {each.id for each in thread.runs if order(each.phase) >= back_to}
        if name in {"again", "casussen"}:
            self.history.werkvorm = None
        make_move(name, thread, user, self.at)
        self.history.undone |= undone

    def steps_back(self, user, what):
        """The question was not clear."""
        with self.turn() as thread:
            for by in (Role.GESPREKSLEIDER, Role.INBRENGER):
                place = thread.holder_of(by)
                if place and "back" in moves_for(place.user, thread, self.at):
                    return self._move(thread, "back", place.user)

    # the opening

    def agrees(self, user, what):
        with self.turn() as thread:
            opening.agree(thread, user, self.at)

    def marks_some(self, user, what):
        with self.turn() as thread:
            if rules.may_mark(user, thread, self.at):
                found = opening.offers(thread)
                ids = {each.id for number, each in enumerate(found) if (what + number) % 3}
                opening.mark(thread, user, ids, self.at)

    def says_something(self, user, what):
        with self.turn() as thread:
            found = opening.offers(thread)
            if found and rules.may_say(user, thread, self.at):
                offer, kind = found[what % len(found)], KINDS[(what // 3) % 3]
                self._say(thread, user, offer, None if what % 11 == 10 else kind)

    def _say(self, thread, user, offer, kind):
        """None: what they said is taken back. The play remembers who is willing and who is not."""
        if kind == Kind.WILLING and offer.author_id != user.id:
            return
        self.vetoes.discard((user.id, offer.id))
        self.willing.discard((user.id, offer.id))
        if kind is None:
            opening.unsay(thread, user, offer, self.at)
            return
        if kind in {Kind.VETO, Kind.WILLING}:
            (self.vetoes if kind == Kind.VETO else self.willing).add((user.id, offer.id))
        opening.say(thread, user, offer, kind, self.at)

    def picks(self, user, what):
        with self.turn() as thread:
            if not rules.may_pick(user, thread, self.at):
                return
            found = opening.offers(thread)
            if thread.way == Way.TOGETHER and not found:
                opening.appoint(thread, self.people[what % len(self.people)], user, self.at)
            elif found and may_be_taken(thread, found[what % len(found)], self.at):
                opening.bring(thread, found[what % len(found)], user, self.at)

    def chooses_how(self, user, what):
        with self.turn() as thread:
            if not rules.may_choose_form(user, thread, self.at):
                return
            werkvorm = self.werkvormen[what % len(self.werkvormen)]
            leader = self.people[what % len(self.people)]
            consulent = self.people[(what + 1 + what % 2) % len(self.people)]
            inbrenger = thread.holder_of(Role.INBRENGER).user
            opening.choose_form(thread, werkvorm, leader, [consulent], inbrenger, self.at)
            self.history.werkvorm = werkvorm

    # safety

    def pauses_it(self, user, what):
        with self.turn() as thread:
            if rules.may_pause(user, thread, self.at):
                moving.pause(thread, user, self.at)

    def goes_on(self, user, what):
        with self.turn() as thread:
            if rules.may_resume(user, thread, self.at):
                safety.resume(thread, self.at)

    def stops_it(self, user, what):
        with self.turn() as thread:
            if rules.may_stop(user, thread) and what % 4 == 0:
                safety.stop(thread, user, what % 8 == 0, self.at)
                if what % 8 == 0:
                    self._forget(user)

    def leaves(self, user, what):
        with self.turn() as thread:
            if thread.place_of(user) and safe.may_leave(user, thread):
                safety.leave(thread, user, self.at)

    def leaves_the_group(self, user, what):
        """And what they take part in; also the inbrenger."""
        with self.turn() as thread:
            member = thread.group.member(user)
            if member and what % 3 == 0 and not (thread.stopped_at or thread.ended_at):
                thread.group.leave(user, self.at)
                if any(each.user_id == user.id for each in thread.participations):
                    safety.leave(thread, user, self.at)

    def asks_to_join(self, user, what):
        with self.turn() as thread:
            if safe.may_ask_to_join(user, thread, self.at):
                joining.ask_to_join(thread, user, self.at)

    def answers_a_newcomer(self, user, what):
        """One of them says yes or no; every second time all of them say yes."""
        for by in self.people if what % 2 else [user]:
            with self.turn() as thread:
                waiting, present = joining.waiting(thread), oracle.here(thread)
                if not waiting or not safe.may_answer_newcomer(by, thread, waiting[0], self.at):
                    continue
                if what % 10 == 0:
                    joining.decline(thread, waiting[0], self.at)
                    return
                joining.welcome(thread, waiting[0], by, self.at)
                newcomers = oracle.here(thread) - present
                yes = {each.by_id for each in waiting[0].consents}
                assert not newcomers or present <= yes, "nobody comes in without the yes of all"

    def offers_to_lead(self, user, what):
        with self.turn() as thread:
            if rules.may_take_over(user, thread, self.at):
                safety.offer_to_lead(thread, user, self.at)

    def answers_who_offers_to_lead(self, user, what):
        with self.turn() as thread:
            offer = safety.open_offer(thread)
            if offer and rules.may_agree_to_take_over(user, thread, offer, self.at):
                answer = safety.refuse_lead if what % 4 == 0 else safety.accept_lead
                answer(thread, offer, self.at)

    def withdraws(self, user, what):
        with self.turn() as thread:
            mine = [e for e in safety.contributions_of(thread, user) if safe.may_withdraw(user, e)]
            if mine and thread.place_of(user):
                writing.withdraw(thread, mine[what % len(mine)], self.at)

    def is_hurt(self, user, what):
        with self.turn() as thread:
            others = [each for each in self.seen_by(user) if each.author_id != user.id]
            others = [each for each in others if safe.may_hide(user, thread, each)]
            if others and thread.place_of(user):
                safety.hide(thread, others[what % len(others)], user, self.at)

    def gives_back(self, user, what):
        with self.turn() as thread:
            there = [each for each in thread.run.contributions
                     if safe.may_give_back(user, thread, each, self.at)]  # fmt: skip
            if there:
                safety.give_back(thread, there[what % len(there)], "open-vraag", self.at)

    # time

    def hours_pass(self, user, what):
        self.later(hours=1 + what % 40)

    def days_pass(self, user, what):
        self.later(days=1 + what % 9)

    def the_clock_goes_back(self, user, what):
        self.later(minutes=-(1 + what * 37 % 3000))

    # helping: the shortest way on, for somebody who is there

    def helps(self, user) -> bool:
        """*user* does what brings the thread on; False when there is nothing they can do."""
        before = self.thread.changes
        for help_ in (
            self._resumes, self._opens, self._chooses, self._rounds, self._closes, self._leads,
        ):  # fmt: skip
            with suppress(Refused):
                help_(user, 0)
            if self.thread.changes != before:
                self.observe()
                return True
        return False

    def _resumes(self, user, what):
        self.goes_on(user, what)

    def _opens(self, user, what):
        self.agrees(user, what)
        with self.turn() as thread:
            if thread.run.phase == CASUSSEN and rules.may_write(user, thread, self.at):
                offered = {each.author_id for each in thread.run.contributions if each.is_text}
                is_ready = phases.is_ready(thread.run, user.id)
                if not offered and is_ready:
                    writing.take_up_again(thread, user, self.at)
                if not offered:
                    self._fill_in(thread, user)
                elif not is_ready:
                    writing.pass_round(thread, user, self.at)
        with self.turn() as thread:
            if rules.may_mark(user, thread, self.at) and not phases.is_ready(thread.run, user.id):
                ids = {each.id for each in opening.offers(thread)}
                opening.mark(thread, user, ids, self.at)

    def _chooses(self, user, what):
        with self.turn() as thread:
            if rules.may_say(user, thread, self.at):
                self._brings(thread, user)
        with self.turn() as thread:
            if rules.may_choose_form(user, thread, self.at):
                inbrenger = thread.holder_of(Role.INBRENGER).user
                others = [each.user for each in thread.present if each.user_id != inbrenger.id]
                fitting = [each for each in shelf().values()
                           if each.fits(len(thread.present), thread.way)]  # fmt: skip
                if not fitting:
                    moving.stop(thread, user, self.at)
                    return
                consulenten = others[1:2] if Role.CONSULENT in fitting[0].roles else []
                opening.choose_form(
                    thread, fitting[0], others[0], consulenten, inbrenger, self.at
                )  # fmt: skip
                self.history.werkvorm = fitting[0]

    def _brings(self, thread, user):
        said = {(each.user_id, each.offer_id): each.kind for each in thread.run.stances}
        for offer in opening.offers(thread):
            if opening.is_vetoed(thread, offer):
                mine = (offer.id, user.id, Kind.VETO)
                said_ = [(s.offer_id, s.user_id, s.kind) for r in thread.runs for s in r.stances]
                if mine in said_:
                    self._say(thread, user, offer, None)
                continue
            if offer.author_id == user.id:
                if said.get((user.id, offer.id)) != Kind.WILLING:
                    return self._say(thread, user, offer, Kind.WILLING)
            elif (user.id, offer.id) not in said:
                return self._say(thread, user, offer, Kind.YES)
        if rules.may_pick(user, thread, self.at):
            for offer in opening.offers(thread):
                owner_is_here = offer.author_id in oracle.here(thread)
                free = opening.is_willing(thread, offer) and not opening.is_vetoed(thread, offer)
                if owner_is_here and free and may_be_taken(thread, offer, self.at):
                    return opening.bring(thread, offer, user, self.at)
            if thread.way == Way.TOGETHER and not opening.offers(thread):
                return opening.appoint(thread, user, user, self.at)
        return None

    def _rounds(self, user, what):
        with self.turn() as thread:
            if thread.run.phase == CASUSSEN or phases.is_ready(thread.run, user.id):
                return
            if rules.may_write(user, thread, self.at):
                if thread.phase.is_talk or not self.boxes(user):
                    writing.pass_round(thread, user, self.at)
                else:
                    self._fill_in(thread, user)

    def _closes(self, user, what):
        with self.turn() as thread:
            names = moves_for(user, thread, self.at)
            too_few = phases.is_too_thin(thread) and not phases.asks_leader(
                thread, phases.stands(thread, self.at)
            )
            stuck = phases.stands(thread, self.at).has_lapsed
            for name in ("begin", "go-on", "close", "unshown"):
                if name in names and not (name == "unshown" and too_few):
                    if name == "close" and not phases.all_ready(thread):
                        continue  # others may still be writing
                    if name == "begin" and len(thread.present) < 3:
                        continue
                    return self._move(thread, name, user)
            for name in ("casussen", "again"):
                if name in names and stuck and not self._can_be_brought(thread):
                    return self._move(thread, name, user)
            if thread.run.phase == "afspraken" and rules.may_stop(user, thread) and stuck:
                moving.stop(thread, user, self.at)  # nobody else says yes

    def _can_be_brought(self, thread) -> bool:
        if thread.run.phase == FORM:
            return False
        active = {each.id for each in self.people} - {each.id for each in self.absent}
        return any(
            each.author_id in active & oracle.here(thread) and not opening.is_vetoed(thread, each)
            for each in opening.offers(thread)
        )

    def _leads(self, user, what):
        self.answers_who_offers_to_lead(user, 1)
        with self.turn() as thread:
            led = thread.holder_of(Role.GESPREKSLEIDER)
            if (led is None or led.user_id in {each.id for each in self.absent}) and (
                rules.may_take_over(user, thread, self.at) and not safety.open_offer(thread)
            ):
                safety.offer_to_lead(thread, user, self.at)

    def _fill_in(self, thread, user):
        sheet = phases.sheet_of(thread.run, user.id)
        typed = self._typed(user, sheet, 0)
        self._acknowledge(user, typed)
        writing.save(thread, thread.run, user, typed, self.at, self.beginning(user))
        writing.finish(thread, user, [box.key for box in self.boxes(user)], self.at)

    # what a play remembers

    absent = ()

    def turn(self, keeps=False):
        return super().turn()

    def beginning(self, user):
        return {}

    def try_(self, move, user, what):
        """One move; a refusal changes nothing, unless it keeps words."""
        before = self.fingerprint()
        try:
            move(user, what)
        except (Refused, Stale):
            if move.__name__ not in {"writes", "types_on_an_old_page"}:
                self.number()
                assert self.fingerprint() == before, f"{move.__name__} was refused half-way"
        self.number()
        self.observe()

    def fingerprint(self):
        """Everything that happened, without words."""
        thread = self.thread
        return (
            thread.changes, thread.stopped_at, thread.ended_at, len(thread.pauses),
            tuple((run.phase, run.closed_at, run.reason, len(run.stances)) for run in thread.runs),
            tuple((p.user_id, p.role, p.joined_at, p.left_at) for p in thread.participations),
            tuple((each.id, each.done_at, each.passed_at, each.withdrawn_at)
                  for run in thread.runs for each in run.contributions if each.is_ready),
        )  # fmt: skip

    def begin_here(self):
        """What happened until now was no wild play, and is not looked at."""
        self.was_open = None
        self.observe()

    def observe(self):
        self._observe_the_choice()
        for run in self.thread.runs:
            if run.closed_at and run.id not in self.history.givers:
                given = {each.author_id for each in run.contributions if each.is_text}
                self.history.givers[run.id] = len(given)
                if run.reason == Reason.ALL:
                    self._observe_that_all_were_ready(run)

    def _observe_that_all_were_ready(self, run):
        assert not any(pause.until_at is None for pause in self.thread.pauses), "during a pause"
        ready = {each.author_id for each in run.contributions if each.number == 0 and each.is_ready}
        if run.phase in {"casussen", "keuze", "oogst"}:
            assert oracle.here(self.thread) <= ready
        for user in self.people if run.phase not in {*oracle.OPENING, *oracle.ENDING} else ():
            if oracle.has_floor(self.thread, self.history, user.id, run.phase):
                assert user.id in ready, "closed before all were ready"

    def _observe_the_choice(self):
        """No casus was brought in against the will of its owner, or of somebody it is about."""
        before, self.was_open = self.was_open, self.thread.run.phase
        found = opening.offers(self.thread)
        if (before, self.was_open) == (BRINGING, FORM) and found:
            inbrenger = self.thread.holder_of(Role.INBRENGER).user_id
            held = {offer for _, offer in self.vetoes}
            assert any((inbrenger, o.id) in self.willing and o.id not in held for o in found)
        if self.was_open != BRINGING:
            self.willing.clear()

    def reads(self, user):
        """What the engine shows to *user* who asks for the page: ids of contributions."""
        if not any(each.user_id == user.id for each in self.thread.present):
            return set()
        hidden = {h.contribution_id for h in self.thread.hurts if h.reader_id == user.id}
        return {each.id for each in self.seen_by(user)
                if each.author_id == user.id or each.id not in hidden}  # fmt: skip

    def contributions(self):
        return [each for run in self.thread.runs for each in run.contributions]

    def _typed(self, user, sheet, what):
        words = sheet.words if sheet else None
        seen = dict(words.answers) if words else {}
        answers, boxes = {}, self.boxes(user)
        for number, box in enumerate(boxes):
            if box.choices:
                answers[box.key] = box.choices[what % len(box.choices)].id
            elif what % 2 == 0 or number == what % len(boxes):
                answers[box.key] = f"{seen.get(box.key, '')} {self._token(user)}"
        return Typed(answers, [], words.revision if words else 0, f"blad{next(self.texts)}")

    def _token(self, user):
        return f"<{next(self.texts)}>"

    def _acknowledge(self, user, typed):
        for text in typed.answers.values():
            for token in text.split():
                if token.startswith("<"):
                    self.said[token] = user.id

    def _forget(self, user):
        self.said = {token: author for token, author in self.said.items() if author != user.id}


MOVES = [
    *["everybody"] * 4, *["kindly_on"] * 6, *["writes"] * 4, *["moves"] * 4, *["is_done"] * 2,
    *["passes_this_round"] * 2, *["types_on_an_old_page"] * 2, "takes_up", "opens_a_page",
    "steps_back", "agrees", "marks_some", *["says_something"] * 3, *["picks"] * 2, "withdraws",
    *["chooses_how"] * 2, "pauses_it", *["goes_on"] * 2, "stops_it", "leaves", "leaves_the_group",
    "asks_to_join", *["answers_a_newcomer"] * 2, *["offers_to_lead"] * 2, "is_hurt", "gives_back",
    *["answers_who_offers_to_lead"] * 2, *["hours_pass"] * 2, *["days_pass"] * 2,
    "the_clock_goes_back",
]  # fmt: skip
OPENING_MOVES = [
    *["marks_some"] * 4, *["says_something"] * 8, *["picks"] * 4, *["chooses_how"] * 3, "everybody",
    *["moves"] * 4, *["writes"] * 3, *["is_done"] * 3, *["passes_this_round"] * 2, "withdraws",
    "agrees", "leaves", "pauses_it", *["goes_on"] * 2, "offers_to_lead", "takes_up", "asks_to_join",
    *["answers_who_offers_to_lead"] * 2, "answers_a_newcomer", "hours_pass", "days_pass",
]  # fmt: skip


def check(play: Wild) -> None:
    """What must be true after every step. Where nothing happened it is still true."""
    now = oracle.state(play.thread, play.history, play.at)
    what = (play.fingerprint(), now, len(play.thread.hurts), play.history.werkvorm)
    if len(play.said) != play.counted:
        _check_nothing_lost(play)
        play.counted = len(play.said)
    if what == play.checked:
        return
    play.checked = what
    thread = play.thread
    expected = {"afwezig": "wacht op de inbrenger"}.get(now, now)
    standing = phases.stands(thread, play.at)
    assert standing.state == expected, (standing.state, now)
    _check_reading(play)
    for user in play.people:
        may = oracle.may_write(thread, play.history, user.id, play.at)
        assert rules.may_write(user, thread, play.at) == may, (user.name, thread.run.phase)
    _check_runs(play)
    roles = [each.role for each in thread.present]
    assert roles.count(Role.INBRENGER) <= 1
    assert roles.count(Role.GESPREKSLEIDER) <= 1
    if not oracle.is_over(now) and thread.run.phase not in oracle.OPENING[:4]:
        assert roles.count(Role.INBRENGER) == 1, "without an inbrenger there is no casus"
    assert thread.werkvorm == play.history.werkvorm, "a werkvorm is frozen when it is chosen"
    if oracle.is_over(now):
        _check_over(play)
    else:
        _check_way_out(play)
    _check_nothing_lost(play)


def _check_reading(play):
    thread = play.thread
    blind = oracle.is_blind_now(thread, play.history)
    play.seen = {}
    for user in play.people:
        may = oracle.readable(thread, play.history, user.id, play.at)
        does = play.seen[user.id] = play.reads(user)
        assert does == may, (user.name, thread.run.phase, does ^ may)
        if blind:
            of_others = {each.id for each in thread.run.contributions if each.author_id != user.id}
            assert not does & of_others, "blind is blind for everyone"


def _check_runs(play):
    runs = play.thread.runs
    for run in runs:
        moments = [each.done_at or each.passed_at for each in run.contributions if each.is_ready]
        if run.closed_at:
            assert run.reason is not None
            assert run.closed_at >= run.opened_at
            assert all(moment <= run.closed_at for moment in moments)
        assert all(moment >= run.opened_at for moment in moments)
    for one, two in pairwise(runs):
        assert one.closed_at is not None
        assert two.opened_at >= one.closed_at, "steps never overlap"
    over = play.thread.ended_at or play.thread.stopped_at
    assert bool(runs[-1].closed_at) == bool(over)
    for phase in {run.phase for run in runs}:
        rounds = [run.round for run in runs if run.phase == phase]
        assert rounds == list(range(1, len(rounds) + 1))


def _check_over(play):
    thread, at = play.thread, play.at
    for user in play.people:
        assert not moves_for(user, thread, at)
        may = (
            rules.may_write, rules.may_mark, rules.may_say, rules.may_pick, rules.may_choose_form,
            rules.may_pause, rules.may_resume, rules.may_take_over, rules.may_close,
            safe.may_ask_to_join,
        )  # fmt: skip
        assert not [each.__name__ for each in may if each(user, thread, at)]


def _check_way_out(play):
    """Somebody who is there can end it; nobody is locked up in it."""
    thread, at = play.thread, play.at
    here = [each.user for each in thread.present]
    if not here:
        assert thread.run.phase == "afspraken", "without anybody it stops"
        return
    stops = any(rules.may_stop(user, thread) for user in here)
    leads = len(here) > 1 and any(rules.may_take_over(user, thread, at) for user in here)
    last = len(here) == 1 and safe.may_leave(here[0], thread)
    assert stops or leads or last


def _check_nothing_lost(play):
    kept = {user.id: [] for user in play.people}
    for each in play.contributions():
        if each.words:
            for answers in [each.words.answers, *(old.answers for old in each.words.versions)]:
                kept[each.author_id] += answers.values()
    texts = {author: " ".join(map(str, found)) for author, found in kept.items()}
    lost = [token for token, author in play.said.items() if token not in texts[author]]
    assert not lost, "nothing acknowledged is lost"


def bring_home(play: Wild, absent, days=150) -> str:
    """Whoever is not *absent* helps until it is over; how it ended, or a dead end."""
    play.absent = absent
    away, idle = {each.id for each in absent}, 0
    until = play.at.toordinal() + days
    while play.at.toordinal() < until:
        now = oracle.state(play.thread, play.history, play.at)
        if oracle.is_over(now):
            return now
        active = [each for each in play.people if each.id not in away]
        helped = [play.helps(each) for each in active]
        idle = 0 if any(helped) else idle + 1
        if idle:
            play.later(hours=40)
        if idle > 20 and stops_or_is_alone(play, active):
            return "gestopt"
        check(play)
    raise AssertionError(
        f"a dead end in {play.thread.run.phase} without {[u.name for u in absent]}"
    )


def stops_or_is_alone(play: Wild, active) -> bool:
    """When nothing helps: whoever may stop it does; somebody all alone can simply leave."""
    here = oracle.here(play.thread)
    for user in active:
        if user.id in here and rules.may_stop(user, play.thread):
            play.stops(user)
            return True
    return len([each for each in active if each.id in here]) <= 1
