"""AX6: what stands on top of a refused form fits what is wrong with it."""

import pytest
from flask import render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

PAGE = (
    '{% from "components/error_summary.html" import error_summary %}'
    "{{ error_summary(form) if heading is none else error_summary(form, heading=heading) }}"
)
MISSING, WRONG = "Er mist nog iets", "Dat klopt nog niet"


class Asked(Form):
    """Two questions."""

    words = StringField("Wat zie je?", [DataRequired("Schrijf iets."), Length(max=5)])
    who = RadioField("Wie?", [InputRequired("Kies iemand.")], choices=["a", "b"])


@pytest.fixture
def summary(app):
    """The summary of a form with these answers."""

    def make(heading=None, **answers):
        form = Asked(MultiDict(answers))
        form.validate()
        with app.test_request_context():
            return render_template_string(PAGE, form=form, heading=heading)

    return make


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        ({}, MISSING),
        ({"words": "kort"}, MISSING),
        ({"words": "   ", "who": "a"}, MISSING),
        ({"words": "veel te lang", "who": "a"}, WRONG),
        ({"words": "veel te lang"}, WRONG),
        ({"words": "kort", "who": "niemand"}, WRONG),
    ],
)
def test_ax6_the_heading_says_whether_something_is_missing_or_wrong(summary, answers, heading):
    text = summary(**answers)
    assert heading in text
    assert ({MISSING, WRONG} - {heading}).pop() not in text


def test_ax6_a_page_may_say_it_in_words_of_its_own(summary):
    assert "Kies eerst iemand" in summary(heading="Kies eerst iemand")


def test_ax6_each_reason_leads_to_its_field_and_a_question_to_its_first_answer(summary):
    text = summary()
    assert '<a href="#words">Schrijf iets.</a>' in text
    assert '<a href="#who-0">Kies iemand.</a>' in text


def test_ax6_a_form_that_is_right_has_no_summary(summary):
    assert "summary" not in summary(words="kort", who="a")
