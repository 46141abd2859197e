"""The limit: a bare Flask page with sign-in, one indexed query and Jinja. What the stack allows.

No forms, no rights, no modules: a floor of cost and not a product. It has its
own tables, and the same server, workers, threads and durability as the site.
"""

import os
import sys

import sqlalchemy as sa
from flask import Flask, jsonify, render_template, request
from flask_login import LoginManager, UserMixin, current_user, login_required
from granian import Granian
from jinja2 import DictLoader

metadata = sa.MetaData()
reader = sa.Table(
    "limit_reader",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("token", sa.String, unique=True),
    sa.Column("name", sa.String),
)
mark = sa.Table(
    "limit_mark",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reader_id", sa.ForeignKey("limit_reader.id"), index=True),
    sa.Column("title", sa.String),
    sa.Column("state", sa.String),
)
draft = sa.Table(
    "limit_draft",
    metadata,
    sa.Column("reader_id", sa.ForeignKey("limit_reader.id"), primary_key=True),
    sa.Column("text", sa.String),
    sa.Column("revision", sa.Integer),
)
MARKS, PARAGRAPHS = 30, 40
PAGE = """<!doctype html><html lang="nl"><head><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><p>{{ name }}</p>
<ul>{% for each in marks %}
<li class="{{ each.state }}"><a href="/{{ each.id }}">{{ each.title }}</a>
{% if each.state == "done" %}klaar{% endif %}</li>{% endfor %}</ul>{{ body|safe }}</body></html>"""
BODY = f"<p>{'Een alinea zoals die in een hoofdstuk staat. ' * 10}</p>\n" * PARAGRAPHS


class Reader(UserMixin):
    """Whoever is signed in; ``id`` is a number in the database."""

    def __init__(self, row):
        self.id, self.token, self.name = row


def create_app() -> Flask:
    """The bare application, on the database of ``DATABASE_URL``."""
    app, login = Flask("limit"), LoginManager()
    app.config.update(SECRET_KEY=os.environ["SECRET_KEY"], SESSION_COOKIE_NAME="limit")
    app.jinja_loader = DictLoader({"page.html": PAGE})
    engine = engine_for(os.environ["DATABASE_URL"])
    login.init_app(app)

    @login.user_loader
    def user_behind(token: str) -> Reader | None:
        with engine.connect() as connection:
            row = connection.execute(sa.select(reader).where(reader.c.token == token)).one_or_none()
        return Reader(row) if row else None

    @app.get("/healthz")
    def health():
        return jsonify(ok=True)

    @app.get("/page")
    @login_required
    def page():
        with engine.connect() as connection:
            rows = connection.execute(
                sa.select(mark).where(mark.c.reader_id == current_user.id)
            ).all()
        return render_template(
            "page.html", title="Grens", name=current_user.name, marks=rows, body=BODY
        )

    @app.post("/draft")
    @login_required
    def save():
        mine = sa.update(draft).where(draft.c.reader_id == current_user.id)
        saved = mine.values(text=request.form["text"], revision=draft.c.revision + 1)
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            connection.execute(saved)
        return jsonify(saved=True)

    return app


def engine_for(url: str):
    """An engine as durable as that of the site."""
    engine = sa.create_engine(url, pool_size=20, max_overflow=44)
    if engine.dialect.name == "sqlite":

        @sa.event.listens_for(engine, "connect")
        def prepare(connection, _record):
            connection.isolation_level = None
            for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL"):
                connection.execute(f"PRAGMA {pragma}")

        @sa.event.listens_for(engine, "begin")
        def begin(connection):
            writes = connection.get_execution_options().get("writing")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def fill(url: str, tokens: list[str]) -> None:
    """A reader for each of *tokens*, with marks and a draft."""
    engine = engine_for(url)
    metadata.create_all(engine)
    readers = list(enumerate(tokens, 1))
    rows = {
        reader: [{"id": n, "token": token, "name": f"Lezer {n}"} for n, token in readers],
        mark: [
            {"reader_id": n, "title": f"Hoofdstuk {m}", "state": "done" if m % 2 else "open"}
            for n, _ in readers
            for m in range(MARKS)
        ],
        draft: [{"reader_id": n, "text": "", "revision": 0} for n, _ in readers],
    }
    with engine.begin() as connection:
        for table, values in rows.items():
            connection.execute(table.insert(), values)


def serve(port: int, threads: int) -> None:
    """Serve as the site does."""
    Granian(
        "tests.load.limit:create_app", factory=True, interface="wsgi", address="127.0.0.1",
        port=port, workers=os.cpu_count(), blocking_threads=threads, backlog=1024,
        workers_kill_timeout=5, log_enabled=False,
    ).serve()  # fmt: skip


if __name__ == "__main__":  # serve PORT THREADS, or fill TOKEN…
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]), int(sys.argv[3]))
    else:
        fill(os.environ["DATABASE_URL"], sys.argv[2:])
