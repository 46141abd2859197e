"""Fill an empty instance with the demo school. Like the command line, this commits."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial

from flask import Flask

from learning.accounts.models import User
from learning.accounts.passwords import hash_of_password
from learning.base.db import db, writing
from learning.cohorts.models import Cohort
from learning.demo.cast import BEGAN_DAYS_AGO, PASSWORD, PEOPLE, sign_ins
from learning.demo.desk import play_desk
from learning.demo.evidence import play_evidence
from learning.demo.examples import play_examples
from learning.demo.intervisie_play import PlayThread, play_group
from learning.demo.intervisie_script import told_groups, told_threads
from learning.demo.maatjes import play_maatjes
from learning.demo.notebook import play_notebook
from learning.demo.notices import play_notices
from learning.demo.pauses import play_pauses, play_talks_instead
from learning.demo.plan import play_plan
from learning.demo.play import Play
from learning.demo.portfolio import play_portfolio
from learning.demo.queries import is_empty
from learning.demo.ratings import play_ratings
from learning.demo.remarks import play_remarks
from learning.demo.review import play_review
from learning.demo.roles import play_roles
from learning.demo.script import MODULE, Story, stories
from learning.demo.social_map import play_social_map
from learning.demo.talks import play_talk
from learning.demo.together import play_together
from learning.demo.werktafel import play_werktafel
from learning.modules.library import Shelf
from learning.modules.live import current_shelf
from learning.modules.parts import Chapter, Text
from learning.progress.models import ReadChapter, ReadingPlace

SIGN_INS = sign_ins()


def fill_if_empty(app: Flask, at: datetime, over: Callable[[list], Iterable] = iter) -> bool:
    """Make the demo school, with its past just before *at*; False when there is anybody already.

    One transaction. What the modules and werkvormen no longer ask is left out. *over*: goes
    through the parts of the play, to show how far that is.
    """
    with app.app_context():
        if not is_empty():
            return False
        password_hash = hash_of_password(PASSWORD)  # slow, so not inside writing()
        shelf = current_shelf(at - timedelta(days=max(BEGAN_DAYS_AGO.values())))
        with writing():
            if not is_empty():  # somebody else made it meanwhile
                return False
            people = _people(password_hash, at)
            cohorts = _cohorts(people, at)
            for play in over(_plays(people, cohorts, shelf, at)):
                play()
            db.session.commit()
            return True


def _plays(people, cohorts, shelf: Shelf, at: datetime) -> list[Callable[[], object]]:
    """Everything that is to happen, in order."""
    in_module = []
    if MODULE in shelf.modules:
        told, module = stories(), shelf.modules[MODULE]
        in_module = [
            partial(_play, told, people, cohorts, shelf, at),
            partial(play_talk, people, cohorts["henk"], at),
            partial(play_together, people, cohorts["henk"], module, at),
            partial(play_remarks, people, at),
            partial(_mark_read, told, people, shelf, at),
            partial(play_pauses, people, module, at),
            partial(play_talks_instead, people, cohorts, module, at),
            partial(play_desk, people, cohorts, module, at),
            partial(play_review, people, cohorts, at),
            partial(play_plan, people, cohorts, module, at),
        ]
    return [
        *in_module,
        partial(_consult, people, cohorts, shelf, at),
        partial(play_notebook, people, cohorts, shelf, at),
        partial(play_evidence, people, cohorts, shelf, at),
        partial(play_social_map, people, cohorts, at),
        partial(play_examples, people, cohorts, at),
        partial(play_werktafel, people, cohorts, at),
        partial(play_maatjes, people, cohorts, at),
        partial(play_roles, people, cohorts, at),
        partial(play_ratings, people, cohorts, shelf.frameworks.get("bcp-e-2013"), at),
        partial(play_portfolio, people, at),
        partial(play_notices, people.values()),
    ]


def _people(password_hash: str, at: datetime) -> dict[str, User]:
    began = at - timedelta(days=max(BEGAN_DAYS_AGO.values()))
    people = {
        each.key: User(
            name=each.name,
            email=each.email,
            is_beheerder=each.role is None,
            password_hash=password_hash if each.signs_in else None,
            created_at=began,
        )
        for each in PEOPLE
    }
    db.session.add_all(people.values())
    db.session.flush()
    return people


def _cohorts(people: Mapping[str, User], at: datetime) -> dict[str, Cohort]:
    """The cohort of each student, docent and begeleider, by the person's key."""
    cohorts = {}
    for name, days in BEGAN_DAYS_AGO.items():
        began = at - timedelta(days=days)
        cohort = Cohort(name=name, created_at=began)
        db.session.add(cohort)
        cohort.follow({MODULE})
        for each in PEOPLE:
            if each.cohort == name:
                cohort.add(people[each.key], each.role, began)
                cohorts[each.key] = cohort
    db.session.flush()
    return cohorts


def _play(told: Iterable[Story], people, cohorts, shelf: Shelf, at: datetime) -> None:
    """Play everybody's steps together, in the order in which they happened."""
    steps = [
        (play, step)
        for story in told
        for work in story.work
        if not work.unknown_in(shelf.modules[MODULE])
        for play in [Play(work, people, cohorts[work.student], shelf)]
        for step in work.steps
    ]
    for play, step in sorted(steps, key=lambda each: each[1].ago, reverse=True):
        play.do(step, at)


def _mark_read(told: Iterable[Story], people, shelf: Shelf, at: datetime) -> None:
    """What everybody ticked as read, and where they stopped."""
    for story in told:
        where = {"user_id": people[story.person].id, "module": MODULE}
        for slug, ago in story.read.items():
            db.session.add(ReadChapter(**where, chapter=slug, at=at - ago))
        if story.stopped:
            slug, ago = story.stopped
            paragraph = _halfway(shelf.modules[MODULE].chapter(slug))
            db.session.add(ReadingPlace(**where, chapter=slug, paragraph=paragraph, at=at - ago))


def _consult(people, cohorts, shelf: Shelf, at: datetime) -> None:
    """The intervisie groups and their threads, one after another; none with a werkvorm that is
    not there, or not as it was when the thread was told."""
    groups = {told.key: play_group(told, people, cohorts[told.by], at) for told in told_groups()}
    for told in told_threads():
        if not told.unknown_in(shelf.werkvormen.get(told.werkvorm)):
            play = PlayThread(told, people, groups[told.group], shelf)
            for turn in told.turns:
                play.do(turn, at)


def _halfway(chapter: Chapter | None) -> str:
    """The paragraph in the middle of a chapter; empty when there is none."""
    texts = [block.html for block in chapter.blocks if isinstance(block, Text)] if chapter else []
    ids = re.findall(r'<p[^>]* id="([^"]+)"', "".join(texts))
    return ids[len(ids) // 2] if ids else ""
