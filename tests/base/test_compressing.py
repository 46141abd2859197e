"""Part 7: what travels is small, and no secret leaks through its size."""

import gzip

import pytest

from learning.base.assets import Assets
from learning.base.compressing import packed_page

pytestmark = pytest.mark.sqlite_only
TAKES = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_page_travels_small_and_is_the_same_page(as_, sanne, voorjaar):
    answer = as_(sanne).get("/help", headers=TAKES)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert "Hulp nodig?" in gzip.decompress(answer.data).decode()


def test_who_takes_no_gzip_gets_none(as_):
    answer = as_().get("/help")
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/search/?q=ruimte", "/modules/?x=1"])
def test_xs_what_was_asked_for_in_words_is_never_answered_smaller(as_, sanne, voorjaar, path):
    answer = as_(sanne).get(path, headers=TAKES)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers


def test_xs_what_was_posted_is_never_answered_smaller(as_):
    answer = as_().post("/accounts/sign-in", headers=TAKES, data={"email": "geen adres"})
    assert answer.mimetype == "text/html"
    assert "Content-Encoding" not in answer.headers


def test_the_size_of_a_page_says_nothing_exact():
    assert len({len(packed_page(b"dezelfde bladzijde" * 100)) for _ in range(50)}) > 5


@pytest.mark.parametrize("name", ["site.css", "js/site.js", "js/words.js", "mark.svg"])
def test_static_texts_travel_small_for_a_year(as_, name):
    address = Assets().address(name)
    with as_().get(address) as plain, as_().get(address, headers=TAKES) as small:
        if small.content_encoding:
            assert gzip.decompress(small.data) == plain.data
        assert bool(small.content_encoding) == (len(plain.data) >= 500)
        assert small.headers["Cache-Control"] == plain.headers["Cache-Control"]


def test_a_font_is_small_already(as_):
    name = "vendor/atkinson-hyperlegible-next/atkinson-hyperlegible-next-latin-wght-normal.woff2"
    with as_().get(Assets().address(name), headers=TAKES) as answer:
        assert not answer.content_encoding
