"""The rules of the house, held by tests instead of by memory. Each failure names file and line."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from flask import has_app_context
from jinja2 import nodes

pytestmark = pytest.mark.sqlite_only

HOUSE = Path(__file__).parent.parent
FLOORS = [  # low to high
    "base", "accounts", "appearance", "waiting", "cohorts", "readings", "notices", "maatjes",
    "praktijkopleiders", "pauses", "modules", "wording", "offline", "drafting", "submissions",
    "notebook", "talks", "social_map", "examples", "reviews", "intervisie", "begeleiders",
    "competences", "progress", "werktafel", "search", "privacy", "showcase", "demo", "app",
    "mailing", "ticking", "serving", "cli", "__main__",
]  # fmt: skip
FILES = sorted(
    path for path in (HOUSE / "learning").rglob("*.py") if "migrations" not in path.parts
)
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))
ROOF = {"app.py", "cli.py", "mailing.py", "ticking.py", "school.py"}
KINDS = {"models.py", "rules.py", "queries.py", "forms.py", "views.py"}
IMPURE = {"base", "app", "cli", "serving", "mailing", "ticking", "demo", "__main__"}
WEB_AND_DATABASE = (
    "flask",
    "flask_login",
    "flask_wtf",
    "wtforms",
    "sqlalchemy",
    "learning.base.db",
)
# Files that are neither one of the five kinds nor pure, each with its reason.
KNOWS_THE_REQUEST = {
    "accounts/attempts.py": "counts a try to sign in, from where this request comes",
    "accounts/links.py": "makes a link with the address of this site in it",
    "accounts/newcomers.py": "two at once make one account: only the database can say so",
    "cohorts/inviting.py": "changes invitations, links and mails together",
    "accounts/sessions.py": "notes that somebody was here",
    "appearance/current.py": "how the page of this request looks, and what its browser keeps",
    "cohorts/current.py": "looks up the places of whoever asks, once a request",
    "drafting/answering.py": "what a save is answered, the same in every room",
    "drafting/draft.py": "the columns that every text in the making shares",
    "intervisie/threads/loading.py": "the thread that this request is about",
    "intervisie/threads/telling.py": "gives notices, and counts what was done, with the change",
    "modules/live.py": "keeps the shelf of this request and its versions",
    "modules/current.py": "the module that this request is about",
    "notices/digest/making.py": "makes mails and the rows about them together",
    "notices/giving.py": "two who give at once make one notice: only the database can say so",
    "reviews/leases/taking.py": "of two who open at once one gets it: only the database can say so",
    "submissions/together/bringing.py": "changes groups, texts and notices together",
    "praktijkopleiders/inviting.py": "changes invitations, links and mails together",
    "readings/opening.py": "the one verb that adds a row",
    "werktafel/laying.py": "two who ask at once lay one table: only the database can say so",
    "werktafel/loading.py": "the question that this request is about",
    "werktafel/signals/linking.py": "changes questions and what they are linked by together",
    "waiting/current.py": "what is made for whoever asks",
    "talks/opening.py": "two who begin at once make one talk: only the database can say so",
}


def name(path):
    return str(path.relative_to(HOUSE))


def inside(path):
    return str(path.relative_to(HOUSE / "learning"))


def package(path):
    return path.relative_to(HOUSE / "learning").parts[0].removesuffix(".py")


@cache
def tree_of(path):
    return ast.parse(path.read_text())


def imports(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_pages_look_everywhere_and_the_rest_looks_down(path):
    """So no circle can arise: nothing but app.py imports a views.py."""
    ours = [(module, line) for module, line in imports(path) if module.startswith("learning")]
    if path == HOUSE / "learning" / "__init__.py":
        assert not ours, "learning/__init__.py imports nothing: importing it is free"
        return
    for module, line in ours:
        other = [*module.split("."), ""][1]
        where = f"{path}:{line} imports {module}"
        if other and path.name != "app.py":
            assert not module.endswith(".views"), where
        if other and path.name != "views.py":
            assert FLOORS.index(other) <= FLOORS.index(package(path)), where


# The only modules that are imported where they are used, because workers seldom or never need them.
LATE = {
    "zxcvbn": "12 MiB of word lists, for a new password only",
    "learning.base.migrating": "Alembic: 9 MiB, only when the tables change",
    "learning.modules.rendering_child": "runs in a process of its own",
    "weasyprint": "an extra that may not be there; only in the process that makes a PDF",
    "weasyprint.urls": "the same",
}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_import_stands_inside_a_function_but_the_named_heavy_ones(path):
    tree = tree_of(path)
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in top:
            what = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            assert what in LATE, f"{path}:{node.lineno} imports {what}"


def is_pure(path):
    if path.name == "rules.py":
        return True
    known = path.name in KINDS or package(path) in IMPURE or inside(path) in KNOWS_THE_REQUEST
    return not known


@pytest.mark.parametrize("path", [path for path in FILES if is_pure(path)], ids=name)
def test_pure_files_know_no_web_and_no_database(path):
    for module, line in imports(path):
        assert not module.startswith(WEB_AND_DATABASE), f"{path}:{line} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_only_queries_select_and_only_views_and_the_roof_commit(path):
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.Call):
            continue
        called, where = ast.unparse(node.func), f"{path}:{node.lineno}"
        if path.name != "queries.py" and package(path) != "migrations":
            assert called != "select", f"{where}: select() belongs in queries.py"
        if path.name not in {"views.py", *ROOF}:
            assert not called.endswith("session.commit"), f"{where}: commit() belongs in views.py"
            assert called != "clock.now", f"{where}: only views and the roof ask the clock"


def views():
    for path in FILES:
        if path.name == "views.py":
            for node in tree_of(path).body:
                routes = [d for d in getattr(node, "decorator_list", []) if isinstance(d, ast.Call)]
                if isinstance(node, ast.FunctionDef) and routes:
                    yield pytest.param(path, node, id=f"{path.parent.name}.{node.name}")


def helpers(path):
    """The functions of a views.py that are no view, by name."""
    tree = tree_of(path)
    return {node.name: ast.unparse(node) for node in tree.body if isinstance(node, ast.FunctionDef)}


VIEWS = list(views())
CHECKS = ("@public", "@signed_in", "require(", "readable_by(current_user", "seat_of(current_user")


@pytest.mark.parametrize(("path", "view"), VIEWS)
def test_az2_every_view_checks_whom_it_serves(path, view):
    """Itself, or through a helper of the same file that loads for its reader."""
    text = ast.unparse(view)
    called = [body for name, body in helpers(path).items() if f"{name}(" in text]
    assert any(check in each for check in CHECKS for each in [text, *called]), (
        f"{path}:{view.lineno}"
    )


@pytest.mark.parametrize(("path", "view"), VIEWS)
def test_a_view_that_commits_began_to_write(path, view):
    text = ast.unparse(view)
    assert "commit(" not in text or "writing()" in text, f"{path}:{view.lineno}"


@pytest.mark.parametrize(("path", "view"), VIEWS)
def test_views_are_short(path, view):
    lines = view.end_lineno - view.lineno + 1
    assert lines <= 25, f"{path}:{view.lineno} has {lines}: move the thinking to a model or a rule"


NAMED_ADDRESSES = {
    "/": "progress.my_place",
    "/help": "modules.help_page",
    "/accessibility": "modules.accessibility",
    "/healthz": "base.health",
    "/readyz": "base.ready",
    "/static/<fingerprint>/<path:name>": "base.static",
}


def test_addresses_begin_with_their_package(app):
    for rule in app.url_map.iter_rules():
        assert re.fullmatch(r"[a-z0-9/<>:_-]+", rule.rule), rule.rule
        if NAMED_ADDRESSES.get(rule.rule) != rule.endpoint:
            assert rule.rule.startswith(f"/{rule.endpoint.split('.')[0]}/"), rule.rule


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_say_what_they_are_given_and_import_only_what_they_use(app, path):
    text = path.read_text()
    assert text.startswith("{#"), f"{path}:1 begins with a comment: what is it given?"
    tree = app.jinja_env.parse(text)
    called = {node.node.name for node in tree.find_all(nodes.Call) if hasattr(node.node, "name")}
    imported = {
        alias[1] if isinstance(alias, tuple) else alias
        for node in tree.find_all(nodes.FromImport)
        for alias in node.names
    }
    assert imported <= called, f"{path}: unused {imported - called}"


COMPONENTS = [path for path in TEMPLATES if path.parent.name == "components"]


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_is_one_macro_named_after_its_file(app, path):
    macros = [node.name for node in app.jinja_env.parse(path.read_text()).find_all(nodes.Macro)]
    assert macros == [path.stem]


def test_every_template_is_used():
    python = "".join(path.read_text() for path in FILES)
    jinja = "".join(path.read_text() for path in TEMPLATES)
    for path in TEMPLATES:
        assert str(path.relative_to(HOUSE / "templates")) in python + jinja, f"{path} is not used"


def test_xs5_one_file_marks_html_safe():
    marks = {name(path) for path in FILES if re.search(r"\bMarkup\(", path.read_text())}
    assert marks == {"learning/base/markup.py"}
    for path in TEMPLATES:
        assert not re.search(r"\|\s*safe\b|autoescape", path.read_text()), path


def public_functions(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", FILES, ids=name)
def test_modules_have_a_line_and_public_functions_say_what_their_name_does_not(path):
    """House §8: every module, every class, every public function of a module."""
    tree = tree_of(path)
    assert ast.get_docstring(tree), f"{path}:1 has no docstring"
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            wanted = not (path.name in {"models.py", "rules.py", "forms.py"} and is_small(node))
            assert ast.get_docstring(node) or not wanted, f"{path}:{node.lineno} {node.name}"


def is_small(node):
    return isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno <= 2


def test_no_application_context_stays_pushed(app, as_, sanne, voorjaar):
    """Or a missing commit passes unseen, and strangers are answered as somebody else."""
    assert not has_app_context()
    as_(sanne).get("/help")
    assert not has_app_context()


def test_sources_name_no_host_of_a_registry_and_no_path_of_a_machine():
    for path in [
        HOUSE / "requirements.txt",
        HOUSE / "requirements-dev.txt",
        HOUSE / "pyproject.toml",
    ]:
        assert "http" not in path.read_text(), path
