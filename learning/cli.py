"""The ``learning`` command."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from learning.accounts import queries as accounts
from learning.accounts.addresses import address_of
from learning.accounts.models import User
from learning.app import create_app
from learning.base import clock
from learning.base.bars import bar, telling
from learning.base.db import db, writing
from learning.base.schema import bring_up_to_date
from learning.base.settings import BadSettings, settings_from
from learning.competences.rating.queries import codes_hung_on
from learning.demo import school
from learning.modules.check import check as check_content
from learning.modules.parts import FOUT, Problem
from learning.serving import serve as serve_app
from learning.submissions.queries import answered_ids
from learning.ticking import tick as tick_once
from learning.wording.checking import problems_of
from learning.wording.house import HOUSE
from learning.wording.house import texts as texts_of_house
from learning.wording.listing import as_lines, as_markdown

MANY_MAILS = 20  # from then on a bar shows how far it is


@click.group()
def learning() -> None:
    """Vrijplaats: an e-learning site for people who train to become ervaringsdeskundige."""
    os.umask(0o077)  # what people write is for nobody else on this machine


@learning.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", type=int, help="Default: one for every core.")
@click.option("--demo", is_flag=True, help="Fill an empty instance with the demo school first.")
def serve(host: str, port: int, workers: int | None, demo: bool) -> None:
    """Bring the database up to date, and serve until SIGTERM."""
    os.environ.setdefault("PUBLIC_URL", f"http://{host}:{port}")
    app = create_app()
    bring_up_to_date(app)
    if demo and school.fill_if_empty(app, clock.now()):
        click.echo(school.SIGN_INS)
    tick_once(app)
    click.echo(f"Vrijplaats: http://{host}:{port}")
    sys.stdout.flush()
    serve_app(app, host, port, workers)


@learning.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def check(path: Path | None) -> None:
    """Everything wrong with the content, one line each; exit 1 if a module cannot be served.

    With our own modules it looks at the texts of the site too; a school need not mend those.
    """
    settings = settings_from()
    root = path or settings.modules
    answered, shown = _in_use(settings)
    with bar("Nakijken") as tell:
        problems = check_content(root, answered, clock.now().date(), shown, tell)
    if root.resolve() == HOUSE / "modules":
        with bar("Teksten van de site") as tell:
            problems += problems_of(texts_of_house(over=telling(tell)))
    _tell(problems)


@learning.command()
@click.option("--markdown", is_flag=True, help="With headings for rooms and files, for paper.")
@click.option("--check", "only_check", is_flag=True, help="Only what is not plain enough.")
def texts(markdown: bool, only_check: bool) -> None:
    """Every text of the site in one list, with the file and the line where it stands."""
    if only_check:
        _tell(list(problems_of(texts_of_house())))
    for line in (as_markdown if markdown else as_lines)(texts_of_house()):
        click.echo(line)


def _tell(problems: list[Problem]) -> NoReturn:
    """One line each, how many there are, and out: with 1 when there is a *fout*."""
    for problem in problems:
        click.echo(str(problem))
    wrong = sum(problem.severity == FOUT for problem in problems)
    click.echo(f"{wrong} fout, {len(problems) - wrong} let op")
    sys.exit(1 if wrong else 0)


@learning.command()
def demo() -> None:
    """The demo school. Running it twice changes nothing."""
    app = create_app()
    bring_up_to_date(app)
    with bar("De school vullen") as tell:
        made = school.fill_if_empty(app, clock.now(), telling(tell))
    click.echo(school.SIGN_INS if made else "Er is al een school. Er is niets veranderd.")


@learning.command("add-user")
@click.option("--name", prompt=True, help="What they are called by.")
@click.option("--email", prompt=True)
@click.option("--beheerder/--no-beheerder", default=True, show_default=True)
def add_user(name: str, email: str, beheerder: bool) -> None:
    """Make an account, such as the first beheerder; they sign in by an e-mailed link."""
    address = address_of(email)
    if address is None:
        raise click.ClickException(f"{email} is geen e-mailadres.")
    app = create_app()
    bring_up_to_date(app)
    with app.app_context(), writing():
        if accounts.user_with(address):
            raise click.ClickException("Er is al een account met dit adres.")
        user = User(name=name, email=address, is_beheerder=beheerder, created_at=clock.now())
        db.session.add(user)
        db.session.commit()
    click.echo(f"{name} kan nu inloggen: vraag een link aan op de inlogpagina.")


@learning.command()
def tick() -> None:
    """One pass of what must happen by itself: mails, and the versions of modules."""
    with bar("Mails versturen", at_least=MANY_MAILS) as tell:
        tick_once(create_app(), tell)


@learning.command("make-migration", hidden=True)
@click.argument("message")
def make_migration(message: str) -> None:
    """For maintainers: write the next migration from the models."""
    from learning.base.migrating import write_migration

    write_migration(create_app(), message)


def _in_use(settings) -> tuple[set | None, set | None]:
    """What was ever answered, and the codes of profiles that evidence hangs on, so that what
    vanished is noticed; None without a database."""
    app = create_app(settings)
    try:
        with app.app_context():
            return answered_ids(), codes_hung_on()
    except Exception:
        return None, None


def main() -> None:
    """Run the command; a bad setting is one sentence and not a traceback."""
    try:
        learning(standalone_mode=True)
    except BadSettings as wrong:
        click.echo(f"Vrijplaats: {wrong}", err=True)
        sys.exit(2)
