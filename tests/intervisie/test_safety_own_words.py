"""*Wat jij schreef*: everything of one's own, of nobody else, until it is wiped."""

import pytest

from tests.intervisie.safety_stage import ADVICE, CASUS, OFFER, Stage, fetched, talking

PAGE = "/intervisie/own-words"


@pytest.fixture
def stage(engine, school, as_, group, cast, now):
    return Stage(engine, school, as_, group, cast, now)


def own(stage, who):
    answer = stage.browsers[who].get(PAGE)
    assert answer.status_code == 200
    return answer.text


def test_it_holds_what_one_wrote_in_every_step(stage):
    stage.ended()
    page = own(stage, "bilal")
    for text in (OFFER, CASUS, "Ik liep door.", "Ik slaap er slecht van.", "Een dag later"):
        assert (text in page) is (text != "Een dag later")
    assert "Met een begeleider" not in page
    assert "Ja, met een begeleider of docent" in page


def test_it_holds_nothing_of_others(stage):
    stage.ended()
    page = own(stage, "sanne")
    assert ADVICE["sanne"] in page
    assert CASUS not in page
    assert ADVICE["fatma"] not in page


@pytest.mark.sqlite_only
def test_words_of_others_are_not_fetched(stage, engine):
    words = stage.ended().contribution("bilal", "verhaal").words
    words.keep({"casus": "Wat Bilal eerst schreef."}, stage.at)
    stage.school.commit()
    with fetched(engine) as texts:
        own(stage, "sanne")
    assert any(ADVICE["sanne"] in each for each in texts)
    assert not any(CASUS in each or "Wat Bilal eerst schreef." in each for each in texts)


@pytest.mark.parametrize("who", ["mats", "anna", "ria", "karim", "wim"])
def test_who_wrote_nothing_gets_an_empty_page(stage, who):
    stage.ended()
    assert "Je schreef nog niets in een intervisie." in own(stage, who)


def test_drafts_and_what_was_kept_apart_stand_there_too(stage):
    stage.told()
    stage.does("sanne", then=None, zie="Een begin.")
    stage.contribution("sanne").words.keep({"zie": "Een tekst die te laat was."}, stage.at)
    stage.school.commit()
    page = own(stage, "sanne")
    assert "Een begin." in page
    assert "Een tekst die te laat was." in page
    assert "Dit las nog niemand." in page


def test_what_one_passed_or_took_back_says_so(stage):
    stage.told()
    stage.does("sanne", then=None, zie="Toch maar niet.")
    stage.passes("sanne")
    assert "Je paste deze stap." in own(stage, "sanne")
    stage.does("fatma", zie="Even dit.", idee="Ja.")
    stage.post("fatma", f"/contributions/{stage.voice('fatma')}/withdraw")
    assert "Je haalde dit terug." in own(stage, "fatma")


def test_the_day_of_wiping_stands_there_once_it_is_known(stage):
    stage.told()
    assert "Deze intervisie loopt nog." in own(stage, "bilal")
    stage.stop("bilal", "keep")
    assert "We wissen dit maandag 6 april." in own(stage, "bilal")


def test_what_was_wiped_is_gone(stage):
    stage.ended()
    for run in stage.fresh().runs:
        for each in run.contributions:
            each.words = None
    stage.school.commit()
    assert "Of het is al gewist." in own(stage, "bilal")


def test_messages_of_a_talk_stand_there_one_by_one(stage):
    stage.told(talking())
    stage.says("sanne", "Het eerste.")
    stage.says("sanne", "Het tweede.")
    page = own(stage, "sanne")
    assert page.index("Het tweede.") < page.index("Het eerste.")


def test_a_text_is_taken_back_from_here_while_the_thread_runs(stage):
    stage.reacted()
    address = f"{stage.home}/contributions/{stage.voice('sanne')}/withdraw"
    assert f'action="{address}"' in own(stage, "sanne")
    answer = stage.browsers["sanne"].post(address, data={"then": "own-words"})
    assert answer.location == PAGE
    assert f'action="{address}"' not in own(stage, "sanne")


def test_erasing_from_here_is_for_what_is_over_or_was_left(stage):
    stage.reacted()
    assert "Wis wat ik hier schreef" not in own(stage, "sanne")
    stage.stop("sanne", "leave")
    assert "Wis wat ik hier schreef" in own(stage, "sanne")
    assert stage.stop("sanne", "erase") == 302
    assert stage.words_of("sanne") == []
    assert ADVICE["sanne"] not in stage.page("bilal")
    assert ADVICE["fatma"] in stage.words_of("fatma")


def test_an_erased_text_does_not_count_for_a_round_that_is_still_blind(stage):
    stage.told()
    for name in ("sanne", "fatma"):
        stage.does(name, zie=ADVICE[name], idee="Ja.")
    stage.stop("sanne", "leave")
    stage.stop("sanne", "erase")
    stage.passes("noor")
    assert stage.fresh().run.phase == "reacties"
    assert ADVICE["fatma"] not in stage.page("bilal")


def test_looking_writes_nothing_and_costs_a_fixed_number_of_questions(stage, statements):
    stage.told()
    own(stage, "bilal")
    counts = []
    for _ in range(2):
        statements.clear()
        own(stage, "bilal")
        assert all(each.startswith("SELECT") for each in statements)
        counts.append(len(statements))
        stage.does("sanne", then=None, zie="Meer.")
        stage.does("bilal", then=None, zie="Nog meer.")
    assert counts[0] == counts[1]
