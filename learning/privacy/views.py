"""Who read my texts, everything one wrote in one place, and erasing it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from learning.base import clock, traces
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.base.place import as_place, place_from
from learning.competences.evidence import queries as evidence
from learning.modules.live import current_shelf
from learning.modules.titles import work_title
from learning.privacy import queries
from learning.privacy.erasing import effect_on, has_words, may_undo
from learning.privacy.texts import texts_from
from learning.privacy.things import by_day, openings_from
from learning.privacy.wiping import wipe
from learning.reviews import queries as reviews
from learning.submissions import queries as submissions
from learning.submissions.models import Submission
from learning.submissions.rules import may_write
from learning.submissions.sharing import telling
from learning.submissions.sharing.readers import readers_of_all
from learning.submissions.showing import queries as showing
from learning.submissions.showing.telling import take_back as take_back_shown
from learning.submissions.spoken import queries as spoken
from learning.submissions.spoken import telling as spoken_telling
from learning.submissions.together import telling as together
from learning.submissions.words import WORDS
from learning.talks import queries as talks
from learning.waiting.current import forget_mine, forget_of

MOST_TEXTS = 1000  # more parts than anybody begins

bp = Blueprint("privacy", __name__, url_prefix="/privacy")


@bp.get("/")
@signed_in
def readings():
    """Every time somebody else opened a text of the person who asks, newest first."""
    rows = queries.openings_about(current_user, place_from(request.args.get("after")))
    more, rows = len(rows) > queries.PAGE, rows[: queries.PAGE]
    openings = openings_from(
        rows,
        queries.works_among(rows),
        queries.steps_among(rows),
        current_shelf(clock.now()).modules,
    )
    return render_template(
        "privacy/readings.html",
        days=by_day(openings),
        is_first_page="after" not in request.args,
        more=as_place(rows[-1].at, rows[-1].id) if more else None,
    )


@bp.get("/texts")
@signed_in
def texts():
    """Everything one wrote, with a way to erase each of it."""
    return render_template(
        "privacy/texts.html",
        texts=texts_from(
            submissions.open_work_of(current_user, MOST_TEXTS),
            queries.texts_of(current_user),
            current_shelf(clock.now()).modules,
        ),
        words=WORDS,
        wrote_in_intervisie=queries.wrote_in_intervisie(current_user),
        gave_feedback=queries.gave_feedback(current_user),
        answered_in_talks=talks.has_answered(current_user),
    )


@bp.get("/texts/<key>/erase")
def ask(key: str):
    """What erasing takes along and what stays, before it is done. Shows none of the text."""
    found = one_or_404(submissions.readable_by(current_user).filter_by(public_id=key))
    has_note = spoken.has_notes(found)
    if found.draft.erased_at or not (has_words(found) or has_note):
        return redirect(url_for("submissions.submission", key=key))
    modules = current_shelf(clock.now()).modules
    return render_template(
        "privacy/erase.html",
        work=found,
        title=work_title(modules, found.module, found.opdracht, found.part),
        effect=effect_on(found, reviews.sent_on(found), has_note),
        readers=readers_of_all(found, current_user, clock.now()),
        others=[each.name for each in found.writers if each.id != current_user.id],
        has_asked=found.group and found.group.partner(current_user).erase_asked_at,
        wrote_in_intervisie=queries.wrote_in_intervisie(current_user),
        in_evidence=evidence.count_from_work(current_user, found),
    )


@bp.post("/texts/<key>/erase")
def erase(key: str):
    """Nobody else reads it from now on; undone until UNDO is over. Pressed twice it is once."""
    moment = clock.now()
    with writing():
        found = _mine(key)
        require(may_write(current_user, found))
        has_any = has_words(found) or spoken.has_notes(found)
        if has_any and not found.draft.erased_at:
            if found.group and "keep" in request.form:
                found.group.keep_text(current_user)
            elif found.group and not found.group.want_erased(current_user, moment):
                what = f"erase:{moment.isoformat()}"
                together.tell_others(found.group, current_user, what, together.ERASE, moment)
                flash(together.NOT_ALL_YET)
            else:
                telling.take_back(found, moment)
                take_back_shown(showing.addresses_about(found), moment)
                spoken_telling.take_back(spoken.all_about(found), moment)
                found.erase(moment)
            db.session.commit()
        writers = [each.public_id for each in found.writers if found.draft.erased_at]
    forget_of({current_user.public_id, *writers})
    return redirect(url_for("submissions.submission", key=key))


@bp.post("/texts/<key>/restore")
def restore(key: str):
    """Undo it: all is back as it was, but for with whom it was shared."""
    moment = clock.now()
    with writing():
        found = _mine(key)
        require(may_write(current_user, found))
        if not (found.draft.erased_at or has_words(found) or spoken.has_notes(found)):
            raise Refused("Deze tekst is helemaal gewist. Terughalen kan niet meer.")
        if found.draft.erased_at:
            if not may_undo(found, moment):
                raise Refused("De tijd om terug te halen is om. We wissen deze tekst nu.")
            found.restore()
            db.session.commit()
            flash("Je tekst is terug. Alles is weer zoals het was.")
    return redirect(url_for("submissions.submission", key=key))


@bp.post("/texts/<key>/wipe")
def wipe_now(key: str):
    """Forget it for good, without waiting."""
    with writing():
        found = _mine(key)
        require(may_write(current_user, found))
        is_erased = bool(found.draft.erased_at)
        if is_erased:
            wipe(found, clock.now())
            db.session.commit()
    if is_erased:
        forget_mine()
        traces.empty_journal()
        flash("Je tekst is helemaal gewist.")
    return redirect(url_for(".texts"))


def _mine(key: str) -> Submission:
    """One's own work with its hand-ins; neither changes until this transaction ends."""
    mine = submissions.readable_by(current_user).filter_by(public_id=key)
    found = one_or_404(mine, for_change=True)
    queries.hold_hand_ins(found)
    return found
