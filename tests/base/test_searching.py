"""Words to look for, in every room that has its own box: in no address, and back when refused."""

import re

import pytest

ROOMS = ["/werktafel/", "/social_map/", "/examples/"]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("q", ["woord " * 50, "a\x00b"])
def test_what_cannot_be_looked_for_comes_back_with_the_reason(as_, sanne, voorjaar, room, q):
    answer = as_(sanne).post(room, data={"q": q})
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert 'class="why"' in answer.text
    assert f'value="{q.strip()}"' in answer.text


@pytest.mark.parametrize("room", ROOMS)
def test_words_come_back_in_the_box_and_stand_in_no_address(as_, sanne, voorjaar, room):
    page = as_(sanne).post(room, data={"q": " <b>xyzzy "}).text
    assert 'value="&lt;b&gt;xyzzy"' in page
    assert not re.findall(r'(?:href|action|src)="[^"]*xyzzy', page)
    assert 'method="post" role="search"' in page


@pytest.mark.parametrize("room", ROOMS)
def test_words_in_an_address_from_before_are_left_there(as_, sanne, voorjaar, room):
    page = as_(sanne).get(f"{room}?q=xyzzy").text
    assert "Gevonden" not in page
    assert "xyzzy" not in page
