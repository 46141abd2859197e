"""The ways out of a thread, going on after a pause, and what one wrote oneself."""

from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.competences.evidence import queries as evidence
from learning.drafting.forms import PutBackForm
from learning.drafting.history import history_of
from learning.drafting.putting_back import putting_back
from learning.drafting.words import PUT_BACK
from learning.intervisie.follow_ups import queries as follow_ups
from learning.intervisie.follow_ups.asking import ask
from learning.intervisie.safety import queries
from learning.intervisie.safety.forms import WayOutForm
from learning.intervisie.safety.own_words import keyed_lines, own_threads
from learning.intervisie.safety.rules import ERASE, LEAVE, PAUSE, is_done, may_put_back, ways_out
from learning.intervisie.safety.words import CALLED, DONE, GOES_ON, NO_LEADER, NOBODY_CALLED
from learning.intervisie.threads import moving, safety
from learning.intervisie.threads.loading import thread_readable_by
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.queries import helpers_of
from learning.intervisie.threads.rules import is_inbrenger, is_leader, may_resume
from learning.intervisie.threads.telling import address_of, moved_from, tell, tell_of_step
from learning.intervisie.voices.finding import own_voice
from learning.notices.giving import take_back

bp = Blueprint("safety", __name__)


@bp.get("/<key>/stop")
def stop(key: str):
    """Every way out at once; each is one button."""
    found = thread_readable_by(current_user, key)
    ways = ways_out(current_user, found, clock.now())
    if not ways:
        return redirect(address_of(found))
    return render_template(
        "intervisie/safety/stop.html",
        thread=found,
        ways=ways,
        form=_form(),
        brings=is_inbrenger(current_user, found),
        is_over=ways == {ERASE},
        in_evidence=evidence.count_from_thread(current_user, found) if ERASE in ways else 0,
    )


@bp.post("/<key>/stop")
def go(key: str):
    """Pause, stop, or leave. Pressed twice it is done once."""
    form, moment = _form(), clock.now()
    what = form.what.data or ""
    with writing():
        found = one_or_404(_once(key), for_change=True)
        ways = ways_out(current_user, found, moment)
        require(what in ways or is_done(what, ways))
        if what in ways:
            before, was_leader = moved_from(found), is_leader(current_user, found)
            _go(found, what, moment)
            tell(found, current_user, before, moment)
            _tell_leaderless(found, was_leader, moment)
            said = [DONE[what], *_called(found, form, moment)]
            db.session.commit()
            for sentence in said:
                flash(sentence)
    if what == ERASE:
        traces.empty_journal()
    return redirect(_after(found))


@bp.post("/<key>/resume")
def resume(key: str):
    """Go on after a pause."""
    moment = clock.now()
    with writing():
        found = thread_readable_by(current_user, key, for_change=True)
        if found.pauses and found.pauses[-1].until_at is None:
            require(may_resume(current_user, found, moment))
            before = moved_from(found)
            safety.resume(found, moment)
            tell(found, current_user, before, moment)
            others = {each.user_id for each in found.present} - {current_user.id}
            tell_of_step(found, others, f"resumed:{found.changes}", GOES_ON, moment)
            db.session.commit()
    return redirect(address_of(found))


@bp.get("/own-words")
@signed_in
def own_words():
    """Everything one wrote in any thread, also where one left, until it is wiped."""
    rows = queries.threads_with_words_of(current_user)
    words, versions = queries.words_of(current_user), queries.versions_of(current_user)
    return render_template(
        "intervisie/safety/own_words.html",
        threads=own_threads(rows, words, versions),
        asked=follow_ups.asked_by(current_user),
        in_evidence=evidence.count_by_harvest(current_user),
    )


@bp.get("/own-words/<voice>")
def versions(voice: str):
    """The earlier texts of what one wrote in one step."""
    found = one_or_404(queries.thread_once_readable_by(current_user, voice))
    mine, phase = _words(found, voice)
    return render_template(
        "intervisie/safety/versions.html",
        voice=mine,
        phase=phase,
        history=history_of(mine.words, partial(keyed_lines, phase)),
        asked=request.args,
        may_put_back=may_put_back(current_user, found, mine, clock.now()),
    )


@bp.post("/own-words/<voice>")
def put_back(voice: str):
    """Make an earlier text the text of one's sheet again."""
    form, moment = PutBackForm(), clock.now()
    with writing():
        mine_in = queries.thread_once_readable_by(current_user, voice)
        found = one_or_404(mine_in, for_change=True)
        mine, _ = _words(found, voice)
        is_open = may_put_back(current_user, found, mine, moment)
        wrong = putting_back(mine.words, form, is_open, moment)
        db.session.commit()
    flash(wrong or PUT_BACK)
    return redirect(url_for(".versions", voice=voice) if wrong else address_of(found))


def _words(found: Thread, voice: str):
    """One's own contribution that still has its words, and the step it belongs to."""
    mine = own_voice(current_user, found, voice) or abort(404)
    phase = next((each for each in found.plan if each.id == mine.run.phase), None)
    return (mine, phase) if mine.words and phase else abort(404)


def _once(key: str):
    return queries.once_readable_by(current_user).where(Thread.public_id == key)


def _form() -> WayOutForm:
    form = WayOutForm()
    form.offer(helpers_of(current_user))
    return form


def _go(found: Thread, what: str, moment) -> None:
    if what == PAUSE:
        moving.pause(found, current_user, moment)
    elif what == LEAVE:
        safety.leave(found, current_user, moment)
        take_back([current_user.id], address_of(found), moment)
    elif found.place_of(current_user) is None:
        safety.erase_words(found, current_user, moment)
    else:
        safety.stop(found, current_user, what == ERASE, moment)


def _called(found: Thread, form: WayOutForm, moment) -> list[str]:
    """Ask whom the person chose to call; what to say of it."""
    if not form.contact.data:
        return []
    helpers = {each.public_id: each for each in helpers_of(current_user)}
    chosen = helpers.get(form.contact.data)
    if chosen is None:
        return [NOBODY_CALLED]
    ask(found, current_user, chosen.id, "", moment)
    return [CALLED.format(chosen.name)]


def _tell_leaderless(found: Thread, was_leader: bool, moment) -> None:
    if was_leader and not found.place_of(current_user) and not found.stopped_at:
        here = [each.user_id for each in found.present]
        tell_of_step(found, here, f"leaderless:{found.changes}", NO_LEADER, moment)


def _after(found: Thread) -> str:
    """The thread, for who still takes part; else one's own words."""
    return address_of(found) if found.place_of(current_user) else url_for(".own_words")
