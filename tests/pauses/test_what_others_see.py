"""Others see *is er even niet*: no date, no reason; and nobody is kept waiting."""

import re

import pytest

from learning.intervisie.threads.frame import FRAME
from learning.intervisie.threads.models import Thread
from learning.intervisie.threads.writing import step_name
from learning.notices.models import Notice
from learning.pauses.models import ModulePause
from learning.ticking import tick
from tests.intervisie.places import Places

AWAY = "is er even niet"


@pytest.fixture
def pauses(school, now):
    """``pauses(fatma)``: she pauses *proef*."""

    def make(user, module="proef"):
        school.rollback()
        made = ModulePause(user_id=user.id, module=module, since=now)
        school.add(made)
        school.commit()
        return made

    return make


@pytest.fixture
def places(engine, school, as_, cast, voorjaar, now):
    return Places(engine, school, as_, cast, voorjaar, now)


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_docenten_see_it_at_the_name_in_the_cohort_and_nobody_else_does(
    as_, cast, voorjaar, pauses
):
    pauses(cast["fatma"])
    address = f"/cohorts/{voorjaar.public_id}"
    for docent in ("anna", "joost"):
        assert f"Fatma {AWAY}" in plain(as_(cast[docent]).get(address).text)
    for other in ("sanne", "fatma", "karim", "wim"):
        assert AWAY not in as_(cast[other]).get(address).text


def test_who_came_back_or_works_on_another_module_is_there(
    as_, cast, voorjaar, pauses, school, now
):
    pause = pauses(cast["fatma"])
    address, anna = f"/cohorts/{voorjaar.public_id}", as_(cast["anna"])
    voorjaar.follow({"proef", "ander"})
    school.commit()
    assert AWAY not in anna.get(address).text
    voorjaar.follow({"proef"})
    school.commit()
    assert AWAY in anna.get(address).text
    pause.end(now)
    school.commit()
    assert AWAY not in anna.get(address).text


def test_an_intervisie_group_sees_it_without_a_date_or_a_reason(as_, cast, places, pauses):
    address = f"/intervisie/groups/{places.group.public_id}"
    before = as_(cast["sanne"]).get(address).text
    pauses(cast["fatma"])
    after = as_(cast["sanne"]).get(address).text
    assert f"Fatma {AWAY}" in plain(after)
    assert plain(after).replace(f" {AWAY}", "") == plain(before), "and nothing else"


def test_a_round_does_not_wait_the_gespreksleider_goes_on(as_, cast, places, pauses, school, now):
    pauses(cast["fatma"])
    stage = places.stage().told()
    for name in ("sanne", "noor"):
        stage.does(name, zie="Ik zie iets.", idee="Wachten.")
    page = as_(cast["noor"]).get(stage.home).text
    assert f"Fatma {AWAY}. Jullie hoeven niet te wachten." in page
    phase = stage.fresh().run.phase
    assert phase not in FRAME
    assert "Sluit deze stap" in page
    stage.post("noor", "/move", what="close", step=step_name(stage.fresh().run))
    assert stage.fresh().run.phase != phase


def test_what_a_thread_of_that_module_asks_waits_until_one_is_back(
    app, as_, cast, places, pauses, school, at
):
    stage = places.stage()
    thread = school.get(Thread, stage.id)
    thread.module, thread.opdracht = "proef", "kijk-terug"
    school.commit()
    pause = pauses(cast["noor"])
    stage.told()
    stage.later(at, days=30)
    tick(app)
    told = school.query(Notice).filter_by(user_id=cast["noor"].id, module="proef").all()
    assert told, "kept back, not lost"
    noor = as_(cast["noor"])
    assert not [each for each in told if each.words in noor.get("/").text]
    pause.end(stage.at)
    school.commit()
    page = noor.get("/pauses/proef/back").text
    assert [each for each in told if each.words in page]
