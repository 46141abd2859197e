"""A docent's own sentences: hers alone, to use again, never filled in beforehand."""

import pytest

from learning.reviews.models import Review
from learning.reviews.sentences.models import MOST, OwnSentence
from learning.ticking import tick
from tests.pages import hidden_in
from tests.work import Work, post_from_page

ALL = "/reviews/sentences"
LINE = "Je laat zien dat je echt luistert."


@pytest.fixture
def kept(as_, anna, voorjaar):
    """Anna's browser; she kept one sentence."""
    docent = as_(anna)
    assert docent.post(ALL, data={"text": f"  {LINE}\n"}).location == ALL
    return docent


def key_of(school, text=LINE):
    return school.query(OwnSentence).filter_by(text=text).one().public_id


def test_a_sentence_is_kept_and_shown_to_its_docent_alone(as_, cast, kept, school):
    address = f"{ALL}/{key_of(school)}"
    for who, user in cast.items():
        page = as_(user).get(ALL)
        assert (LINE in page.text) == (who == "anna"), who
        expected = {"visitor": 302, "anna": 200, "joost": 200, "ria": 200}.get(who, 403)
        assert page.status_code == expected, who
        assert as_(user).get(address).status_code == {"visitor": 302, "anna": 200}.get(who, 404)
        for verb in ("", "/remove", "/restore"):
            answer = as_(user).post(f"{address}{verb}", data={"text": LINE, "revision": "0"})
            assert answer.status_code == {"visitor": 401, "anna": 302}.get(who, 404), (who, verb)


def test_it_stands_beside_every_box_and_never_in_one(kept, school, sanne, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    page = kept.get(work.review_address).text
    assert page.count(LINE) == 4
    assert page.count("<summary>Jouw zinnen</summary>") == 4
    assert f"{LINE}</textarea>" not in page


def test_without_sentences_nothing_asks_for_attention(as_, anna, school, sanne, voorjaar, now):
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    assert "<summary>Jouw zinnen" not in as_(anna).get(work.review_address).text


def test_the_one_that_is_sent_most_stands_first(kept, school, sanne, voorjaar, now):
    kept.post(ALL, data={"text": "Een nieuwe zin."})
    page = kept.get(ALL).text
    assert page.index("Een nieuwe zin.") < page.index(LINE)
    work = Work(school, sanne, voorjaar, now)
    work.hand_in()
    words = {"already": f"Hoi Sanne. {LINE} Mooi.", "verdict": "voldaan", "then": "preview"}
    where = post_from_page(kept, work.review_address, words).location
    kept.post(where, data=hidden_in(kept.get(where).text, "revision", "said"))
    assert school.query(Review).one().sent_at
    page = kept.get(ALL).text
    assert page.index(LINE) < page.index("Een nieuwe zin.")
    assert "Verstuurd in één stuk feedback" in page


def test_taken_away_it_can_be_put_back_for_a_day_and_is_forgotten_then(
    app, as_, anna, kept, school, at
):
    address = f"{ALL}/{key_of(school)}"
    kept.post(f"{address}/remove")
    assert "Terughalen kan tot" in kept.get(ALL).text
    kept.post(f"{address}/restore")
    assert "Terughalen kan tot" not in kept.get(ALL).text
    kept.post(f"{address}/remove")
    at("2026-03-10 08:59")
    tick(app)
    assert LINE in as_(anna).get(ALL).text
    at("2026-03-10 09:00")
    answer = as_(anna).post(f"{address}/restore")
    assert answer.status_code == 409
    tick(app)
    school.expire_all()
    assert school.query(OwnSentence).count() == 0


def test_it_can_be_forgotten_at_once(kept, school):
    kept.post(f"{ALL}/{key_of(school)}/wipe")
    assert school.query(OwnSentence).count() == 0


def test_changed_in_two_tabs_both_texts_stand_on_the_page(kept, school):
    address = f"{ALL}/{key_of(school)}"
    one, two = (hidden_in(kept.get(address).text, "revision") for _ in range(2))
    assert kept.post(address, data={**one, "text": "Uit het eerste."}).location == ALL
    answer = kept.post(address, data={**two, "text": "Uit het tweede."})
    assert answer.status_code == 409
    assert "Uit het eerste." in answer.text
    assert "Uit het tweede.</textarea>" in answer.text
    again = hidden_in(answer.text, "revision")
    assert kept.post(address, data={**again, "text": "Uit allebei."}).location == ALL
    school.expire_all()
    assert school.query(OwnSentence).one().text == "Uit allebei."


@pytest.mark.parametrize("text", ["", " \u200b ", "lang " * 201])
def test_an_empty_or_endless_one_is_refused_and_stays_in_the_box(kept, school, text):
    answer = kept.post(ALL, data={"text": text})
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert school.query(OwnSentence).count() == 1


def test_a_hundred_are_enough(kept, school, anna, now):
    about = {"docent_id": anna.id, "made_at": now}
    school.add_all(OwnSentence(text=f"Zin {n}.", **about) for n in range(MOST - 1))
    school.commit()
    answer = kept.post(ALL, data={"text": "Nog een zin die er niet meer bij past."})
    assert answer.status_code == 409
    assert "Nog een zin die er niet meer bij past." in answer.text


def test_who_is_docent_no_longer_finds_and_wipes_their_own_but_keeps_no_more(
    kept, school, voorjaar, anna, now
):
    school.expire_all()
    for seat in voorjaar.memberships:
        if seat.user_id == anna.id:
            seat.leave(now)
    school.commit()
    page = kept.get(ALL)
    assert LINE in page.text
    assert "<textarea" not in page.text
    assert kept.post(ALL, data={"text": "Nog een."}).status_code == 403
    kept.post(f"{ALL}/{key_of(school)}/wipe")
    assert kept.get(ALL).status_code == 403


def test_signs_are_shown_as_signs(kept):
    kept.post(ALL, data={"text": "<img src=x> & co 👩‍🔧"})
    page = kept.get(ALL).text
    assert "&lt;img src=x&gt; &amp; co 👩‍🔧" in page


def test_the_page_costs_the_same_with_one_and_with_many(kept, school, anna, now, statements):
    costs = []
    for more in (0, 50):
        school.add_all(
            OwnSentence(text=f"Zin {n}.", docent_id=anna.id, made_at=now) for n in range(more)
        )
        school.commit()
        kept.get(ALL)
        statements.clear()
        kept.get(ALL)
        costs.append(len(statements))
    assert costs[0] == costs[1]
