"""What may not be said is found wherever it is said, and a name in a sentence is a word of it."""

import pytest

from learning.modules.plain_language import GAP
from learning.wording.checking import problems_of
from learning.wording.listing import as_lines
from learning.wording.python_texts import texts_of_python
from learning.wording.script_texts import texts_of_script
from learning.wording.template_texts import texts_of_template

pytestmark = pytest.mark.sqlite_only

READERS = {"html": texts_of_template, "py": texts_of_python, "js": texts_of_script}
TEN = "woord " * 10


def said(kind, source):
    return [str(each) for each in problems_of(READERS[kind](f"a.{kind}", source))]


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("html", f"<p>{TEN}{{{{ naam }}}} {TEN}</p>"),
        ("html", f"<p>{TEN}<bdi>{{{{ naam }}}}</bdi> {TEN}</p>"),
        ("py", f'flash(f"{TEN}{{naam}} {TEN}")'),
        ("py", f'say("{TEN}{{naam}} {TEN}")'),
        ("js", f"say(`{TEN}${{naam}} {TEN}`)"),
    ],
)
def test_ax7_a_name_in_a_sentence_is_a_word_and_ends_nothing(kind, source):
    (problem,) = said(kind, source)
    assert "heeft 21 woorden" in problem


def test_ax7_what_differs_is_printed_as_three_dots():
    (problem,) = said("html", "<p>{{ naam }} kreeg een error.</p>")
    assert problem.endswith("Er staat: … kreeg een error.")
    found = texts_of_template("a.html", "<p>Dag {{ naam }}</p>")
    assert found[0].words == f"Dag {GAP}"
    assert list(as_lines(found)) == ["a.html:1: Dag …"]


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("html", "<p>Je sub&shy;mission.</p>"),
        ("html", "<p>Je sub\u00admission.</p>"),
        ("html", "<option>submission</option>"),
        ("html", '<p data-words="Je submission is bewaard">'),
        ("html", '<auto-save data-failed="Je submission is weg"></auto-save>'),
        ("html", '<input type="submit" value="Bewaar je submission">'),
        ("html", '<meta name="description" content="Je submission">'),
        ("html", '{{ tag("submission") }}'),
        ("html", '{{ field(form.a, label="submission") }}'),
        ("py", 'flash("Je submission is klaar; kijk")'),
        ("py", 'flash("submission")'),
        ("py", 'raise NotNow("Je submission is klaar")'),
        ("py", 'raise ValueError(f"Je submission {naam} is klaar")'),
        ("py", 'x = "Je submission {naam} is $5"'),
        ("py", 'x = "Kies een submission: [a]=b"'),
        ("py", 'def f(a="Je submission"): pass'),
        ("py", 'def f(*, a="Je submission"): pass'),
        ("py", 'a = StringField("submission")'),
        ("py", 'a = RadioField("Wat", choices=[("a", "submission")])'),
        ("py", 'CHOICES = [("a", "submission")]'),
        ("js", 'say("Je submission; klaar")'),
    ],
)
def test_ax7_a_wrong_word_is_found_wherever_somebody_reads_it(kind, source):
    (problem,) = said(kind, source)
    assert "fout: Schrijf liever niet ‘submission’" in problem


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("html", "<p>Je <code>submission</code></p>"),
        ("html", "<p>“submission”</p>"),
        ("html", '<meta name="viewport" content="Je submission">'),
        ("html", '<input name="submission" value="submission" data-kind="submission">'),
        ("html", '{{ tag("Dag", kind="error") }}'),
        ("py", 'x = {"a": "submission"}'),
        ("py", 'flash("Dag", "error")'),
        ("py", 'raise ValueError("no such submission")'),
        ("py", 'a = RadioField("Wat", choices=[("submission", "Dag")])'),
        ("py", 'x = "attachment; filename=submission"'),
        ("js", 'say("submission")'),
    ],
)
def test_ax7_names_in_code_are_left_alone(kind, source):
    assert said(kind, source) == []
