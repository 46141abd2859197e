"""The demo school: made once, signed in to, and in good order."""

import shutil

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from learning.accounts.models import User
from learning.base.db import db
from learning.base.settings import HOUSE
from learning.cli import learning
from learning.cohorts.models import Cohort, Membership, Role
from learning.demo import school as demo
from learning.demo.cast import PASSWORD, PEOPLE
from learning.progress.models import ReadChapter, ReadingPlace
from learning.submissions.models import Submission
from tests.conftest import CONTENT
from tests.demo.conftest import MADE_AT

SIGN_INS = [
    "sanne", "bilal", "noor", "fatma", "anna", "joost", "mats", "ria", "karim", "wim", "paula",
]  # fmt: skip


def everything(app):
    """Every row of every table."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: connection.execute(table.select().order_by(*table.primary_key)).all()
            for table in db.metadata.sorted_tables
        }


def test_running_it_twice_changes_nothing(demo_app):
    before = everything(demo_app)
    assert all(before[table] for table in ("user", "review", "reading"))
    assert demo.fill_if_empty(demo_app, MADE_AT) is False
    assert everything(demo_app) == before


def test_a_school_with_one_person_in_it_is_left_alone(new_school):
    app = new_school()
    with app.app_context():
        db.session.add(User(name="Wim", email="wim@echt.example", created_at=MADE_AT))
        db.session.commit()
    before = everything(app)
    assert demo.fill_if_empty(app, MADE_AT) is False
    assert everything(app) == before


@pytest.mark.sqlite_only
def test_the_command_prints_the_sign_ins_the_first_time_only(tmp_path):
    environ = {
        "LEARNING_INSTANCE": str(tmp_path),
        "DATABASE_URL": "",
        "LEARNING_MODULES": str(CONTENT),
    }
    said = [CliRunner(env=environ).invoke(learning, ["demo"]).output for _ in range(2)]
    assert said[0].strip() == demo.SIGN_INS
    assert said[1].strip() == "Er is al een school. Er is niets veranderd."


def test_the_sign_ins_name_everybody_on_a_line_of_their_own():
    lines = demo.SIGN_INS.splitlines()
    for name in SIGN_INS:
        assert any(f"{name}@school.example" in line and name.title() in line for line in lines)
    assert PASSWORD == "ruimte-voor-anders-zijn"
    assert PASSWORD in lines[-1]


@pytest.mark.parametrize("name", SIGN_INS)
def test_everybody_of_the_cast_can_sign_in(demo_app, name):
    browser = demo_app.test_client()
    typed = {"email": f"{name}@school.example", "password": PASSWORD}
    assert browser.post("/accounts/sign-in", data=typed).status_code == 302
    assert name.title() in browser.get("/accounts/me").text


def test_only_the_cast_has_a_password(rows):
    with_one = set(rows.scalars(select(User.name).where(User.password_hash.is_not(None))))
    assert with_one == {name.title() for name in SIGN_INS}


def test_everybody_has_their_place(rows):
    found = rows.execute(
        select(User.name, Membership.role, Cohort.name)
        .join(Membership, Membership.user_id == User.id)
        .join(Cohort)
    )
    places = {name: (role, cohort) for name, role, cohort in found}
    assert places == {each.name: (each.role, each.cohort) for each in PEOPLE if each.cohort}
    assert places["Mats"][1] == places["Ria"][1] != places["Sanne"][1] == places["Anna"][1]
    assert places["Karim"][0] == Role.BEGELEIDER
    assert rows.scalars(select(User.name).where(User.is_beheerder)).all() == ["Wim"]


def test_somebody_stopped_in_the_middle_of_a_text_that_is_there(rows, demo_app):
    module = demo_app.extensions["live"].library.shelf().modules["kwartiermaken"]
    places = rows.scalars(select(ReadingPlace)).all()
    assert len(places) > 3
    for place in places:
        blocks = module.chapter(place.chapter).blocks
        assert any(f'id="{place.paragraph}"' in getattr(block, "html", "") for block in blocks)
    assert len(set(rows.scalars(select(ReadChapter.user_id)))) > 3


def test_without_the_module_there_are_people_and_no_work(new_school):
    app = new_school(modules=CONTENT)
    assert demo.fill_if_empty(app, MADE_AT)
    made = everything(app)
    assert len(made["user"]) == len(PEOPLE)
    assert not made["submission"]


def test_an_opdracht_that_a_docent_took_away_is_left_out(new_school, tmp_path):
    shutil.copytree(HOUSE / "modules", tmp_path / "modules")
    chapter = tmp_path / "modules/kwartiermaken/05-vrijplaats.md"
    chapter.write_text(chapter.read_text().replace("id: verken-enik", "id: iets-anders"))
    app = new_school(modules=tmp_path / "modules")
    assert demo.fill_if_empty(app, MADE_AT)
    with app.app_context():
        asked = set(db.session.scalars(select(Submission.opdracht)))
    assert "verken-enik" not in asked
    assert "jij-als-kwartiermaker" in asked
