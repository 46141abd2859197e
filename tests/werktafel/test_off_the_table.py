"""While a question lies off the table: everybody can still do what is theirs."""

from sqlalchemy import select

from learning.notices.models import Notice
from learning.werktafel.handovers.models import Handover
from learning.werktafel.states import Brings
from learning.werktafel.telling import OFF
from tests.pages import hidden_in
from tests.werktafel import asking
from tests.werktafel.conftest import HIDDEN, SEEN


def test_who_walks_along_can_stop_and_finds_where(as_, question, school, cast, now):
    made, bilal = question(), as_(cast["bilal"])
    walk = asking.walked(school, made, cast["bilal"], now, is_agreed=True)
    as_(cast["anna"]).post(f"{asking.address(made)}/hide", data=SEEN)
    own = bilal.get("/werktafel/own").text
    assert "Je loopt mee met <bdi>Sanne</bdi>." in own
    assert made.text not in own
    answer = bilal.post(f"/werktafel/walks/{walk.public_id}/end", follow_redirects=True)
    assert answer.status_code == 200
    assert "Het meelopen is gestopt." in answer.text
    school.expire_all()
    assert school.scalars(select(Handover)).one().ended_at


def test_nobody_says_yes_to_what_lies_off_the_table(as_, question, school, cast, now, fresh):
    made = question()
    walk = asking.walked(school, made, cast["bilal"], now)
    as_(cast["anna"]).post(f"{asking.address(made)}/hide", data=SEEN)
    answer = as_(cast["bilal"]).post(f"/werktafel/walks/{walk.public_id}/agree")
    assert answer.status_code == 409
    assert not fresh(walk).agreed_at


def test_az6_who_added_something_mends_it_without_reading_the_question(
    as_, question, school, cast, now, fresh, told
):
    made, bilal = question("Wie kent Nel van 54?"), as_(cast["bilal"])
    added = asking.added(school, made, cast["bilal"], now, "Bel Nel.")
    home = f"/werktafel/additions/{added.public_id}"
    as_(cast["anna"]).post(f"{home}/hide", data=SEEN)
    as_(cast["anna"]).post(f"{asking.address(made)}/hide", data=SEEN)
    assert ("Bilal", OFF) in told()
    where = school.scalars(select(Notice).filter_by(user_id=cast["bilal"].id)).one().address
    own = bilal.get(where)
    assert own.status_code == 200
    assert ("Bilal", OFF) not in told()
    assert f'href="{home}"' in own.text
    page = bilal.get(home)
    assert page.status_code == 200
    assert made.text not in page.text
    fields = {"kind": "idee", **hidden_in(page.text, *HIDDEN)}
    answer = bilal.post(home, data={**fields, "text": "Bel de buurt."}, follow_redirects=True)
    assert answer.status_code == 200
    assert made.text not in answer.text
    assert (fresh(added).text, fresh(added).hidden_at) == ("Bel de buurt.", None)


def test_what_can_no_longer_be_changed_has_no_link_to_it(
    as_, question, school, cast, voorjaar, now
):
    made, bilal = question(), as_(cast["bilal"])
    added = asking.added(school, made, cast["bilal"], now, kind=Brings.WALKS)
    home = f"/werktafel/additions/{added.public_id}"
    assert f'href="{home}"' in bilal.get("/werktafel/own").text
    as_(cast["sanne"]).post(f"{asking.address(made)}/take-back")
    assert f'href="{home}"' not in bilal.get("/werktafel/own").text
    assert bilal.get(home).status_code == 404
