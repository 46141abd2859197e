"""The roof: the application, made from its features in order."""

from flask import Blueprint, Flask
from flask_login import current_user
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from learning.accounts import sessions
from learning.accounts.views import bp as accounts
from learning.appearance import current as looks
from learning.appearance.views import bp as appearance
from learning.base import clock, compressing, confirming, dates, errors, headers, markup
from learning.base.access import guard_every_page, login, refuse_other_sites
from learning.base.assets import Assets
from learning.base.db import db, engine_options
from learning.base.posted import Posted
from learning.base.schema import newest_version
from learning.base.settings import HOUSE, Settings, settings_from
from learning.base.views import bp as base
from learning.begeleiders.views import bp as begeleiders
from learning.cohorts.current import current_places
from learning.cohorts.models import Role
from learning.cohorts.plan.views import bp as plan
from learning.cohorts.running.views import bp as running
from learning.cohorts.views import bp as cohorts
from learning.competences.evidence.views import bp as evidence
from learning.competences.portfolio.exports.views import bp as portfolio_exports
from learning.competences.portfolio.sharing.views import bp as portfolio_sharing
from learning.competences.portfolio.views import bp as portfolio
from learning.competences.rating.views import bp as rating
from learning.competences.views import bp as competences
from learning.examples.proposals.views import bp as proposals
from learning.examples.views import bp as examples
from learning.intervisie.follow_ups.views import bp as follow_ups
from learning.intervisie.groups.views import bp as groups
from learning.intervisie.opening.views import bp as opening
from learning.intervisie.people.views import bp as people
from learning.intervisie.safety.views import bp as safety
from learning.intervisie.table.views import bp as table
from learning.intervisie.threads.views import bp as threads
from learning.intervisie.voices.views import bp as voices
from learning.intervisie.werkvormen.views import bp as werkvormen
from learning.maatjes.views import bp as maatjes
from learning.modules import live
from learning.modules.library import Library
from learning.modules.views import bp as modules
from learning.notebook.views import bp as notebook
from learning.notices.views import bp as notices
from learning.offline.views import bp as offline
from learning.pauses.views import bp as pauses
from learning.praktijkopleiders.queries import is_anybodys as is_praktijkopleider
from learning.praktijkopleiders.views import bp as praktijkopleiders
from learning.privacy.views import bp as privacy
from learning.progress.picture.views import bp as picture
from learning.progress.views import bp as progress
from learning.reviews.leases.views import bp as leases
from learning.reviews.pairing.views import bp as pairing
from learning.reviews.pile.views import bp as pile
from learning.reviews.reacting.views import bp as reacting
from learning.reviews.remarks.views import bp as remarks
from learning.reviews.rounds.views import bp as rounds
from learning.reviews.sentences.views import bp as sentences
from learning.reviews.views import bp as reviews
from learning.search.views import bp as search
from learning.showcase.views import bp as showcase
from learning.social_map.views import bp as social_map
from learning.submissions.sharing.views import bp as sharing
from learning.submissions.showing.views import bp as showing
from learning.submissions.spoken.views import bp as spoken
from learning.submissions.talking.views import bp as talking
from learning.submissions.together.views import bp as together
from learning.submissions.views import bp as submissions
from learning.talks.views import bp as talks
from learning.waiting.views import bp as waiting
from learning.werktafel.additions.views import bp as additions
from learning.werktafel.company.views import bp as company
from learning.werktafel.handovers.views import bp as handovers
from learning.werktafel.months.views import bp as months
from learning.werktafel.signals.views import bp as signals
from learning.werktafel.views import bp as werktafel

for room in (sharing, together, talking, spoken, showing):  # once, before any application is made
    submissions.register_blueprint(room)
for room in (pile, pairing, leases, reacting, remarks, rounds, sentences):
    reviews.register_blueprint(room)
examples.register_blueprint(proposals)
for room in (plan, running, picture):
    cohorts.register_blueprint(room)
for room in (portfolio_sharing, portfolio_exports):
    portfolio.register_blueprint(room)
for room in (evidence, rating, portfolio):
    competences.register_blueprint(room)
for room in (additions, handovers, signals, months, company):
    werktafel.register_blueprint(room)
FOUR_MB = 4 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Touches no database and pushes no context: servers may fork it."""
    settings = settings or settings_from()
    app = Flask("learning", template_folder=HOUSE / "templates", static_folder=None)
    app.config.from_mapping(_config(settings))
    app.extensions["settings"] = settings
    app.request_class = Posted
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)
    headers.register(app)
    compressing.register(app)
    db.init_app(app)
    errors.register(app)  # its teardown comes before that of the session
    refuse_other_sites(app, settings.public_url)
    CSRFProtect(app).exempt("learning.notices.views.switch_off")  # it asks for the token itself
    login.init_app(app, add_context_processor=False)  # pages ask person(); help asks nobody
    login.user_loader(lambda token: sessions.user_behind(token, clock.now()))
    guard_every_page(app)
    confirming.register(app)
    looks.register(app)
    live.register(app, Library(settings.modules))
    for blueprint in (
        base, accounts, appearance, waiting, cohorts, notices, maatjes, praktijkopleiders, pauses,
        modules, offline, submissions, notebook, talks, social_map, examples, reviews, begeleiders,
        competences, progress, werktafel, search, privacy,
    ):  # fmt: skip
        app.register_blueprint(blueprint)
    app.register_blueprint(
        _intervisie(groups, werkvormen, opening, threads, table, safety, voices, people, follow_ups)
    )
    if settings.is_development:
        app.register_blueprint(showcase)
    _dress_templates(app)
    return app


def _config(settings: Settings) -> dict:
    https = settings.is_https
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings.database_url),
        "SCHEMA": newest_version(),
        "MAX_CONTENT_LENGTH": FOUR_MB,
        "MAX_FORM_MEMORY_SIZE": FOUR_MB,
        "MAX_FORM_PARTS": 1000,  # fields, however they are sent
        "WTF_CSRF_TIME_LIMIT": None,  # a reflection may take an evening
        "WTF_CSRF_SSL_STRICT": False,  # not all browsers send a Referer; see base/access.py
        "SESSION_COOKIE_NAME": "__Host-vrijplaats" if https else "vrijplaats",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": 60 * 60 * 24 * 90,  # the row in login_session decides
    }


def _intervisie(*rooms: Blueprint) -> Blueprint:
    """Everything under /intervisie/: endpoints such as ``intervisie.groups.group``."""
    house = Blueprint("intervisie", __name__, url_prefix="/intervisie")
    for room in rooms:
        house.register_blueprint(room)
    return house


def _dress_templates(app: Flask) -> None:
    settings = app.extensions["settings"]
    assets = app.extensions["assets"] = Assets(colour=settings.school_colour)
    app.jinja_env.globals["school_name"] = settings.school_name
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(asset=assets.address, person=person, menu=menu, looks=looks.chosen)
    app.jinja_env.globals.update(
        is_on_own_device=sessions.is_on_own_device, taken_pages=confirming.taken_pages
    )
    app.jinja_env.filters.update(
        story=markup.story,
        authored=markup.authored,
        breakable=markup.breakable,
        drawing=markup.drawing,
        time=dates.time_of,
        day=lambda moment: dates.day_of(moment, clock.now()),
        moment=lambda moment: dates.moment_of(moment, clock.now()),
        listed=dates.listed,
        counted=dates.counted,
    )


def person():
    """Whoever is signed in; None for a visitor."""
    return current_user if current_user.is_authenticated else None


def menu() -> list[tuple[str, str]]:
    """The main menu for whoever asks: (endpoint, words), what they need most first."""
    roles = {place.role for place in current_places()}
    entries = [("progress.my_place", "Mijn plek")]
    if Role.DOCENT in roles:
        entries.append(("reviews.pile.waiting", "Nakijken"))
    if Role.BEGELEIDER in roles:
        entries.append(("begeleiders.overview", "Begeleiden"))
    if roles:
        entries.append(("modules.all_modules", "Modules"))
        entries.append(("intervisie.threads.overview", "Intervisie"))
        entries.append(("werktafel.table", "Werktafel"))
    if Role.STUDENT in roles:
        entries.append(("competences.overview", "Wat je kunt"))
    if not roles and is_praktijkopleider(current_user):
        entries = [("praktijkopleiders.overview", "Meelezen")]
    if roles or current_user.is_beheerder:
        entries.append(
            (
                "cohorts.all_cohorts",
                "Groepen"
                if len(current_places()) != 1 or current_user.is_beheerder
                else "Jouw groep",
            )
        )
    return entries
