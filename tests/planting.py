"""A word of its own in every kind of private text, for a test that looks where it turns up."""

import re
from datetime import timedelta

from learning.base.public_id import new_public_id
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import Said
from learning.drafting.draft import Typed
from learning.intervisie.threads import opening, safety, writing
from learning.intervisie.threads.models import FollowUp
from learning.intervisie.threads.states import Kind
from learning.modules.parts import Circle
from learning.notebook.models import TEXT, NotebookPage
from learning.reviews.remarks.models import Remark
from learning.reviews.sentences.models import OwnSentence
from learning.submissions.models import Agreement
from learning.submissions.rules import Verdict
from learning.submissions.showing.models import ReaderRole
from learning.submissions.spoken.models import SpokenRequest
from learning.submissions.spoken.telling import address_of
from tests.companions import asks_colleague, companion_of, shows
from tests.competences.quotes import Quotes
from tests.competences.rating.rounds import Round
from tests.examples.made import example_of
from tests.intervisie.play import shelf
from tests.joint import Joint
from tests.pages import hidden_in
from tests.sharing import Shared
from tests.social_map.cards import card_of
from tests.talks.talking import Placed
from tests.werktafel import asking
from tests.work import Work, post_from_page

ALONE, DOCENTEN = {"sanne"}, {"anna", "joost"}
CIRCLE = {"sanne", "bilal", "noor", "fatma"}
DRAFT, CONTRIBUTED = {"draft", "draft_version"}, {"contribution_words", "contribution_version"}
HANDED_IN = {*DRAFT, "handed_in_answer"}
NOTEBOOK, CARD = {"notebook_page", "notebook_version"}, {"social_card"}
EXAMPLE = {"example_proposal"}
FEEDBACK, TALK = {"feedback", "feedback_version"}, {"feedback_reply"}
RATED = {"rating"}
QUOTED = {"evidence"}
PORTFOLIO = {"portfolio", "portfolio_version"}
REMARK = {"remark", "remark_version", "remark_answer"}

# kind of text → who may meet it, and the tables that may hold it
KINDS = {
    "begonnen": (ALONE, DRAFT),
    "eerder": (ALONE, {"draft_version"}),
    "gekruist": (ALONE, {"draft_version"}),
    "ingeleverd": (ALONE | DOCENTEN, HANDED_IN),
    "overgeslagen": (ALONE, DRAFT),
    "te-laat": (ALONE, {"draft_version"}),
    "teruggehaald": (ALONE, HANDED_IN),
    "gedeeld-met-een": (ALONE | DOCENTEN | {"bilal"}, HANDED_IN),
    "gedeeld-met-allen": (CIRCLE | DOCENTEN, HANDED_IN),
    "niet-meer-gedeeld": (ALONE | DOCENTEN, HANDED_IN),
    "gewist": (set(), HANDED_IN),
    "vergeten": (set(), set()),
    "feedback-in-de-maak": ({"anna"}, FEEDBACK),
    "feedback": ({"noor"} | DOCENTEN, FEEDBACK),
    "geciteerd": ({"noor"} | DOCENTEN, HANDED_IN | REMARK),
    "opmerking-in-de-maak": ({"anna"}, REMARK),
    "opmerking": ({"noor"} | DOCENTEN, REMARK),
    "opmerking-eerder": ({"noor"} | DOCENTEN, REMARK),
    "opmerking-antwoord": ({"noor"} | DOCENTEN, REMARK),
    "feedback-verbeterd": ({"anna"}, FEEDBACK),
    "overgenomen": (DOCENTEN, {"take_over_note"}),
    "zin": ({"anna"}, {"own_sentence"}),
    "zin-weg": ({"anna"}, {"own_sentence"}),
    "vraag": ({"noor"} | DOCENTEN, TALK),
    "antwoord": ({"noor"} | DOCENTEN, TALK),
    "notitie": ({"noor"} | DOCENTEN, {"spoken_note"}),
    "notitie-anders": ({"noor"} | DOCENTEN, {"spoken_note"}),
    "notitie-gewist": (set(), {"spoken_note"}),
    "logboek": (ALONE, NOTEBOOK),
    "logboek-eerder": (ALONE, {"notebook_version"}),
    "logboek-gekruist": (ALONE, {"notebook_version"}),
    "logboek-gewist": (set(), NOTEBOOK),
    "gekopieerd": (ALONE, {*DRAFT, *NOTEBOOK}),
    "verslag": (ALONE | DOCENTEN, HANDED_IN),
    "andere-vragen": (ALONE, DRAFT),
    "samen": ({"noor", "bilal"}, DRAFT),
    "samen-eerder": ({"noor", "bilal"}, {"draft_version"}),
    "samen-ingeleverd": ({"sanne", "fatma"} | DOCENTEN, HANDED_IN),
    "ernaast": ({"bilal"}, DRAFT),
    "te-laat-samen": ({"sanne", "fatma"}, {"draft_version"}),
    "aangeboden": (CIRCLE, CONTRIBUTED),
    "casus": (CIRCLE, CONTRIBUTED),
    "verzegeld": ({"bilal"}, CONTRIBUTED),
    "blind": (ALONE, CONTRIBUTED),
    "half": ({"noor"}, CONTRIBUTED),
    "half-eerder": ({"noor"}, {"contribution_version"}),
    "half-gekruist": ({"noor"}, {"contribution_version"}),
    "teruggenomen": ({"fatma"}, CONTRIBUTED),
    "stilte": ({"bilal"}, CONTRIBUTED),
    "oogst": ({"fatma"}, CONTRIBUTED),
    "doorpraten": ({"bilal", "karim"}, {"follow_up"}),
    "gestopt": ({"sanne"}, CONTRIBUTED),
    "geplaatst": (CIRCLE | DOCENTEN, HANDED_IN),
    "eerst-zelf": ({"fatma"} | DOCENTEN, HANDED_IN),
    "antwoord-in-gesprek": (CIRCLE | DOCENTEN, {"talk_answer"}),
    "antwoord-eerst-zelf": ({"fatma"} | DOCENTEN, {"talk_answer"}),
    "kaart-wacht": (ALONE | DOCENTEN, CARD),
    "kaart-terug": (ALONE | DOCENTEN, CARD),
    "kaart-bericht": (ALONE | DOCENTEN, CARD),
    "kaart-eraf": (ALONE | DOCENTEN, CARD),
    "voorbeeld-wacht": (ALONE | DOCENTEN, EXAMPLE),
    "voorbeeld-terug": (ALONE | DOCENTEN, EXAMPLE),
    "voorbeeld-bericht": (ALONE | DOCENTEN, EXAMPLE),
    "voorbeeld-opzij": (ALONE | DOCENTEN, EXAMPLE),
    "voorbeeld-van-de-groep": (CIRCLE | DOCENTEN | {"karim"}, EXAMPLE),
    "voorbeeld-teruggenomen": (ALONE, EXAMPLE),
    "getoond": ({"fatma", "karim"} | DOCENTEN, HANDED_IN),
    "getoond-op-werkplek": ({"fatma", "paula"} | DOCENTEN, HANDED_IN),
    "meelezen-gevraagd": ({"noor"} | DOCENTEN, HANDED_IN),
    "contact": (ALONE | {"karim"}, {"contact_request"}),
    "tafel-vraag": (CIRCLE | DOCENTEN | {"karim"}, {"werktafel_question"}),
    "tafel-zonder-naam": (CIRCLE | DOCENTEN | {"karim"}, {"werktafel_question"}),
    "tafel-eraf": (ALONE | DOCENTEN, {"werktafel_question"}),
    "tafel-inbreng": (CIRCLE | DOCENTEN | {"karim"}, {"werktafel_addition"}),
    "tafel-inbreng-eraf": ({"bilal"} | DOCENTEN, {"werktafel_addition"}),
    "tafel-wanneer": ({"sanne", "bilal"}, {"werktafel_handover"}),
    "tafel-doorgegeven": (CIRCLE | DOCENTEN | {"karim"}, {"werktafel_cluster"}),
    "tafel-bericht": (CIRCLE | DOCENTEN | {"karim"}, {"werktafel_report"}),
    "bewijs": (ALONE, QUOTED | NOTEBOOK),
    "bewijs-waarom": (ALONE, QUOTED),
    "bewijs-van-gewist": (ALONE, QUOTED | NOTEBOOK),
    "bewijs-weg": (set(), set()),
    "portfolio": (ALONE | {"karim"}, PORTFOLIO),
    "portfolio-eerder": (ALONE, {"portfolio_version"}),
    "portfolio-stuk": (ALONE | {"karim"}, PORTFOLIO),
    "portfolio-bewijs": (ALONE | {"karim"}, QUOTED | NOTEBOOK),
    "portfolio-waarom": (ALONE | {"karim"}, QUOTED),
    "inschatting": (ALONE, RATED),
    "inschatting-samen": (ALONE | DOCENTEN, RATED),
    "blik": (ALONE | DOCENTEN, RATED),
    "gesprek-genoteerd": (ALONE | DOCENTEN, {"rating_round"}),
    "kaart-op-de-kaart": (CIRCLE | DOCENTEN | {"karim"}, CARD),
}


def word(kind: str) -> str:
    """The word that stands in texts of that kind, and nowhere else."""
    return f"zwaluw{kind.replace('-', '')}staart"


def sentence(kind: str) -> str:
    """A text with that word, so long that nothing shows it whole by chance."""
    return f"Toen zei iemand {word(kind)}, en daar schrok ik van."


def kinds_in(text: str) -> set[str]:
    """Which kinds of private text show in *text*."""
    return {kind for kind in KINDS if word(kind) in text}


class Watched:
    """A browser of which everything is kept that came to it: ``answers`` to GET, by address.

    ``cookies``: what stood in its cookie after each time, as text.
    """

    def __init__(self, browser):
        self.browser, self.answers, self.cookies = browser, {}, []

    def get(self, address, **options):
        answer = self.answers[address] = self._noted(self.browser.get(address, **options))
        return answer

    def post(self, address, **options):
        return self._noted(self.browser.post(address, **options))

    def _noted(self, answer):
        with self.browser.session_transaction() as session:
            self.cookies.append(str(dict(session)))
        return answer


class Planter:
    """Plants by the pages, or by the verbs where a page would need many steps before it."""

    def __init__(self, school, as_, cast, cohort, at):
        self.school, self.as_, self.cast = school, as_, cast
        self.cohort, self.at = cohort, at
        self.browsers, self.addresses = {}, set()  # addresses: to which no link leads any more

    def browser(self, name):
        """The one in which *name* is signed in."""
        if name not in self.browsers:
            self.browsers[name] = Watched(self.as_(self.cast[name]))
        return self.browsers[name]

    def begun(self, name, *part) -> Work:
        return Work(self.school, self.cast[name], self.cohort, self.at, *part)

    def types(self, name, address, **answers) -> dict:
        """Save *answers* on the page at *address*; the hidden fields that stood on it."""
        data = {f"answer-{key}": text for key, text in answers.items()}
        hidden = hidden_in(self.browser(name).get(address).text)
        self.browser(name).post(address, data={**hidden, **data})
        return hidden

    def work(self) -> None:
        """What Sanne wrote for herself, handed in, and took back."""
        alone = self.begun("sanne", "kijk-rond", "bewaren")
        old = self.types("sanne", f"{alone.address}/write", notitie=sentence("eerder"))
        alone.at += timedelta(minutes=11)
        alone.write(notitie=sentence("begonnen"))
        data = {**old, "answer-notitie": sentence("gekruist"), "page": "een-ander-tabblad"}
        assert self.browser("sanne").post(f"{alone.address}/write", data=data).status_code == 409

        story = self.begun("sanne")
        page = hidden_in(self.browser("sanne").get(f"{story.address}/write").text)
        first, second = sentence("ingeleverd"), sentence("overgeslagen")
        data = {"answer-moment": first, "answer-gevoel": second, "skip-gevoel": "y"}
        self.browser("sanne").post(f"{story.address}/write", data={**page, **data})
        post_from_page(self.browser("sanne"), f"{story.address}/hand-in", {})
        assert self.browser("sanne").post(
            f"{story.address}/write", data={**page, "answer-moment": sentence("te-laat")}
        ).status_code in {302, 409}  # fmt: skip

        place = self.begun("sanne", "kijk-rond", "zoeken")
        self.types("sanne", f"{place.address}/write", plek=sentence("teruggehaald"))
        post_from_page(self.browser("sanne"), f"{place.address}/hand-in", {})
        self.school.expire_all()
        self.addresses.add(place.review_address)
        self.browser("sanne").post(f"{place.address}/take-back")

    def sharing(self) -> None:
        """What Sanne shares with Bilal, with her cohort and no more; what was erased and wiped."""
        pair = self.shared("gedeeld-met-een", "paar").shares(Circle.TWEETAL, self.cast["bilal"])
        all_of_them = self.shared("gedeeld-met-allen", "allen").shares()
        ended = self.shared("niet-meer-gedeeld", "groep").shares()
        erased = self.shared("gewist", "eerst").shares()
        forgotten = self.shared("vergeten", "allen", by="bilal").shares()
        for each in (pair, all_of_them, ended, erased, forgotten):
            self.addresses |= {each.shared_address, each.review_address}
        ended.does("stop_sharing", self.at)
        erased.does("erase", self.at)
        forgotten.does("erase", self.at).does("wipe")

    def reading_along(self) -> None:
        """What Fatma shows to Karim and to Paula from her workplace, what Anna asks Ria to look
        at, of which Noor knows nothing yet, and what Sanne wrote when she asked for contact."""
        fatma, paula = self.cast["fatma"], self.cast["paula"]
        companion_of(self.school, fatma, paula, self.cohort, self.at)
        shown = self.shared("getoond", "paar", by="fatma")
        at_work = self.shared("getoond-op-werkplek", "groep", by="fatma")
        asked = self.shared("meelezen-gevraagd", "paar", by="noor")
        for each in (
            shows(shown, self.cast["karim"]),
            shows(at_work, paula, ReaderRole.PRAKTIJKOPLEIDER),
            asks_colleague(asked, self.cast["anna"], self.cast["ria"]),
        ):
            self.addresses.add(f"/submissions/shown/{each.public_id}")
        self.addresses |= {each.review_address for each in (shown, at_work, asked)}
        who = self.cast["karim"].public_id
        data = {"who": who, "how": "in de les", "note": sentence("contact")}
        found = self.browser("sanne").post("/begeleiders/ask", data=data).location
        self.addresses.add(found)

    def shared(self, kind, part, by="sanne") -> Shared:
        work = Shared(self.school, self.cast[by], self.cohort, self.at, part)
        work.hands_in(sentence(kind))
        return work

    def feedback(self) -> None:
        """Anna is writing to Bilal, and Joost takes that over with words; she wrote to Noor, who
        asked something, and she answered, and is improving what she wrote. Her own sentences."""
        begun, sent = self.begun("bilal"), self.begun("noor")
        begun.hand_in()
        sent.hand_in(sentence("geciteerd"))
        self.reviews(begun, "feedback-in-de-maak")
        self.remarks(begun, "opmerking-in-de-maak")
        self.reviews(sent, "feedback")
        self.remarks(sent, "opmerking-eerder")
        preview = f"{sent.review_address}/send"
        shown = hidden_in(self.browser("anna").get(preview).text, "revision", "said", "remarks")
        self.browser("anna").post(preview, data=shown)
        self.addresses.add(sent.review_address)
        self.browser("noor").get(sent.address)
        key = self.feedback_key(sent)
        about = f"/reviews/feedback/{key}"
        self.browser("noor").post(f"{about}/ask", data={"question": sentence("vraag")})
        self.browser("anna").post(f"{about}/answer", data={"answer": sentence("antwoord")})
        self.browser("anna").post(f"{sent.review_address}/correct")
        self.reviews(sent, "feedback-verbeterd")
        taken = f"{begun.review_address}/take-over"
        shown = hidden_in(self.browser("joost").get(taken).text, "held")
        note = {**shown, "words": sentence("overgenomen")}
        assert self.browser("joost").post(taken, data=note).status_code == 302
        for kind in ("zin-weg", "zin"):
            self.browser("anna").post("/reviews/sentences", data={"text": sentence(kind)})
        self.school.expire_all()
        away = self.school.query(OwnSentence).order_by(OwnSentence.id).first()
        self.browser("anna").post(f"/reviews/sentences/{away.public_id}/remove")
        self.addresses |= {taken, begun.review_address, "/reviews/sentences"}
        self.addresses.add(f"/reviews/sentences/{away.public_id}")
        self.about_remarks()

    def remarks(self, work, kind) -> None:
        """Anna remarks on the first paragraph of it."""
        page = f"{work.review_address}/remark"
        shown = self.browser("anna").get(f"{page}?answer=moment&block=0").text
        data = {"answer": "moment", "block": "0", "text": sentence(kind)}
        place = hidden_in(shown, "page", "place")
        answer = self.browser("anna").post(page, data={"place": "0-20", **place, **data})
        assert answer.status_code == 302

    def about_remarks(self) -> None:
        """Anna says it in other words, and Noor answers."""
        self.school.expire_all()
        for remark in self.school.query(Remark).all():
            at = f"/reviews/remarks/{remark.public_id}"
            self.addresses |= {f"{at}/{page}" for page in ("edit", "remove", "answer")}
            if remark.review.sent_at:
                words = {"text": sentence("opmerking"), "revision": "0"}
                assert self.browser("anna").post(f"{at}/edit", data=words).status_code == 302
                words = {"text": sentence("opmerking-antwoord"), "revision": "0"}
                assert self.browser("noor").post(f"{at}/answer", data=words).status_code == 302

    def reviews(self, work, kind) -> None:
        words = {"already": sentence(kind), "verdict": Verdict.AANVULLEN.value}
        post_from_page(self.browser("anna"), work.review_address, words)

    def feedback_key(self, work) -> str:
        return re.search(
            r"/reviews/feedback/([^/]+)/", self.browser("noor").get(work.address).text
        )[1]

    def evidence(self) -> None:
        """Quotes of Sanne's logboek; of one she wiped the page, and one she took away."""
        quotes = Quotes(self.school, self.cast["sanne"], self.cohort, self.at)
        why = sentence("bewijs-waarom")
        made = quotes.of(quotes.page(sentence("bewijs")), sentence("bewijs"), why=why)
        erased, away = quotes.page(sentence("bewijs-van-gewist")), quotes.page("Kort.")
        kept = quotes.of(erased, sentence("bewijs-van-gewist"))
        gone = quotes.of(away, "Kort.", why=sentence("bewijs-weg"))
        erased.erase(self.at)
        self.school.commit()
        for each in (made, kept, gone):
            self.addresses.add(f"/competences/evidence/{each.public_id}")
        self.browser("sanne").post(f"/competences/evidence/{gone.public_id}/remove")

    def portfolio(self) -> None:
        """Sanne's, with a quote and a piece of her own; Karim reads it, Bilal no longer."""
        browser, home = self.browser("sanne"), "/competences/portfolio"
        quotes = Quotes(self.school, self.cast["sanne"], self.cohort, self.at)
        said, why = sentence("portfolio-bewijs"), sentence("portfolio-waarom")
        made = quotes.of(quotes.page(said), said, why=why)
        browser.post(f"{home}/items", data={"evidence": made.public_id})
        key = browser.post(f"{home}/texts").location.rpartition("-")[2]
        for kind, based_on in (("portfolio", {}), ("portfolio-eerder", {"revision": "0"})):
            words = {"answer-inleiding": sentence(kind), f"answer-kop-{key}": "Mijn buurt"}
            words[f"answer-tekst-{key}"] = sentence("portfolio-stuk")
            post_from_page(browser, f"{home}/text", {**words, "page": kind, **based_on})
        for who in ("karim", "bilal"):
            chosen = {"person": self.cast[who].public_id, "how_long": "week"}
            browser.post(f"{home}/share", data=chosen)
        self.school.expire_all()
        for share in self.school.query(PortfolioShare).all():
            self.addresses.add(f"{home}/shared/{share.public_id}")
            if share.reader_id == self.cast["bilal"].id:
                browser.post(f"{home}/share/{share.public_id}/stop")

    def ratings(self) -> None:
        """Sanne and Anna are both in, and talked; and a round in which only Sanne is."""
        where = self.school, self.cast["sanne"], self.cohort, self.at
        both = Round(*where, {"C1": Said(HowFar.DOING, sentence("inschatting-samen"))})
        both.seen_by(self.cast["anna"], {"C1": Said(None, sentence("blik"))})
        both.does("note_talk", self.cast["anna"], self.at.date(), sentence("gesprek-genoteerd"))
        alone = Round(*where, {"C1": Said(HowFar.NEW, sentence("inschatting"))}).ready()
        self.addresses |= {"/competences/rating/", both.address, alone.address}

    def spoken(self) -> None:
        """Noor would rather talk: Anna wrote a note, Noor would have it otherwise. Bilal erased
        the work about which there was a note."""
        for who, kind in (("noor", "notitie"), ("bilal", "notitie-gewist")):
            work = self.begun(who, "kijk-rond", "zoeken")
            self.browser(who).post(f"{work.address}/spoken")
            talk = self.browser(who).get(f"{work.address}/spoken").headers["Location"]
            self.addresses.add(talk)
            note = {"text": sentence(kind), "kind": Agreement.TALKED}
            self.browser("anna").get(talk)
            self.browser("anna").post(f"{talk}/note", data={**note, "revision": "0"})
        self.browser("bilal").post(f"/privacy/texts/{work.submission.public_id}/erase")
        (talk,) = self.talks_of("noor")
        answer = {"text": sentence("notitie-anders"), "revision": "1"}
        assert self.browser("noor").post(f"{talk}/note", data=answer).status_code == 302

    def talks_of(self, who) -> list[str]:
        """Where *who* talks instead of writing."""
        self.school.expire_all()
        found = self.school.query(SpokenRequest).all()
        return [address_of(each) for each in found if each.is_student(self.cast[who])]

    def talks(self) -> None:
        """Noor's contribution, and Fatma's where one writes first oneself; and answers to both."""
        open_one, first = self.placed("noor", "allen"), self.placed("fatma", "eerst")
        open_one.places(sentence("geplaatst")).answered(
            self.cast["bilal"], sentence("antwoord-in-gesprek")
        )
        said = first.places(sentence("eerst-zelf"), own_first=True).answered(
            self.cast["anna"], sentence("antwoord-eerst-zelf")
        )
        works = (open_one.submission.public_id, first.submission.public_id)
        self.addresses |= {f"/talks/contributions/{key}/answer" for key in works}
        self.addresses.add(f"/talks/answers/{said.public_id}")

    def placed(self, name, part) -> Placed:
        return Placed(self.school, self.cast[name], self.cohort, self.at, part)

    def together(self) -> None:
        """Noor and Bilal write together, and Bilal has an own text beside it; Sanne and Fatma
        handed in, and after that Fatma's page, of when she was in yet another group, saved."""
        beside = self.begun("bilal", "samen", "plan", "samen")
        self.types("bilal", f"{beside.address}/write", doel=sentence("ernaast"))
        both = Joint(self.school, self.cohort, self.at, self.cast["noor"], self.cast["bilal"])
        both.write(sentence("samen-eerder"))
        both.at += timedelta(minutes=11)
        both.write(sentence("samen"))
        other = Joint(self.school, self.cohort, self.at, self.cast["sanne"], self.cast["fatma"])
        page = self.browser("fatma").get(f"{other.address}/write").text
        hidden = hidden_in(page, "revision", "page")
        other.hand_in(sentence("samen-ingeleverd"))
        data = {**hidden, "page": "wie-laat-was", "answer-doel": sentence("te-laat-samen")}
        late = self.browser("fatma").post(f"{other.address}/write", data=data)
        assert late.status_code == 409
        self.addresses |= {both.address, other.address, other.review_address, beside.address}
        for each in (both, other):
            self.addresses.add(f"/submissions/together/{each.group.public_id}")

    def cards(self) -> None:
        """What Sanne found for the sociale kaart: before it is on the map, on it and off it."""
        found = self.school, self.cast["sanne"], self.cohort, self.cast["anna"], self.at
        remark = sentence("kaart-bericht")
        made = [
            card_of(*found, what=sentence("kaart-wacht"), name=word("kaart-wacht")),
            card_of(*found, "given back", remark, for_whom=sentence("kaart-terug")),
            card_of(*found, "taken off", place=word("kaart-eraf")),
            card_of(*found, "approved", what=sentence("kaart-op-de-kaart")),
        ]
        self.addresses |= {f"/social_map/{each.public_id}" for each in made}
        self.addresses.add("/social_map/")

    def examples(self) -> None:
        """What Sanne proposed as a practice example, wherever it stands."""
        found = self.school, self.cast["sanne"], self.cohort, self.cast["anna"], self.at
        remark = sentence("voorbeeld-bericht")
        made = [
            example_of(*found, works=sentence("voorbeeld-wacht"), name=word("voorbeeld-wacht")),
            example_of(*found, "given back", remark, what=sentence("voorbeeld-terug")),
            example_of(*found, "aside", place=word("voorbeeld-opzij")),
            example_of(*found, "accepted", what=sentence("voorbeeld-van-de-groep")),
            example_of(*found, "taken back", question=sentence("voorbeeld-teruggenomen")),
        ]
        self.addresses |= {f"/examples/proposals/{each.public_id}" for each in made}
        self.addresses.add("/examples/")

    def werktafel(self) -> None:
        """What Sanne asked, with a name and without, and what Bilal added; a signaal."""
        school, (sanne, bilal, anna) = self.school, map(self.cast.get, ("sanne", "bilal", "anna"))
        about = school, sanne, self.cohort, self.at
        asked = asking.asked(*about, sentence("tafel-vraag"))
        nameless = asking.asked(*about, sentence("tafel-zonder-naam"), is_named=False)
        off = asking.asked(*about, sentence("tafel-eraf"))
        off.hide(off.revision, self.at)
        school.commit()
        asking.added(school, asked, bilal, self.at, sentence("tafel-inbreng"))
        hidden = asking.added(school, asked, bilal, self.at, sentence("tafel-inbreng-eraf"))
        hidden.hide(hidden.revision, self.at)
        school.commit()
        asking.walked(school, asked, bilal, self.at, sentence("tafel-wanneer"), is_agreed=True)
        signal = asking.linked(school, [asked, nameless], self.at)
        signal.pass_on(sentence("tafel-doorgegeven"), self.at.date())
        signal.report(anna, new_public_id(), sentence("tafel-bericht"), self.at)
        school.commit()
        self.addresses |= {asking.address(each) for each in (asked, nameless, off, signal)}
        self.addresses |= {"/werktafel/?state=alles", "/werktafel/months/2026-03"}

    def notebook(self) -> None:
        """Sanne's pages: one is copied, one was erased. And what she did in real life, first at
        the questions for that, and then on a blank sheet, which she hands in."""
        page = self.page("logboek-eerder")
        old = self.browser("sanne").get(page).text
        self.later(page, "gekopieerd")
        self.at_page(page, "logboek-gekruist", old)
        self.at_page(self.page("logboek"), "logboek")
        erased = self.page("logboek-gewist")
        self.browser("sanne").post(f"{erased}/erase")
        report = self.begun("sanne", "kijk-terug", "praktijkverslag")
        goes = f"{page}/copy?piece=0&to={report.submission.public_id}.praktijkverslag_meenemen"
        shown = hidden_in(self.browser("sanne").get(goes).text, "seen", "revision")
        assert self.browser("sanne").post(goes, data=shown).status_code == 302
        write, first = f"{report.address}/write", "answer-praktijkverslag_wanneer"
        hidden = hidden_in(self.browser("sanne").get(write).text, "revision", "page", "version")
        kept = {"answer-praktijkverslag_meenemen": sentence("gekopieerd"), "model": "blad"}
        data = {**hidden, **kept, first: sentence("andere-vragen")}
        assert self.browser("sanne").post(write, data=data).status_code == 302
        self.types("sanne", write, blad_tekst=sentence("verslag"))
        post_from_page(self.browser("sanne"), f"{report.address}/hand-in", {})
        self.school.expire_all()
        self.addresses |= {page, erased, report.review_address}

    def page(self, kind) -> str:
        """A page of Sanne's logboek; its address."""
        address = self.browser("sanne").post("/notebook/").location
        self.at_page(address, kind)
        return address

    def later(self, address, kind) -> None:
        """So much later that the text before it is kept."""
        self.school.expire_all()
        page = self.school.query(NotebookPage).filter_by(public_id=address.split("/")[-1]).one()
        typed = Typed({TEXT: sentence(kind)}, [], page.revision)
        page.save(typed, self.at + timedelta(minutes=11))
        self.school.commit()

    def at_page(self, address, kind, shown="") -> None:
        shown = shown or self.browser("sanne").get(address).text
        name = f"{kind}-a-page"[:40]
        data = {**hidden_in(shown), "text": sentence(kind), "page": name}
        assert self.browser("sanne").post(address, data=data).status_code in {302, 409}

    def intervisie(self, places) -> None:
        """One thread with a blind round that is open, one at its harvest, one that was stopped."""
        self.blind_round(places.stage())
        late = places.stage().looked_back()
        late.does("fatma", mee=sentence("oogst"))
        thread, bilal, karim = late.fresh(), self.cast["bilal"], self.cast["karim"]
        note = {"asker_id": bilal.id, "with_id": karim.id, "note": sentence("doorpraten")}
        thread.follow_ups.append(FollowUp(public_id=new_public_id(), confirmed_at=self.at, **note))
        self.school.commit()
        silent = places.stage().reacted()
        (on,) = (f"notitie.{silent.voice(name)}" for name in ("sanne",))
        silent.does("bilal", then=None, **{on: sentence("stilte")})
        stopped = places.stage().told()
        stopped.does("sanne", zie=sentence("gestopt"), idee="Wachten.")
        safety.stop(stopped.fresh(), bilal, erase=False, at=self.at)
        self.school.commit()

    def blind_round(self, stage) -> None:
        """Bilal told his casus; Sanne is ready, Noor is writing, Fatma took hers back."""
        with stage.playing():
            stage.does("bilal", titel="De oprit", situatie=sentence("aangeboden"))
            stage.passes("sanne", "noor", "fatma")
        thread, bilal = stage.fresh(), self.cast["bilal"]
        (offer,) = opening.offers(thread)
        for place in thread.present:
            opening.mark(thread, place.user, {offer.id}, self.at)
        opening.say(thread, bilal, offer, Kind.WILLING, self.at)
        opening.choose_form(thread, shelf()["ronde"], self.cast["noor"], [], bilal, self.at)
        self.school.commit()
        stage.does("bilal", casus=sentence("casus"), feedbackvraag="Wat valt je op?")
        stage.does("bilal", gedaan=sentence("verzegeld"))
        stage.does("sanne", zie=sentence("blind"), idee="Even wachten.")
        stage.does("fatma", zie=sentence("teruggenomen"), idee="Niets.")
        thread = stage.fresh()
        writing.withdraw(thread, thread.run.contributions[-1], self.at)
        self.school.commit()
        self.half(stage)

    def half(self, stage) -> None:
        """Noor wrote, went on later, and then once more from an older page."""
        stage.does("noor", then=None, zie=sentence("half-eerder"))
        stage.at += timedelta(minutes=11)
        stage.does("noor", then=None, zie=sentence("half"))
        page = self.browser("noor").get(stage.home).text
        hidden = {**hidden_in(page, "step"), "revision": "1", "page": "een-ander-tabblad"}
        answer = self.browser("noor").post(
            f"{stage.home}/write", data={**hidden, "answer-zie": sentence("half-gekruist")}
        )
        assert answer.status_code == 409
