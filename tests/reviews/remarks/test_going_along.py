"""Remarks go along with the feedback as its docent saw them; whatever comes between is told."""

from functools import partial

import pytest

from learning.drafting.draft import Typed
from learning.reviews.models import WORDS
from learning.reviews.remarks.models import Remark
from learning.submissions.rules import Verdict
from tests.at_once import at_once, rounds
from tests.pages import hidden_in
from tests.remarking import remark_on
from tests.reviews.remarks.conftest import TEXT, post
from tests.work import Work

ROUNDS = rounds(12)


def ready(work, docent, text="Oude woorden."):
    """A remark in feedback that can be sent."""
    remark = remark_on(work, docent, "Ik was bang.", text)
    typed = Typed({**dict.fromkeys(WORDS, ""), "already": "Mooi."}, [], 0)
    remark.review.save(typed, Verdict.VOLDAAN, work.at)
    work.school.commit()
    return remark


def shown_on(page):
    """What a preview sends back."""
    return hidden_in(page.text, "revision", "said", "remarks")


def another(work, docent, browser, remark):
    remark_on(work, docent, "Toen zei ik nee.", "Kladje, nog niet af.")


def changed(work, docent, browser, remark):
    edit = f"/reviews/remarks/{remark.public_id}/edit"
    post(browser, edit, edit, text="Kladje, nog niet af.")


def removed(work, docent, browser, remark):
    browser.post(f"/reviews/remarks/{remark.public_id}/remove")


@pytest.mark.parametrize("meanwhile", [another, changed, removed])
def test_a_remark_that_the_preview_did_not_show_so_is_shown_before_it_goes(
    as_, anna, sanne, work, meanwhile
):
    docent, send = as_(anna), f"{work.review_address}/send"
    remark = ready(work, anna)
    shown = shown_on(docent.get(send))
    meanwhile(work, anna, docent, remark)
    answer = docent.post(send, data=shown)
    assert answer.status_code == 409
    assert "Je opmerkingen zijn veranderd sinds je dit zag." in answer.text
    assert ("Kladje" in answer.text) == (meanwhile is not removed)
    assert "Mooi." not in as_(sanne).get(work.address).text
    assert docent.post(send, data=shown_on(answer)).status_code == 302
    assert "Mooi." in as_(sanne).get(work.address).text


@pytest.mark.parametrize("what", ["edit", "remove"])
def test_co2_what_changes_while_it_is_sent_goes_changed_or_is_a_correction(
    as_, anna, sanne, school, voorjaar, now, what
):
    one, two = as_(anna), as_(anna)
    for number in range(ROUNDS):
        work = Work(school, sanne, voorjaar, now, part=f"p{number}")
        work.hand_in(TEXT)
        remark = ready(work, anna)
        key, send = remark.public_id, f"{work.review_address}/send"
        act = f"/reviews/remarks/{key}/{what}"
        shown = shown_on(one.get(send))
        data = {**hidden_in(two.get(act).text), "text": "Nieuwe woorden."}
        sent, done = at_once(partial(one.post, send, data=shown), partial(two.post, act, data=data))
        assert done.status_code == 302
        school.expire_all()
        found = school.query(Remark).filter_by(public_id=key).one_or_none()
        if sent.status_code == 409:
            assert (found.text, found.versions) == ("Nieuwe woorden.", []) if found else True
        elif what == "edit":
            assert [each.text for each in found.versions] == ["Oude woorden."]
        else:
            assert found.taken_back_at
