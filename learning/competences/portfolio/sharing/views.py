"""Letting people read a portfolio, and reading one."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from learning.accounts.models import User
from learning.base import clock
from learning.base.access import one_or_404, require, signed_in
from learning.base.db import db, writing
from learning.base.errors import Refused
from learning.competences.portfolio import queries as portfolios
from learning.competences.portfolio.models import Portfolio
from learning.competences.portfolio.rules import may_change
from learning.competences.portfolio.seeing import as_seen
from learning.competences.portfolio.sharing import queries, telling
from learning.competences.portfolio.sharing.ending import close
from learning.competences.portfolio.sharing.forms import ShareForm, share_form
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.competences.portfolio.sharing.rules import ReaderAs, until_after
from learning.notices.giving import saw
from learning.readings.opening import opened

bp = Blueprint("sharing", __name__)

NOT_NOW = "Deze persoon kun je nu niet kiezen. Kies iemand anders."
NO_DAY = "Kies een dag na vandaag, en binnen een jaar."


@bp.get("/shared")
@signed_in
def all_shown():
    """Whose portfolios this reader may read."""
    moment = clock.now()
    return render_template(
        "competences/portfolio/sharing/all_shown.html",
        shares=queries.shown_to(current_user, moment),
    )


@bp.get("/shared/<key>")
def read(key: str):
    """One portfolio, as it is now. Whose it is sees that it was opened: one reading for all that
    is in it, quotes and own words of a round too."""
    moment = clock.now()
    readable = queries.shares_readable_by(current_user, moment)
    with writing():
        share = one_or_404(readable.where(PortfolioShare.public_id == key))
        found = portfolios.portfolio_of(share.portfolio.student)
        role = str(share.role)
        opened("portfolio", found.id, found.student, current_user, role, moment)
        db.session.commit()
    saw(current_user, telling.address_of(share), moment)
    return render_template(
        "competences/portfolio/read.html", document=as_seen(found, moment), share=share
    )


@bp.get("/share")
def choose():
    """To whom, and until when; and who reads it already."""
    found = _mine()
    return _choosing_page(found, _form())


@bp.post("/share")
def share():
    """Let that person read it, from now on; who reads it already gets the new last day."""
    found, form, moment = _mine(), _form(), clock.now()
    is_whole = form.is_valid_post()
    until = until_after(form.how_long.data, form.last_day.data, moment) if is_whole else None
    if is_whole and until is None:
        form.last_day.errors = [NO_DAY]
    if until is None:
        return _choosing_page(found, form), 422
    with writing():
        found = _mine(for_change=True)
        people = queries.people_around(current_user, moment)
        if form.person.data not in people:
            raise Refused(NOT_NOW)
        made = _shown(found, *people[form.person.data], until)
        db.session.commit()
    flash(f"{made.reader.name} kan je portfolio nu lezen. Stoppen kan altijd, met één knop.")
    return redirect(url_for("competences.portfolio.portfolio"))


@bp.post("/share/<key>/stop")
def stop(key: str):
    """Nobody reads by it any more, from the next click on."""
    with writing():
        mine = queries.own_readable_by(current_user).where(PortfolioShare.public_id == key)
        found = one_or_404(mine, for_change=True)
        close(found, clock.now())
        db.session.commit()
    flash(f"{found.reader.name} leest je portfolio niet meer.")
    return redirect(url_for("competences.portfolio.portfolio"))


def _mine(for_change: bool = False) -> Portfolio:
    found = one_or_404(portfolios.own_readable_by(current_user), for_change)
    require(may_change(current_user, found))
    return found


def _form() -> ShareForm:
    people = queries.people_around(current_user, clock.now())
    return share_form({key: f"{user.name} ({role})" for key, (user, role) in people.items()})


def _shown(found: Portfolio, reader: User, role: ReaderAs, until) -> PortfolioShare:
    """The one that stands gets the new last day; one that is over makes room for a new one."""
    moment, before = clock.now(), queries.unstopped(found, reader.id)
    if before and before.until > moment:
        before.until, before.role = until, role
        return before
    if before:
        close(before, moment)
        db.session.flush()
    made = PortfolioShare.begin(found, reader, role, moment, until)
    db.session.add(made)
    db.session.flush()
    telling.tell(made, moment)
    return made


def _choosing_page(found: Portfolio, form: ShareForm) -> str:
    moment = clock.now()
    return render_template(
        "competences/portfolio/sharing/choose.html",
        form=form,
        shares=queries.standing_on(found, moment),
    )
