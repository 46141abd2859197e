"""The twelve of intervisie.md §2.3, each by its number: on the database, and on the pages."""

import re

import pytest
from sqlalchemy import inspect, select

from learning.intervisie.threads import joining, queries, rules, safety, tending
from learning.intervisie.threads.models import (
    Contribution,
    ContributionVersion,
    ContributionWords,
    Participation,
    PhaseRun,
    Thread,
)
from learning.intervisie.threads.phases import is_ready, is_resting
from learning.intervisie.threads.states import Reason
from learning.intervisie.threads.writing import step_name
from learning.modules.library import Library
from learning.modules.werkvormen import Role
from learning.notices.models import Notice
from learning.submissions.models import Submission
from tests.conftest import CONTENT
from tests.intervisie.play import shelf
from tests.intervisie.safety_stage import fetched
from tests.intervisie.wild.kept import Kept
from tests.letterbox import mails

CIRCLE = ("sanne", "bilal", "noor", "fatma")  # Sanne leads, Bilal brings in
OTHERS = ("anna", "joost", "mats", "ria", "karim", "wim")  # docenten, begeleider, beheerder, …
TEXT = re.compile(r"tekst \d+ van (\w+) \(([\w.-]+?)(?:\.\w{14})?\)")
STEPS = ["casussen", "keuze", "inbrengen", "vorm", "verhaal", "verzegeld", "reacties", "stilte",
         "terug", "afronding", "oogst"]  # fmt: skip
BLIND = {"casussen": "titel", "verhaal": "casus", "verzegeld": "gedaan", "reacties": "zie",
         "stilte": "notitie", "afronding": "lastig", "oogst": "mee"}  # fmt: skip


FLOOR = {"casussen": CIRCLE, "reacties": ("sanne", "noor", "fatma"), "oogst": CIRCLE,
         "keuze": (), "inbrengen": (), "vorm": ()}  # fmt: skip


class Scene:
    """A thread on the database, played by its verbs; looked at and acted on by pages."""

    def __init__(self, app, as_, group, cast, now):
        self.app, self.cast, self.group, self.now = app, cast, group, now
        self.people = [cast[name] for name in CIRCLE]
        self.browsers = {name: as_(cast[name], own_device=True) for name in (*CIRCLE, *OTHERS)}
        with app.app_context():
            self.play = Kept([shelf()["ronde"]], self.people, group.id, now)
        self.home = f"/intervisie/{self.play.key}"

    def does(self, act):
        """``act(play)`` inside the application."""
        with self.app.app_context():
            return act(self.play.fresh())

    def until(self, step):
        self.does(lambda play: play.until(step, "ronde"))
        return self

    def writes(self, name):
        """Fill in the open step, and *klaar*, as that person."""
        self.does(lambda play: play.done(self.cast[name]))

    def drafts(self, name):
        self.does(lambda play: play.save(self.cast[name], play.filled_in(self.cast[name])))

    def changes(self, verb):
        """``verb(thread)`` in a transaction."""

        def act(play):
            with play.turn() as thread:
                return verb(thread)

        return self.does(act)

    @property
    def addresses(self):
        """Everything that somebody could look at."""
        here = [self.home + path for path in ("", "/stop", "/pulse", "/attendance", "/table")]
        group = f"/intervisie/groups/{self.group.public_id}"
        return [*here, "/", "/intervisie/", "/intervisie/attendance", group]

    @property
    def from_outside(self):
        return [self.home, "/", f"/intervisie/groups/{self.group.public_id}"]

    def get(self, name, path=""):
        return self.browsers[name].get(self.home + path)

    def post(self, name, path, **data):
        return self.browsers[name].post(self.home + path, data=data)

    def page(self, name):
        answer = self.get(name)
        assert answer.status_code == 200
        return answer.text

    def texts(self, name, *addresses):
        """(writer, box) of every text that somebody gets to see anywhere."""
        found = set()
        for address in addresses or (self.addresses if name in CIRCLE else self.from_outside):
            answer = self.browsers[name].get(address)
            assert answer.status_code in ({200, 302, 404} if address != self.home else {200, 404})
            found |= {(who.lower(), box) for who, box in TEXT.findall(answer.text)}
        return found

    def of_others(self, name):
        return {(who, box) for who, box in self.texts(name) if who != name}


@pytest.fixture
def scene(app, as_, group, cast, now):
    return Scene(app, as_, group, cast, now)


# 1


@pytest.mark.parametrize("step", BLIND)
def test_invariant_01_in_a_blind_step_nobody_gets_what_another_wrote(scene, school, step):
    scene.until(step)
    writers = CIRCLE if step in {"casussen", "oogst"} else ("bilal",)
    for name in ("sanne", "noor") if step == "reacties" else writers[:3]:
        scene.drafts(name)
        if len(writers) > 1 or step == "reacties":
            scene.writes(name)
    assert _step(scene, school) == f"{step}.1"
    for name in (*CIRCLE, *OTHERS):
        seen = {box for _, box in scene.of_others(name)}
        assert BLIND[step] not in seen, name
    told = " ".join(school.scalars(select(Notice.words)))
    assert not TEXT.search(told)


def test_invariant_01_nor_ever_a_draft(scene):
    scene.until("reacties")
    for name in ("sanne", "noor"):
        scene.writes(name)
    scene.drafts("fatma")
    scene.post("sanne", "/move", step="reacties.1", what="close")
    for name in ("sanne", "bilal", "noor"):
        seen = scene.of_others(name)
        assert ("noor" if name != "noor" else "sanne", "zie") in seen
        assert ("fatma", "zie") not in seen
    with scene.app.app_context():
        thread = scene.play.fresh().thread
        rows = queries.contributions_shown_to(scene.cast["bilal"], thread, scene.now)
        fatma = [row for row in rows if row.author_id == scene.cast["fatma"].id]
        assert not [row for row in fatma if row.done_at is None]


def test_invariant_01_a_page_says_nothing_of_who_contributed_yet(scene):
    scene.until("reacties")
    before = _without_numbers(scene.page("fatma"))
    scene.writes("noor")
    assert _without_numbers(scene.page("fatma")) == before
    scene.does(lambda play: play.passes(scene.cast["sanne"]))
    assert _without_numbers(scene.page("fatma")) == before


def test_invariant_01_the_pulse_tells_that_something_changed_and_nothing_else(scene):
    scene.until("reacties").writes("noor")
    answer = scene.get("fatma", "/pulse").json
    assert set(answer) == {"words"}
    assert "Noor" not in answer["words"]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("step", ["reacties", "verzegeld", "stilte", "casussen"])
def test_invariant_01_what_is_hidden_does_not_even_leave_the_database(scene, engine, step):
    scene.until(step)
    for name in {"reacties": ("noor", "sanne"), "casussen": ("noor",)}.get(step, ("bilal",)):
        scene.drafts(name)
    with fetched(engine) as texts:
        scene.page("fatma")
    assert texts
    assert not [text for text in texts if f"({BLIND[step]}" in text]


def _step(scene, school):
    school.rollback()
    school.expire_all()
    return step_name(school.query(Thread).one().run)


def _without_numbers(page):
    """A page without what differs each time: tokens, and how often the thread changed."""
    return re.sub(r'(value|data-changes)="[^"]*"', "", page)


# 2


def test_invariant_02_the_server_refuses_whoever_has_not_the_floor_in_every_step(scene, school):
    for step in STEPS:
        scene.until(step)
        before = school.query(Contribution).count()
        for name in (*CIRCLE, "mats", "anna", "wim"):
            if name not in FLOOR.get(step, ("bilal",)):
                _tries_to_write(scene, name, step)
        school.rollback()
        assert school.query(Contribution).count() == before, step
    words = school.scalars(select(ContributionWords.answers)).all()
    assert "Ik toch" not in str(words)


def _tries_to_write(scene, name, step):
    typed = {f"answer-{box}": "Ik toch" for box in (*BLIND.values(), "bericht")}
    for path, data in (
        ("/write", {"then": "done", **typed}), ("/write", {"then": "post", **typed}), ("/pass", {}),
    ):  # fmt: skip
        answer = scene.post(name, path, step=f"{step}.1", revision="0", **data)
        expected = {403, 409} if name in CIRCLE else {404}
        assert answer.status_code in expected, (step, name, path)


def test_invariant_02_nor_lets_them_move_it_on(scene, school):
    scene.until("reacties")
    for name in ("fatma", "bilal", "mats", "anna", "wim"):
        for what in ("close", "go-on", "repeat", "unshown", "skip", "begin", "again", "onzin"):
            answer = scene.post(name, "/move", step="reacties.1", what=what)
            assert answer.status_code == (403 if name in CIRCLE else 404), (name, what)
    assert _step(scene, school) == "reacties.1"


# 3


def test_invariant_03_what_is_for_its_writer_alone_is_never_served_to_anybody_else(scene):
    """The private lines in the silence, and the harvest: in every later step, and after the end."""
    scene.until("terug")
    for step in ("terug", "afronding", "oogst", ""):
        if step:
            scene.until(step)
        else:
            scene.does(lambda play: play.to_the_end("ronde"))
        for name in (*CIRCLE, *OTHERS):
            assert not {"notitie", "mee"} & {box for _, box in scene.of_others(name)}, (step, name)
    assert ("bilal", "notitie") in scene.texts("bilal")


def test_invariant_03_nor_by_any_query(scene, school):
    scene.does(lambda play: play.to_the_end("ronde"))
    private = {"stilte", "oogst"}
    with scene.app.app_context():
        thread = scene.play.fresh().thread
        runs = {run.id for run in thread.runs if run.phase in private}
        for name in CIRCLE:
            rows = queries.contributions_shown_to(scene.cast[name], thread, scene.now)
            assert not [r for r in rows if r.run_id in runs and r.author_id != scene.cast[name].id]


# 4


def test_invariant_04_a_sealed_text_opens_in_its_step_and_not_before(scene):
    sealed = ("bilal", "gedaan")
    for step in ("verzegeld", "reacties", "stilte"):
        scene.until(step)
        if step == "verzegeld":
            scene.drafts("bilal")
        assert not [name for name in CIRCLE[:1] + CIRCLE[2:] if sealed in scene.texts(name)], step
    scene.until("terug")
    assert all(sealed in scene.texts(name) for name in CIRCLE)
    assert not any(sealed in scene.texts(name) for name in OTHERS)


def test_invariant_04_and_begins_the_answer_of_the_inbrenger(scene):
    scene.until("terug")
    assert re.search(r'name="answer-gedaan"[^>]*>\s*tekst \d+ van Bilal', scene.page("bilal"))


@pytest.mark.parametrize("step", ["reacties", "stilte", "terug"])
def test_invariant_04_it_stays_shut_when_the_thread_stops(scene, step):
    scene.until(step)
    assert scene.post("bilal", "/stop", what="keep").status_code == 302
    for name in CIRCLE:
        assert name == "bilal" or ("bilal", "gedaan") not in scene.texts(name)


# 5


def test_invariant_05_the_inbrenger_stops_or_rests_in_two_clicks_in_every_step(scene):
    for step in STEPS[3:]:
        scene.until(step)
        link = re.search(r'href="([^"]+/stop)"', scene.page("bilal"))[1]
        page = scene.browsers["bilal"].get(link).text
        assert re.findall(r'name="what" value="(\w+)"', page) == ["pause", "keep", "erase"], step
        scene.post("bilal", "/stop", what="pause")
        assert scene.does(lambda play: is_resting(play.thread))
        scene.post("bilal", "/resume")
    scene.post("bilal", "/stop", what="keep")
    assert scene.does(lambda play: play.thread.stopped_at)


@pytest.mark.parametrize(
    ("step", "what"), [("vorm", "erase"), ("verhaal", "keep"), ("reacties", "erase")]
)
def test_invariant_05_a_stop_is_a_stop_at_once(scene, step, what):
    scene.until(step)
    assert scene.post("bilal", "/stop", what=what).status_code == 302
    assert scene.does(lambda play: play.thread.stopped_at)


# 6


@pytest.mark.parametrize(
    ("step", "what"), [("reacties", "keep"), ("terug", "erase"), ("oogst", "keep")]
)
def test_invariant_06_after_a_stop_no_text_of_others_is_served(scene, step, what):
    scene.until(step)
    assert scene.of_others("sanne")
    scene.post("bilal", "/stop", what=what)
    for name in (*CIRCLE, *OTHERS):
        assert not scene.of_others(name), name
        assert not {w for w, _ in scene.texts(name, "/intervisie/own-words")} - {name}
    own = scene.texts("bilal", "/intervisie/own-words")
    assert bool(own) == (what == "keep")


def test_invariant_06_erased_is_gone_from_the_database_with_every_version(scene, school):
    scene.until("terug")
    scene.post("bilal", "/stop", what="erase")
    school.rollback()
    for kind in (ContributionWords, ContributionVersion):
        assert "Bilal" not in str(school.scalars(select(kind.answers)).all())


def test_invariant_06_after_the_wiping_there_are_no_words(scene, school, at):
    scene.does(lambda play: play.to_the_end("ronde"))
    scene.changes(lambda thread: tending.wipe(thread, scene.now))
    for name in CIRCLE:
        left = scene.texts(name) | scene.texts(name, "/intervisie/own-words")
        assert left <= {(name, "mee")}, "a harvest stays its writer's own"
    school.rollback()
    runs = school.query(PhaseRun).all()
    assert all(run.closed_at for run in runs), "dates and steps stay"
    phases = select(PhaseRun.phase).join(Contribution).join(ContributionWords)
    assert set(school.scalars(phases)) == {"oogst"}


def test_invariant_06_what_comes_after_the_wiping_is_not_kept_any_more(scene, school):
    scene.does(lambda play: play.to_the_end("ronde"))
    scene.changes(lambda thread: tending.wipe(thread, scene.now))
    answer = scene.post(
        "fatma", "/write", step="reacties.1", revision="1", page="oud", **{"answer-zie": "Nog iets"}
    )
    assert answer.status_code == 409
    assert "Nog iets" in answer.text, "the words are given back"
    school.rollback()
    assert "Nog iets" not in str(school.scalars(select(ContributionVersion.answers)).all())


def test_invariant_06_no_page_stays_in_a_cache(scene):
    scene.until("terug")
    for path in ("", "/stop", "/pulse"):
        assert "no-store" in scene.get("sanne", path).headers["Cache-Control"], path


def test_invariant_06_who_left_reads_nothing_from_then_on(scene):
    scene.until("terug")
    assert scene.of_others("fatma")
    scene.changes(lambda thread: safety.leave(thread, scene.cast["fatma"], scene.now))
    assert scene.get("fatma").status_code == 404
    assert not scene.of_others("fatma")


def test_invariant_06_who_left_the_group_reads_nothing_of_its_threads(scene, school):
    scene.until("terug")
    member = next(each for each in scene.group.members if each.user_id == scene.cast["fatma"].id)
    member.left_at = scene.now
    school.commit()
    assert scene.get("fatma").status_code == 404
    assert scene.get("fatma", "/pulse").status_code == 404
    with scene.app.app_context():
        assert scene.cast["fatma"] not in queries.readers_of(scene.play.fresh().thread)


# 7


def test_invariant_07_every_step_is_written_down_with_who_when_and_why(scene, school):
    scene.until("reacties")
    for name in ("sanne", "noor"):
        scene.writes(name)
    scene.post("sanne", "/move", step="reacties.1", what="close")
    school.rollback()
    run = school.query(PhaseRun).filter_by(phase="reacties").one()
    assert (run.closed_by_id, run.reason) == (scene.cast["sanne"].id, Reason.HAND)
    assert run.closed_at == scene.now
    scene.does(lambda play: play.to_the_end("ronde"))
    runs = school.query(PhaseRun).all()
    assert all(run.opened_at and run.closed_at and run.reason for run in runs)


def test_invariant_07_and_no_content_is_copied_into_that_log(scene, school):
    scene.does(lambda play: play.to_the_end("ronde"))
    school.rollback()
    for kind in (PhaseRun, Participation, Thread, Notice):
        columns = [each.key for each in inspect(kind).column_attrs]
        for row in school.query(kind):
            assert not TEXT.search(str([getattr(row, name) for name in columns]))


# 8


def test_invariant_08_nobody_joins_without_the_yes_of_everyone(scene, group, new_group, school):
    scene.until("reacties")
    fatma = scene.cast["fatma"]
    scene.changes(lambda thread: safety.leave(thread, fatma, scene.now))
    assert scene.post("fatma", "/join").status_code == 302
    for number, name in enumerate(("sanne", "bilal", "noor")):
        assert scene.get("fatma").status_code == 404, f"{number} said yes"
        answer = scene.post(name, "/join/answer", who=fatma.public_id, says="yes")
        assert answer.status_code == 302
    assert scene.get("fatma").status_code == 200


@pytest.mark.parametrize("name", ["mats", "anna", "wim"])
def test_invariant_08_who_is_not_in_the_group_cannot_even_ask(scene, name):
    scene.until("reacties")
    assert scene.post(name, "/join").status_code == 404


def test_invariant_08_one_no_and_it_does_not_go_on(scene):
    scene.until("reacties")
    fatma = scene.cast["fatma"]
    scene.changes(lambda thread: safety.leave(thread, fatma, scene.now))
    scene.post("fatma", "/join")
    scene.changes(lambda thread: joining.decline(thread, joining.waiting(thread)[0], scene.now))
    for name in ("sanne", "bilal", "noor"):
        scene.post(name, "/join/answer", who=fatma.public_id, says="yes")
    assert scene.get("fatma").status_code == 404


# 9


@pytest.fixture
def own_content(app, tmp_path):
    """Content of this test's own, that may be edited; the site serves it."""
    root = tmp_path / "content"
    root.mkdir()
    for path in CONTENT.rglob("*"):
        copy = root / path.relative_to(CONTENT)
        copy.mkdir() if path.is_dir() else copy.write_bytes(path.read_bytes())
    live = app.extensions["live"]
    kept, live.library = live.library, Library(root)
    yield root / "werkvormen" / "ronde.md"
    live.library = kept


@pytest.mark.parametrize("edit", ["changed", "deleted"])
def test_invariant_09_a_werkvorm_is_frozen_when_it_is_chosen(own_content, scene, edit):
    scene.until("reacties")
    scene.writes("noor")
    if edit == "deleted":
        own_content.unlink()
    else:
        text = own_content.read_text().replace("Ieder geeft één reactie", "Heel anders")
        own_content.write_text(text.replace("zie: Wat valt je op?", "anders: Iets anders?"))
    for name in CIRCLE:
        page = scene.page(name)
        assert "Heel anders" not in page
        assert "Ieder geeft één reactie" in page
    assert "Wat valt je op?" in scene.page("fatma")
    scene.does(lambda play: play.to_the_end("ronde"))
    assert scene.of_others("fatma")


# 10


def test_invariant_10_passed_counts_as_contributed_for_closing(scene, school):
    scene.until("reacties")
    scene.writes("sanne")
    scene.writes("noor")
    answer = scene.post("fatma", "/pass", step="reacties.1")
    assert answer.status_code == 302
    assert _step(scene, school) == "stilte.1"


def test_invariant_10_and_is_held_against_nobody_anywhere(scene):
    scene.until("reacties")
    for name in ("sanne", "noor"):
        scene.writes(name)
    scene.post("fatma", "/pass", step="reacties.1")
    scene.does(lambda play: play.to_the_end("ronde"))
    for name in ("sanne", "bilal", "noor"):
        for address in scene.addresses:
            text = scene.browsers[name].get(address).text
            assert not re.search(r"Fatma (paste|past|gaf niets|deed niet|schreef niet)", text)
            assert "gepast" not in text
    attended = {name: scene.get(name, "/attendance").text for name in ("noor", "fatma")}
    assert len(_plain(attended["fatma"])) > 100
    assert _plain(attended["fatma"]).replace("Fatma", "X") == _plain(attended["noor"]).replace(
        "Noor", "X"
    )


def _plain(page):
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).strip()


# 11


def test_invariant_11_no_notice_holds_a_text_a_title_or_a_name(scene, school):
    """A whole thread by its pages, with a pause and a stop: every notice there ever was."""
    scene.until("reacties")
    for name in ("sanne", "noor"):
        scene.writes(name)
    scene.post("fatma", "/pass", step="reacties.1")
    scene.post("bilal", "/pass", step="stilte.1")
    voice = scene.does(lambda play: _voice_of(play, "terug") or _voice_of(play, "reacties"))
    scene.post("bilal", f"/contributions/{voice}/hurt")
    scene.post("bilal", "/resume")
    scene.post("noor", "/lead")
    scene.post("bilal", "/stop", what="keep")
    school.rollback()
    notices = school.query(Notice).all()
    assert {each.user_id for each in notices} >= {scene.cast["sanne"].id, scene.cast["noor"].id}
    assert not mails(school)
    titles = [phase.title for phase in shelf()["ronde"].phases]
    for each in notices:
        said = f"{each.words} {each.address} {each.key}"
        assert not TEXT.search(said)
        assert not [name for name in CIRCLE if name in said.lower()], said
        assert not [title for title in titles if title in said]


def _voice_of(play, phase):
    runs = [run for run in play.thread.runs if run.phase == phase]
    found = [each for run in runs for each in run.contributions if each.is_text]
    others = [each for each in found if each.author_id != play.inbrenger.id]
    return others[0].public_id if others else None


# 12


@pytest.mark.parametrize("role", [Role.INBRENGER, Role.DEELNEMER, Role.GESPREKSLEIDER])
def test_invariant_12_taking_part_is_enough_in_any_role_and_passing_included(scene, school, role):
    """Somebody passes every step that can be passed, and shares nothing of their own."""
    name = {Role.INBRENGER: "bilal", Role.DEELNEMER: "fatma", Role.GESPREKSLEIDER: "sanne"}[role]
    user = scene.cast[name]
    scene.until("verhaal")
    scene.changes(lambda thread: _count_for(thread, "proef", "kijk-terug"))

    def quietly(play):
        while play.phase != "oogst":
            is_silent = play.phase != "verhaal" and not play.thread.run.closed_at
            ready = is_ready(play.thread.run, user.id)
            if is_silent and not ready and rules.may_write(user, play.thread, play.at):
                play.passes(user)
            else:
                play.step("ronde")
        play.passes(*[each for each in play.people if each is not user])

    scene.does(quietly)
    assert scene.post(name, "/pass", step="oogst.1").status_code == 302
    school.rollback()
    done = [each for each in school.query(Submission) if each.agreements]
    assert {each.student_id for each in done} == {each.id for each in scene.people}


def _count_for(thread, module, opdracht):
    thread.module, thread.opdracht = module, opdracht
