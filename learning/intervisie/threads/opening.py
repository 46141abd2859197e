"""From *we beginnen* to the first step of the werkvorm: offers, marks, a yes, and a form.

Each verb changes one thread; raises Refused with a Dutch sentence.
"""

from collections.abc import Collection
from datetime import datetime

from learning.base.errors import Refused
from learning.intervisie.groups.models import SMALLEST, IntervisieGroup
from learning.intervisie.threads import moving
from learning.intervisie.threads.frame import (
    AGREEMENTS,
    BRINGING,
    CASUSSEN,
    MARKING,
)
from learning.intervisie.threads.models import (
    Contribution,
    Participation,
    PhaseRun,
    Stance,
    Thread,
)
from learning.intervisie.threads.phases import is_resting
from learning.intervisie.threads.states import Kind, Reason
from learning.modules.werkvormen import Depth, Role, Way, Werkvorm

What = tuple[str, str, str]  # module, opdracht and part that a thread counts for


def start(
    group: IntervisieGroup,
    by,
    way: Way,
    at: datetime,
    keeps_words: bool = True,
    counts_for: What = ("", "", ""),
    in_the_room: Collection[int] | None = None,
) -> Thread:
    """A thread of everyone in *group*; who starts it leads until a gespreksleider is chosen.

    Who did not say yes to the agreement yet takes part from their yes on. In a room
    it is of those whose ids are given: they said yes aloud.
    """
    module, opdracht, part = counts_for
    thread = Thread(
        group=group,
        way=way,
        keeps_words=keeps_words or way == Way.ONLINE,
        keeps=group.keeps,
        module=module,
        opdracht=opdracht,
        part=part,
        werkvorm_data={},
        started_at=at,
        touched_at=at,
        changes=0,
    )
    for member in group.present:
        if in_the_room is not None and member.user_id not in {by.id, *in_the_room}:
            continue
        role = Role.GESPREKSLEIDER if member.user_id == by.id else Role.DEELNEMER
        agreed = in_the_room is not None or member.agreed_to(group.agreement)
        thread.participations.append(
            Participation(user=member.user, user_id=member.user_id, role=role, asked_at=at,
                          joined_at=at if agreed else None, leads_gladly=False, prefers="")
        )  # fmt: skip
    thread.runs.append(PhaseRun(phase=AGREEMENTS, round=1, opened_at=at, turn=0))
    all_agreed(thread, at)
    return thread


def agree(thread: Thread, user, at: datetime) -> None:
    """*user*, who said yes to the agreement of the group, takes part from now on."""
    if thread.run.phase != AGREEMENTS or thread.run.closed_at:
        return
    for each in thread.participations:
        if each.user_id == user.id and not each.joined_at and not each.left_at:
            each.joined_at = thread.changed(at)
    all_agreed(thread, at)


def all_agreed(thread: Thread, at: datetime) -> None:
    """Begin once everyone who did not leave said yes; never with too few people."""
    here = [each for each in thread.participations if not each.left_at]
    is_complete = len(here) >= SMALLEST and all(each.joined_at for each in here)
    is_open = thread.run.phase == AGREEMENTS and not thread.run.closed_at
    if is_open and is_complete and not is_resting(thread):
        moving.advance(thread, None, Reason.ALL, at)


def begin_without(thread: Thread, by, at: datetime) -> None:
    """Go on without those who did not say yes. Raises Refused when too few are left."""
    if len(thread.present) < SMALLEST:
        raise Refused(f"Jullie zijn nog niet met {SMALLEST} mensen. Wacht nog even.")
    moment = thread.changed(at)
    for each in thread.participations:
        if not each.joined_at:
            each.left_at = each.left_at or moment
    moving.advance(thread, by, Reason.HAND, at)


def offers(thread: Thread) -> list[Contribution]:
    """The casussen that people offered and did not take back, in order of offering."""
    runs = [run for run in thread.runs if run.phase == CASUSSEN and run.closed_at]
    return [each for run in runs for each in run.contributions if each.is_text]


def mark(thread: Thread, user, offer_ids: set[int], at: datetime) -> None:
    """*user* marks exactly these offers, and is ready with choosing."""
    known = {each.id for each in offers(thread)}
    run = thread.run
    run.stances[:] = [each for each in run.stances if each.user_id != user.id]
    for offer_id in sorted(offer_ids & known):
        run.stances.append(Stance(user_id=user.id, offer_id=offer_id, kind=Kind.MARK, at=at))
    sheet = next((each for each in run.contributions if each.author_id == user.id), None)
    if sheet is None:
        sheet = Contribution(author_id=user.id, number=0, begun_at=at)
        run.contributions.append(sheet)
    sheet.done_at = thread.changed(at)
    moving.settle(thread, at)


def say(thread: Thread, user, offer: Contribution, kind: Kind, at: datetime) -> None:
    """What *user* says of *offer*: willing (its owner only), yes or veto. The last word counts."""
    if kind == Kind.WILLING and offer.author_id != user.id:
        raise Refused("Alleen wie de casus schreef, kan hem inbrengen.")
    run, mine = thread.run, (user.id, offer.id)
    run.stances[:] = [each for each in run.stances if (each.user_id, each.offer_id) != mine]
    run.stances.append(Stance(user_id=user.id, offer_id=offer.id, kind=kind, at=thread.changed(at)))
    if kind == Kind.WILLING and _is_everybodys(thread, offer) and not is_vetoed(thread, offer):
        bring(thread, offer, user, at)


def unsay(thread: Thread, user, offer: Contribution, at: datetime) -> None:
    """*user* takes back what they said of *offer*, also an earlier time."""
    mine = (user.id, offer.id)
    for run in thread.runs:
        if run.phase == BRINGING:
            run.stances[:] = [each for each in run.stances if (each.user_id, each.offer_id) != mine]
    thread.changed(at)


def marks(thread: Thread) -> dict[int, set[int]]:
    """Offer id → ids of the people it speaks to: who marked it or said yes, and its owner."""
    found = {each.id: {each.author_id} for each in offers(thread)}
    for run in thread.runs:
        for each in run.stances if run.phase in {MARKING, BRINGING} else ():
            if each.kind in {Kind.MARK, Kind.YES, Kind.WILLING} and each.offer_id in found:
                found[each.offer_id].add(each.user_id)
    here = {each.user_id for each in thread.present}
    return {offer: people & here for offer, people in found.items()}


def is_willing(thread: Thread, offer: Contribution) -> bool:
    """Whether the owner said: ja, ik breng hem in."""
    return any(
        each.kind == Kind.WILLING and each.offer_id == offer.id for each in thread.run.stances
    )


def is_vetoed(thread: Thread, offer: Contribution) -> bool:
    """Whether somebody whom it is about holds it back; also when they said so an earlier time."""
    said = {}
    for run in thread.runs:
        for each in run.stances if run.phase == BRINGING else ():
            if each.offer_id == offer.id:
                said[each.user_id] = each.kind
    return Kind.VETO in said.values()


def is_carried(thread: Thread, offer: Contribution) -> bool:
    """Whether it speaks to more than half of the group."""
    return len(marks(thread)[offer.id]) * 2 > len(thread.present)


def _is_everybodys(thread: Thread, offer: Contribution) -> bool:
    return len(marks(thread)[offer.id]) == len(thread.present)


def bring(thread: Thread, offer: Contribution, by, at: datetime) -> None:
    """This casus it is; its owner is the inbrenger from now on. Never against their will."""
    owner = next((each for each in thread.present if each.user_id == offer.author_id), None)
    if owner is None or not is_willing(thread, offer):
        raise Refused("Wie de casus schreef, zei nog geen ja. Zonder dat ja gaat het niet door.")
    if is_vetoed(thread, offer):
        raise Refused("Iemand wil liever niet dat jullie deze casus nemen. Kies een andere.")
    owner.role = Role.INBRENGER
    moving.advance(thread, by, Reason.HAND, at)


def appoint(thread: Thread, inbrenger, by, at: datetime) -> None:
    """In a room: *inbrenger* said aloud: ja, ik breng iets in."""
    place = thread.place_of(inbrenger)
    if place is None:
        raise Refused("Kies iemand die nu meedoet.")
    place.role = Role.INBRENGER
    moving.advance(thread, by, Reason.HAND, at)


def choose_form(
    thread: Thread, werkvorm: Werkvorm, leader, consulenten: list, by, at: datetime
) -> None:
    """The inbrenger chooses how; the werkvorm is frozen as it is now.

    *leader* and *consulenten*: users who take part. Raises Refused when it does not fit.
    """
    if not werkvorm.fits(len(thread.present), thread.way):
        raise Refused("Deze werkvorm past niet bij jullie groep. Kies een andere uit de lijst.")
    if werkvorm.depth == Depth.DEEP and thread.place_of(by).role != Role.INBRENGER:
        raise Refused("Deze werkvorm gaat diep. Alleen de inbrenger zelf kan hem kiezen.")
    _give_roles(thread, leader, consulenten, Role.CONSULENT in werkvorm.roles)
    thread.werkvorm_data = werkvorm.as_data()
    moving.advance(thread, by, Reason.HAND, at)


def _give_roles(thread: Thread, leader, consulenten: list, has_consulenten: bool) -> None:
    inbrenger = thread.holder_of(Role.INBRENGER)
    chosen = [thread.place_of(each) for each in consulenten] if has_consulenten else []
    led = thread.place_of(leader) if leader else None
    if led is None or led is inbrenger or led in chosen:
        raise Refused("Kies iemand anders als gespreksleider.")
    if has_consulenten and not (1 <= len(chosen) <= 2 and None not in chosen):
        raise Refused("Kies één of twee consulenten.")
    if inbrenger in chosen:
        raise Refused("De inbrenger kan niet ook consulent zijn.")
    for each in thread.present:
        if each is not inbrenger:
            each.role = Role.CONSULENT if each in chosen else Role.DEELNEMER
    led.role = Role.GESPREKSLEIDER
