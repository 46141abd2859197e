"""How large a picture is, told by its first bytes; and a page that keeps its place free."""

from io import BytesIO

import pytest
from PIL import Image

from learning.modules.picture_size import HEAD, size_in


def picture(kind: str, **how) -> bytes:
    data = BytesIO()
    Image.new(how.pop("mode", "RGB"), (640, 301), "#137").save(data, kind, **how)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        picture("PNG"),
        picture("WEBP", lossless=True),
        picture("WEBP", quality=50),
        picture("WEBP", quality=50, mode="RGBA", exact=True, icc_profile=b"x" * 40),
    ],
    ids=["png", "webp without loss", "webp", "webp with more in it"],
)
def test_the_size_stands_in_the_first_bytes(data):
    assert size_in(data[:HEAD]) == (640, 301)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg>", b"\x89PNG\r\n\x1a\n", b"RIFF....WEBPVP8L", b"RIFF....WEBP??"]
)
def test_of_all_else_nothing_is_said(data):
    assert size_in(data) is None


def test_a_page_keeps_the_place_of_a_picture_free(html_of, content):
    content({"proef/media/deur.png": picture("PNG")})
    assert 'width="640" height="301"' in html_of("![Een deur](media/deur.png)")


def test_an_author_who_says_how_wide_is_followed(html_of, content):
    content({"proef/media/deur.png": picture("PNG")})
    html = html_of('<img src="media/deur.png" alt="Een deur" width="200">')
    assert 'width="200"' in html
    assert "height" not in html
