"""What must be true after every step, whatever people did."""

from itertools import pairwise

from learning.intervisie.safety import rules as safe
from learning.intervisie.threads import phases, rules
from learning.intervisie.threads.moves import moves_for
from learning.modules.werkvormen import Role
from tests.intervisie.wild import oracle
from tests.intervisie.wild.memory import Memory


def check(play: Memory) -> None:
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
    assert standing.has_lapsed == oracle.has_lapsed(thread, play.history, play.at)
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
    for each in play.contributions():
        if each.words and each.id in play.history.words:
            same = play.history.words[each.id] == each.words.answers
            assert same, "what stands in a closed step never changes"
    lost = [token for token, author in play.said.items() if token not in texts[author]]
    assert not lost, "nothing acknowledged is lost"
