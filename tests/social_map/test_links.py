"""IN1, XS2: a link is one that a browser opens as we read it, or it is refused with a sentence."""

import pytest

from learning.social_map.links import (
    HIDDEN,
    LONGEST_LINK,
    NO_SITE,
    NOT_WHOLE,
    OTHER_KIND,
    TOO_LONG,
    WITH_NAME,
    BadLink,
    link_from,
    site_of,
)

TAKEN = {
    "": "",
    "  ": "",
    "https://buurtkamer.example": "https://buurtkamer.example",
    "http://buurtkamer.example/inloop?dag=di#koffie": None,
    "https://buurtkamer.example:8443/": None,
    "HTTPS://Buurtkamer.Example/": None,
    "buurtkamer.example": "https://buurtkamer.example",
    "www.buurtkamer.example/inloop": "https://www.buurtkamer.example/inloop",
    "https://café-zónder-zórgen.example/": None,
    "https://buurtkamer.example/a'b\"c<d>": None,
}
REFUSED = {
    "javascript:alert(1)": OTHER_KIND,
    "JaVaScRiPt://buurtkamer.example/%0aalert(1)": OTHER_KIND,
    "data:text/html,<script>alert(1)</script>": OTHER_KIND,
    "vbscript:x": OTHER_KIND,
    "file:///etc/passwd": OTHER_KIND,
    "ftp://buurtkamer.example": OTHER_KIND,
    "mailto:iemand@buurtkamer.example": OTHER_KIND,
    "//buurtkamer.example/x": OTHER_KIND,
    "/inloop": OTHER_KIND,
    "https:buurtkamer.example": OTHER_KIND,
    "https:/buurtkamer.example": OTHER_KIND,
    "https://": NO_SITE,
    "https:///inloop": NO_SITE,
    "https://localhost/": NO_SITE,
    "https://127.0.0.1/": NO_SITE,
    "https://127.1/": NO_SITE,
    "https://2130706433/": NO_SITE,
    "https://0x7f.1/": NO_SITE,
    "https://[::1]/": NO_SITE,
    "https://-x.example/": NO_SITE,
    "https://x..example/": NO_SITE,
    "https://buurt_kamer.example/": NO_SITE,
    "https://[::1": NOT_WHOLE,
    "https://buurtkamer.example:999999/": NOT_WHOLE,
    "https://buurtkamer.example:poort/": NOT_WHOLE,
    "https://buurtkamer.example\\@elders.example/": WITH_NAME,
    "https://buurtkamer.example\\inloop": NOT_WHOLE,
    "https://sanne@buurtkamer.example/": WITH_NAME,
    "https://sanne:geheim@buurtkamer.example/": WITH_NAME,
    "https://buurt kamer.example/": HIDDEN,
    "https://buurtkamer.example/a b": HIDDEN,
    "java\tscript:alert(1)": HIDDEN,
    "https://buurt\nkamer.example/": HIDDEN,
    "https://buurtkamer.example/\u202egpj.exe": HIDDEN,
    "https://buurt\u200bkamer.example/": HIDDEN,
    "https://buurtkamer.example/\x00": HIDDEN,
    "https://buurtkamer.example/" + "a" * 2000: TOO_LONG,
}


@pytest.mark.parametrize("typed", TAKEN)
def test_in1_a_link_of_a_site_is_taken_as_typed(typed):
    assert link_from(typed) == (typed if TAKEN[typed] is None else TAKEN[typed])


@pytest.mark.parametrize("typed", REFUSED, ids=lambda typed: repr(typed[:40]))
def test_xs2_anything_else_is_refused_with_what_to_do(typed):
    with pytest.raises(BadLink) as refused:
        link_from(typed)
    assert str(refused.value) == REFUSED[typed]


def test_in3_two_thousand_signs_are_too_many_and_one_less_is_not():
    link = "https://buurtkamer.example/"
    assert link_from(link + "a" * (LONGEST_LINK - len(link)))
    with pytest.raises(BadLink, match="te lang"):
        link_from(link + "a" * (LONGEST_LINK - len(link) + 1))


@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("", ""),
        ("https://www.buurtkamer.example/inloop", "buurtkamer.example"),
        ("https://Café.example", "café.example"),
        ("https://buurtkаmer.example", "xn--buurtkmer-5yh.example"),  # with a Cyrillic a
    ],
)
def test_the_site_is_told_without_letters_that_look_like_others(link, site):
    assert site_of(link) == site
