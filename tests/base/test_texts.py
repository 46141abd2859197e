"""IN1, IN2: what people type is kept exactly, or refused with words."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import IntegerField, RadioField
from wtforms.fields.choices import SelectChoice

from learning.base.forms import NO_CHOICE, Form, NameField, StoryField

pytestmark = pytest.mark.sqlite_only


class Words(Form):
    """A story and a name, without a token."""

    class Meta(Form.Meta):
        csrf = False

    text = StoryField("Tekst")
    name = NameField("Naam", missing="Vul je naam in.")


@pytest.fixture
def filled(app):
    def fill(text="", name="Sanne"):
        with app.test_request_context():
            form = Words(MultiDict({"text": text, "name": name}))
            form.validate()
            return form

    return fill


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "  twee spaties  ", "\n\nbegint met regels", "einde\n", "\ttab", "é e\u0301 ﬁ",
        "😀 👩‍👩‍👧", "שלום عليكم \u202eomgekeerd", "nul\u200bbreed", "<script>alert(1)</script>",
        "' OR 1=1 --", "{{ 7*7 }} {% raw %}", "%s %(a)s {0} ${x}", "../../etc/passwd", "a" * 20_000,
        "😀" * 20_000, "\ufeffbom",
    ],
)  # fmt: skip
def test_in1_a_text_is_kept_exactly(filled, text):
    form = filled(text)
    assert form.text.data == text
    assert not form.text.errors


@pytest.mark.parametrize("typed", ["a\r\nb", "a\rb", "a\x0bb", "a\x0cb", "a\u2028b", "a\x85b"])
def test_in2_every_line_break_is_a_line_break(filled, typed):
    assert filled(typed).text.data == "a\nb"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe", "\ufdd0", "\x9f"])
def test_in2_what_cannot_be_kept_is_refused_and_where_it_stands_is_said(filled, sign):
    form = filled(f"Dit is mijn verhaal{sign} en verder")
    assert "na “verhaal”" in form.text.errors[0]
    assert form.text.data == f"Dit is mijn verhaal{sign} en verder"


def test_in3_the_limit_is_said_and_the_text_is_still_there(filled):
    form = filled("a" * 20_001)
    assert "20.000 tekens" in form.text.errors[0]
    assert len(form.text.data) == 20_001


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u202e\u200f", "\u3164", "\u2800", "\u00ad"])
def test_in2_a_name_that_nobody_can_see_is_no_name(filled, name):
    assert filled(name=name).name.errors == ["Vul je naam in."]


def test_a_name_stands_on_one_line(filled):
    assert filled(name="Sanne\r\nBcc: iemand").name.errors


def test_what_the_library_says_by_itself_is_dutch_too(app):
    class Asks(Words):
        way = RadioField("Hoe?", choices=[SelectChoice("samen", "Samen")])
        days = IntegerField("Dagen")

    with app.test_request_context():
        form = Asks(MultiDict({"name": "Sanne", "way": "weg", "days": "veel"}))
        assert not form.validate()
    assert form.errors["way"] == [NO_CHOICE]
    assert "valid" not in form.errors["days"][0]
