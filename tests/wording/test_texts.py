"""Every text that a person may read is found, with its file and line; names in code are not."""

import pytest

from learning.wording.house import files, texts
from learning.wording.listing import as_lines, as_markdown
from learning.wording.python_texts import texts_of_python
from learning.wording.script_texts import texts_of_script
from learning.wording.template_texts import texts_of_template
from learning.wording.texts import Text, shown

pytestmark = pytest.mark.sqlite_only

TEMPLATE = """{# name: of whoever looks #}
{% from "components/post_button.html" import post_button %}
{% block title %}Jouw plek{% endblock %}
<h1>Dag <bdi>{{ name }}</bdi>, fijn dat je er bent</h1>
<p>Eerste zin.{% if more %} Tweede
zin.{% endif %}</p>
<img src="a b.png" alt="Een rustige kamer">
<p class="two words">{{ "Eén vraag" if one else many ~ " vragen wachten" }}</p>
{{ post_button(url_for("a.b", key="niet lezen"), "Stop ermee", kind="stil en klein") }}
{% if status == "niet dit" %}Wel dit{% else %}Of dat{% endif %}
<script>let geen = "tekst om te lezen"</script><code>geen tekst</code>
"""
PYTHON = '''"""Geen tekst."""
KEY = "niet_lezen"
WRONG = "Dat lukt niet"


def say(name: "Iets anders") -> "Nog iets":
    """Ook geen tekst."""
    flash(f"Dag {name}, het {'is al' if name else 'wordt nog'} klaar.")
    if name == "Geen van deze":
        raise ValueError("Not for people")
    raise Refused("Dat kan nu niet." " Wacht even.")


MAIL = """Dag,

Er is iets
voor je.
"""
'''
SCRIPT = """// Geen tekst
say(`Bewaard om ${time}`);
const name = "auto-save"; /* "Ook geen tekst" */
link.textContent = 'Laat zien';
"""


def words(found):
    return [(each.line, shown(each.words)) for each in found]


def test_ax7_a_template_gives_its_texts_its_attributes_and_what_stands_in_quotes():
    assert words(texts_of_template("a.html", TEMPLATE)) == [
        (3, "Jouw plek"),
        (4, "Dag …, fijn dat je er bent"),
        (5, "Eerste zin. Tweede zin."),
        (7, "Een rustige kamer"),
        (8, "Eén vraag"),
        (8, "… vragen wachten"),
        (9, "Stop ermee"),
        (10, "Of dat"),
        (10, "Wel dit"),
    ]


def test_ax7_python_gives_what_people_are_told_and_nothing_else():
    assert words(texts_of_python("a.py", PYTHON)) == [
        (3, "Dat lukt niet"),
        (8, "Dag …, het … klaar."),
        (8, "is al"),
        (8, "wordt nog"),
        (11, "Dat kan nu niet. Wacht even."),
        (14, "Dag,"),
        (16, "Er is iets voor je."),
    ]


def test_ax7_a_script_gives_its_texts():
    assert words(texts_of_script("a.js", SCRIPT)) == [(2, "Bewaard om …"), (4, "Laat zien")]


def test_the_list_knows_every_room_but_no_made_up_school():
    rooms = {path.parts[-2] for path in files()}
    assert {"accounts", "components", "talks", "js", "groups"} <= rooms
    assert not {"demo", "migrations", "vendor", "versions"} & rooms


def test_texts_of_another_folder_can_be_listed_too(tmp_path):
    page = tmp_path / "templates" / "kamer" / "begin.html"
    page.parent.mkdir(parents=True)
    page.write_text("<h1>Welkom hier</h1>")
    assert list(texts(tmp_path)) == [Text("templates/kamer/begin.html", 1, "Welkom hier")]


def test_ax7_on_a_screen_each_text_has_its_place_on_paper_its_room():
    found = [Text("templates/kamer/a.html", 3, "Dag *jij*"), Text("learning/app.py", 1, "Nieuw")]
    assert list(as_lines(found)) == [
        "templates/kamer/a.html:3: Dag *jij*",
        "learning/app.py:1: Nieuw",
    ]
    paper = "\n".join(as_markdown(found))
    assert "## de hele site\n\n### learning/app.py\n\n- Nieuw (1)" in paper
    assert "## kamer\n\n### templates/kamer/a.html\n\n- Dag \\*jij\\* (3)" in paper
