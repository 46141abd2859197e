"""Docenten, and who found it, let the site look whether a link still works."""

from datetime import timedelta

import pytest

from learning.social_map.links import LinkState
from learning.social_map.queries import MOST_LINKS
from learning.social_map.views import REACHING
from tests.social_map.websites import Website, resolves

DEAD = "Deze link deed het niet (nagekeken: vandaag)."


@pytest.fixture
def site(app, monkeypatch):
    """A website on this machine that may be reached, and nothing else."""
    made = Website()
    seams = {"may_reach": made.may_reach, "resolve": resolves()}
    monkeypatch.setitem(app.config, REACHING, seams)
    yield made
    made.stop()


@pytest.fixture
def at_site(card, site, school):
    """``at_site("/404")``: a card on the map with a link to that page of the website."""

    def make(path="/200", state="approved", **more):
        made = card(state, **more)
        made.link = site.link(path)
        school.commit()
        return made

    return make


def home(card):
    return f"/social_map/{card.public_id}"


def test_a_link_that_is_dead_is_told_calmly_to_everybody(at_site, as_, look, anna, bilal):
    gone = at_site("/404")
    assert as_(anna).post(f"{home(gone)}/look").location == home(gone)
    assert look(gone).link_state == LinkState.DEAD
    assert DEAD in as_(bilal).get(home(gone)).text
    assert DEAD in as_(bilal).get("/social_map/").text
    assert "Deze links deden het niet" in as_(anna).get("/social_map/").text
    assert "Deze links deden het niet" not in as_(bilal).get("/social_map/").text


@pytest.mark.parametrize(
    ("path", "state", "said"),
    [("/200", LinkState.ALIVE, "De link deed het"), ("/500", LinkState.UNSURE, "niet zien of")],
)
def test_what_is_not_dead_is_told_to_who_asked_only(
    at_site, as_, look, anna, bilal, path, state, said
):
    card = at_site(path)
    as_(anna).post(f"{home(card)}/look")
    assert look(card).link_state == state
    assert said in as_(anna).get(home(card)).text
    assert said not in as_(bilal).get(home(card)).text
    assert DEAD not in as_(bilal).get(home(card)).text


def test_who_found_it_may_look_and_others_may_not(at_site, as_, cast, site):
    card, waiting = at_site(), at_site(state="proposed")
    for who, user in cast.items():
        if user:
            answer = as_(user).post(f"{home(card)}/look").status_code
            expected = 302 if who in {"sanne", "anna", "joost"} else 403
            assert answer == (404 if who in {"mats", "ria", "wim", "paula"} else expected), who
    assert as_(cast["sanne"]).post(f"{home(waiting)}/look").status_code == 302
    assert len(site.asked) == 2, "looked at once each: the others came within ten minutes"


def test_a_link_is_left_in_peace_for_ten_minutes(at_site, as_, site, anna, at, now):
    card = at_site()
    for minutes, asked in ((0, 1), (9, 1), (10, 2)):
        at((now + timedelta(minutes=minutes)).strftime("%Y-%m-%d %H:%M"))
        as_(anna).post(f"{home(card)}/look")
        assert len(site.asked) == asked


def test_another_link_is_looked_at_anew(at_site, as_, look, send, anna):
    gone = at_site("/404")
    as_(anna).post(f"{home(gone)}/look")
    send(anna, gone, "/change", link="https://delinde.example/nieuw")
    assert (look(gone).link_state, look(gone).link_looked_at) == (None, None)


def test_a_docent_looks_at_all_links_twenty_at_a_time(at_site, as_, site, voorjaar, anna, look):
    cards = [at_site("/404" if number < 3 else "/200") for number in range(MOST_LINKS + 2)]
    at_site("/404", "proposed")
    browser = as_(anna)
    browser.post("/social_map/look", data={"cohort": voorjaar.public_id})
    assert len([each for each in cards if look(each).link_looked_at]) == MOST_LINKS
    page = browser.get("/social_map/").text
    assert "We keken naar 20 links. Drie links deden het niet." in page
    browser.post("/social_map/look", data={"cohort": voorjaar.public_id})
    assert all(look(each).link_looked_at for each in cards)
    browser.get("/social_map/")
    browser.post("/social_map/look", data={"cohort": voorjaar.public_id})
    assert "net nog naar gekeken" in browser.get("/social_map/").text


def test_a_link_to_this_machine_is_never_followed(app, monkeypatch, card, school, as_, anna, look):
    """As it is when nothing is said of what may be reached."""
    site, inside = Website(), card("approved")
    monkeypatch.setitem(app.config, REACHING, {"resolve": resolves()})
    inside.link = site.link()
    school.commit()
    as_(anna).post(f"{home(inside)}/look")
    site.stop()
    assert look(inside).link_state == LinkState.UNSURE
    assert not site.asked


@pytest.mark.parametrize("verb", ["take-off", "change"])
def test_nothing_is_locked_while_a_site_takes_its_time(
    app, at_site, as_, send, look, monkeypatch, anna, joost, verb
):
    """Somebody writes in the middle of it, and of another link nothing is said."""
    card, meanwhile = at_site("/404"), []
    seams = app.config[REACHING]

    def resolve(*asked, **more):
        page = "" if verb == "take-off" else None
        meanwhile.append(send(joost, card, f"/{verb}", page=page).status_code)
        return seams["resolve"](*asked, **more)

    monkeypatch.setitem(app.config, REACHING, {**seams, "resolve": resolve})
    as_(anna).post(f"{home(card)}/look")
    assert meanwhile == [302]
    found = look(card)
    assert bool(found.taken_off_at) == (verb == "take-off")
    assert found.link_state == (LinkState.DEAD if verb == "take-off" else None)
