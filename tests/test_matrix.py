"""AZ1: every address × method × person answers what matrix.csv says, and nothing else exists.

A new address fails here until its row is written: run with MATRIX=write, and
read every line of the difference before you commit it.
"""

import csv
import os
from pathlib import Path

import pytest

from learning.accounts.models import OneTimeLink
from learning.begeleiders.models import ContactRequest
from learning.begeleiders.rules import How
from learning.cohorts.models import Invitation, Role
from learning.competences.portfolio.sharing.rules import ReaderAs
from learning.drafting.draft import Typed
from learning.modules.parts import Circle
from learning.notebook.models import TEXT, NotebookPage
from learning.notices.tokens import off_token
from learning.reviews.leases.models import HOURS, Lease
from learning.reviews.sentences.models import OwnSentence
from learning.submissions.models import Agreement
from learning.submissions.rules import Verdict
from learning.submissions.spoken.models import SpokenRequest
from tests.companions import companion_of, shows
from tests.competences.portfolio.stored import portfolio_of, shared_with
from tests.competences.quotes import Quotes
from tests.competences.rating.rounds import Round
from tests.conftest import SECRET
from tests.examples.made import example_of
from tests.intervisie.places import Places
from tests.joint import Joint
from tests.maatjes.pairs import pair_of
from tests.putting_back import AsItStood
from tests.remarking import remark_on
from tests.social_map.cards import card_of
from tests.talks.talking import Placed
from tests.werktafel.places import WerktafelPlaces
from tests.work import Work

KEPT = Path(__file__).parent / "matrix.csv"
WHO = ["visitor", "sanne", "bilal", "mats", "anna", "ria", "karim", "wim", "closed"]
METHODS = ("GET", "POST")
WRITING = os.environ.get("MATRIX") == "write"

WITHIN = (
    *("expect", "feedback", "shared", "spoken", "other-form", "contributions", "answers", "cohort"),
    *("together", "remarks", "shown", "hand-ins", "sentences", "proposals"),
)
TOKENS = ("praktijkopleiders/invitation", "invitation", "off")  # that sign nobody in
ON_THE_MAP = ("take-off", "put-back", "let-go")  # of a card


OF_A_COHORT = ("/social_map/new", "/examples/propose")
TO_SEARCH = ("/social_map/", "/examples/")


TOGETHER = {  # which work: made alone, a talk, or a text of two
    "/submissions/<key>/together": "alone",
    "/submissions/<key>/together/ask": "alone",
    "/submissions/<key>/together/look": "alone",
    "/submissions/<key>/together/bring": "joint",
    "/submissions/<key>/talked": "talk",
    "/submissions/<key>/show": "handed-in",
    "/reviews/<key>/changes": "at-colleague",
    "/reviews/<key>/take-over": "at-colleague",
}


def kept() -> dict[tuple[str, str], list[str]]:
    if not KEPT.exists():
        return {}
    with KEPT.open(newline="") as file:
        rows = csv.DictReader(file)
        return {(row["address"], row["method"]): [row[who] for who in WHO] for row in rows}


def addresses(app):
    for rule in sorted(app.url_map.iter_rules(), key=str):
        for method in METHODS:
            if method in rule.methods:
                yield rule.rule, method


@pytest.fixture
def things(engine, school, cast, voorjaar, now, samen):
    """One of everything, of Sanne and her cohort, for the places in an address.

    For intervisie: what makes the right one, since every step is another.
    """
    open_work = Work(school, cast["sanne"], voorjaar, now).write()
    handed_in = Work(school, cast["sanne"], voorjaar, now, "kijk-rond", "zoeken")
    handed_in.hand_in()
    review = handed_in.review(cast["anna"], Verdict.AANVULLEN)
    shared = handed_in.submission.handed_in
    shared.share_with(Circle.COHORT, [], now)
    school.commit()
    link, token = OneTimeLink.make(OneTimeLink.SIGN_IN, "sanne@school.example", cast["sanne"], now)
    invited, invitation = OneTimeLink.make(
        OneTimeLink.INVITATION, "nieuw@school.example", None, now
    )
    school.add_all([link, invited])
    school.commit()
    school.add(
        Invitation(link=invited, cohort=voorjaar, role=Role.STUDENT, invited_by_id=cast["anna"].id)
    )
    alone = Work(school, cast["sanne"], voorjaar, now, "samen", "meer", module="samen")
    harvest = Work(school, cast["sanne"], voorjaar, now, "samen", "praten", module="samen")
    joint = Joint(school, voorjaar, now, cast["sanne"], cast["noor"]).asks(cast["bilal"])
    talk = SpokenRequest.begin(open_work.submission, now)
    talk.propose("Wij spraken elkaar.", Agreement.TALKED, cast["anna"], 0, now)
    school.add(talk)
    school.commit()
    contribution = Placed(school, cast["sanne"], voorjaar, now).places()
    answer = contribution.answered(cast["sanne"], "Dat was ik.")
    page = NotebookPage.begin(cast["sanne"], now)
    page.save(Typed({TEXT: "Een bladzijde."}, [], 0), now)
    school.add(page)
    school.commit()
    found = (school, cast["sanne"], voorjaar, cast["anna"], now)
    on_the_map = card_of(*found, "approved").public_id
    shown = shows(handed_in, cast["karim"])
    contact = ContactRequest(student_id=cast["sanne"].id, cohort_id=voorjaar.id, note="Ja.")
    contact.with_id, contact.how = cast["karim"].id, How.CALL
    contact.asked_at = contact.due_at = now
    companion = companion_of(school, cast["sanne"], cast["paula"], voorjaar, now)
    let_in, companion_token = OneTimeLink.make(
        OneTimeLink.INVITATION, "petra@werkplek.example", None, now
    )
    invited_too = companion_of(school, cast["bilal"], cast["paula"], voorjaar, now)
    invited_too.user_id = invited_too.accepted_at = None
    invited_too.link = let_in
    school.add_all([contact, let_in])
    school.commit()
    twice = Work(school, cast["sanne"], voorjaar, now, "kijk-rond", "gesprek")
    twice.hand_in()
    twice.review(cast["anna"], Verdict.AANVULLEN)
    twice.hand_in("Nog eens.")
    held = {"docent_id": cast["joost"].id, "since": now, "until": now + HOURS}
    line = OwnSentence(docent_id=cast["anna"].id, text="Mooi gezien.", made_at=now)
    school.add_all([Lease(hand_in_id=twice.submission.handed_in.id, **held), line])
    school.commit()
    pair = pair_of(school, cast["sanne"], cast["bilal"], voorjaar, cast["anna"], now)
    quotes = Quotes(school, cast["sanne"], voorjaar, now)
    portfolio = portfolio_of(school, cast["sanne"], now)
    opens = shared_with(school, portfolio, cast["karim"], ReaderAs.BEGELEIDER, now)
    rating = Round(school, cast["sanne"], voorjaar, now)
    rated = Round(school, cast["bilal"], voorjaar, now).seen_by(cast["anna"])
    return {
        "portfolio-item": portfolio.items[0].public_id,
        "portfolio-share": opens.public_id,
        "rating": rating.ready().round.public_id,
        "rated": rated.round.public_id,
        "evidence": quotes.of(quotes.page("Ik bleef."), "Ik bleef.").public_id,
        "werktafel": WerktafelPlaces(school, cast, voorjaar, now),
        "at-colleague": twice.submission.handed_in.public_id,
        "sentences": line.public_id,
        "social_map": card_of(*found).public_id,
        "proposals": example_of(*found).public_id,
        **dict.fromkeys(ON_THE_MAP, on_the_map),
        "maatjes": pair.public_id,
        "shown": shown.public_id,
        "handed-in": handed_in.submission.public_id,
        "hand-ins": shared.public_id,
        "begeleiders": contact.public_id,
        "praktijkopleiders": companion.public_id,
        "praktijkopleiders/invitation": companion_token,
        "cohort": voorjaar.public_id,
        "expect": voorjaar.public_id,
        "newcomer": cast["fatma"].public_id,
        "notebook": page.public_id,
        "alone": alone.submission.public_id,
        "joint": joint.submission.public_id,
        "talk": harvest.submission.public_id,
        "together": joint.group.public_id,
        "talks": contribution.talk.public_id,
        "contributions": contribution.submission.public_id,
        "answers": answer.public_id,
        "spoken": talk.public_id,
        "other-form": shared.public_id,
        "submissions": open_work.submission.public_id,
        "privacy": open_work.submission.public_id,
        "reviews": shared.public_id,
        "shared": shared.public_id,
        "feedback": review.public_id,
        "remarks": remark_on(handed_in, cast["anna"], "buur", "Welke buur?").public_id,
        "link": token,
        "off": off_token(cast["sanne"].public_id, SECRET),
        "invitation": invitation,
        "cohorts": voorjaar.public_id,
        "accounts": cast["bilal"].public_id,
        "intervisie": Places(engine, school, lambda *_, **__: None, cast, voorjaar, now),
    }


def filled(rule: str, things: dict) -> tuple[str, dict]:
    """*rule* with a real thing in every place, and the fields that a page would post there."""
    if rule.startswith("/intervisie/"):
        return things["intervisie"].behind(rule)
    if rule.startswith("/werktafel/"):
        return things["werktafel"].behind(rule)
    kind = next((each for each in WITHIN if f"/{each}/" in rule), "")
    kind = next((each for each in ON_THE_MAP if rule.endswith(f"/{each}")), kind)
    kind = "rating" if "/rating/" in rule else kind
    kind = "rated" if "/rating/<key>/talk" in rule else kind
    kind = "portfolio-item" if "/portfolio/items/" in rule else kind
    kind = "portfolio-share" if "/portfolio/share" in rule else kind
    kind = "evidence" if "/evidence/" in rule else kind
    kind = "hand-ins" if "/evidence/from/" in rule else kind
    kind = TOGETHER.get(rule) or kind or rule.split("/")[1]
    values = {
        "<fingerprint>": "x", "<path:name>": "site.css", "<module>": "proef", "<chapter>": "begin",
        "<way>": "hand-in", "<name>": "plaatje.png", "<id>": "buurthuis", "<kind>": "portfolio",
        "<key>": things.get(kind, ""),
        "<token>": things[next((each for each in TOKENS if each in rule), "link")],
    }  # fmt: skip
    asks = "?circle=cohort" if rule.endswith("/share") else ""
    asks = "?answer=moment&block=0" if rule.endswith("/remark") else asks
    asks = f"?cohort={things['cohorts']}" if rule in OF_A_COHORT else asks
    asks = f"?newcomer={things['newcomer']}" if rule.endswith("/ask") else asks
    asks = f"?piece=0&to={things['submissions']}.moment" if rule.endswith("/copy") else asks
    for place, value in values.items():
        rule = rule.replace(place, value)
    fields = {"cohort": things["cohorts"]} if rule == "/social_map/look" else {}
    fields = {"cohort": things["cohorts"], "q": "koor"} if rule in TO_SEARCH else fields
    fields = {"talk": things["talks"], "example": "tuin"} if rule == "/talks/example" else fields
    return rule + asks, {"revision": "1"} if rule.endswith(("/approve", "/accept")) else fields


def write(rows: dict) -> None:
    with KEPT.open("w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["address", "method", *WHO])
        lines.writerows([*key, *statuses] for key, statuses in sorted(rows.items()))


def test_az1_no_address_is_missing_from_the_matrix_and_none_is_too_much(app):
    if WRITING:
        known = kept()
        write({key: known.get(key, [""] * len(WHO)) for key in addresses(app)})
    assert set(addresses(app)) == set(kept())


@pytest.fixture
def browsers(app, as_, cast, things, school, now, person):
    """One for each of WHO, signed in as it was now: to be called before each address."""
    closed = person("Gesloten")
    people = {who: cast.get(who) for who in WHO} | {"closed": closed}
    signed_in = {who: as_(user) for who, user in people.items()}
    name = app.config["SESSION_COOKIE_NAME"]
    cookies = {who: each.get_cookie(name) for who, each in signed_in.items()}
    closed.deactivated_at = now
    school.commit()

    def anew():
        for who, cookie in cookies.items():
            if cookie:
                signed_in[who].set_cookie(name, cookie.value)
            else:
                signed_in[who].delete_cookie(name)
        return signed_in

    return anew


def answered(browsers, things, address, method):
    """What each of WHO is answered."""
    path, fields = filled(address, things)
    sent = {"method": method, "data": fields if method == "POST" else None}
    answers = [str(browsers[who].open(path, **sent).status_code) for who in WHO]
    if WRITING:
        write({**kept(), (address, method): answers})
    return answers


def rooms(wanted: str) -> dict[str, list[str]]:
    """The addresses that answer the method *wanted*, by room."""
    found = {}
    for address, method in sorted(kept()):
        if method == wanted:
            found.setdefault(address.split("/")[1] or "my place", []).append(address)
    return found


@pytest.mark.parametrize("room", rooms("GET"))
def test_az1_everybody_reads_what_the_matrix_says(browsers, things, room):
    """A GET changes nothing, so one stage serves all."""
    known, everybody = kept(), browsers()
    for address in rooms("GET")[room]:
        answers = answered(everybody, things, address, "GET")
        assert answers == known[address, "GET"], (address, dict(zip(WHO, answers, strict=True)))


@pytest.mark.parametrize("room", rooms("POST"))
def test_az1_everybody_may_post_what_the_matrix_says(browsers, things, room, engine, school):
    known, stood = kept(), AsItStood(engine, school)
    for address in rooms("POST")[room]:
        answers = answered(browsers(), things, address, "POST")
        assert answers == known[address, "POST"], (address, dict(zip(WHO, answers, strict=True)))
        stood.put_back()
