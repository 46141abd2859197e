"""The pages of remarks on a passage: who sees them, and how they get there."""

from tests.e2e.site import FEEDBACK, OWN_DRAFT, link, place, press, write

PARAGRAPH = (*OWN_DRAFT, link("^Opmerking bij deze alinea"))
CHANGE = (*OWN_DRAFT, link("^Verander opmerking"))
ANSWER = (*FEEDBACK, link("^Antwoord bij opmerking"))
REFUSED = {"about": "refused", "status": 422}

PLACES = [
    place("joost", "reviews.remarks.new", *PARAGRAPH),
    place("joost", "reviews.remarks.add", *PARAGRAPH, press("Zet het erbij"), **REFUSED),
    place("joost", "reviews.remarks.edit", *CHANGE),
    place("joost", "reviews.remarks.edit", *CHANGE, write(""), press("^Bewaar"), **REFUSED),
    place("joost", "reviews.remarks.ask", *OWN_DRAFT, link("^Haal weg opmerking")),
    place("sanne", "reviews.remarks.answer", *ANSWER),
    place("sanne", "reviews.remarks.answer", *ANSWER, press("Bewaar je"), **REFUSED),
]
