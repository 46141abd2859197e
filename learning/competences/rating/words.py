"""The sentences of this room. A notice never holds a name."""

from learning.base.dates import listed

ASKED = "Een student vraagt hoe jij ernaar kijkt."
SHOWN = "Je docent keek ook. Jullie woorden staan naast elkaar."
TALKED = "Er staat nu bij dat jullie hebben gepraat."

IS_IN = "Dit is al klaar voor je docenten. Haal het eerst terug als je iets wilt veranderen."
CHANGED = (
    "Dit veranderde intussen op een andere plek. Wat je typte staat hier nog. "
    "Daaronder staat wat er al bewaard was. Kies wat je houdt, en bewaar opnieuw."
)
EMPTY = "Kies eerst bij één competentie een woord, of schrijf een zin. Je tekst staat er nog."
EMPTY_VIEW = "Kies bij één competentie een woord, of schrijf een zin. Je tekst staat er nog."
FIRST = "Een andere docent keek net eerder. Wat je typte staat hier nog, maar is niet verstuurd."
YOU_LOOKED = (
    "Jij keek al. Jullie woorden staan al naast elkaar. "
    "Wat je typte staat hier nog, maar is niet verstuurd."
)
NOT_ASKED = "De student haalde dit even terug. Wat je typte staat hier nog. Kijk later opnieuw."
SEEN_ALREADY = "Een docent heeft al gekeken. Jullie woorden staan nu naast elkaar."
NOT_BOTH = "Jullie hebben nog niet allebei gekeken. Noteer het gesprek daarna."
NOTED = "Er staat al bij dat jullie hebben gepraat."
LEFT = "Je bent niet meer in deze groep. Wat je schreef, blijft van jou. Je docent vragen kan niet."
STUDENT_LEFT = "Deze student is niet meer in de groep. Wat je typte staat hier nog."
LATER = "Dit is een dag die nog komt. Kies vandaag of een dag die al was."

SAVED = "Bewaard. Nu lees jij dit alleen."
IN = "Het is klaar. Je docenten zien dat je het vraagt. Wat je schreef, lezen ze nog niet."
BACK = "Je hebt het teruggehaald. Nu lees jij dit alleen."
TOGETHER = "Klaar. Jullie lezen nu allebei wat de ander koos."
TALK_NOTED = "Genoteerd. Jullie lezen dit allebei."
TALK_GONE = "Het staat er niet meer bij."
LINES_GONE = "Je zinnen zijn gewist. De woorden die je koos, staan er nog."
ROUND_GONE = "De ronde is gewist."


def for_me_alone(docent_names) -> str:
    """Above the box, before it is in."""
    if not docent_names:
        return "Dit lees je alleen zelf. In jouw groep is nu geen docent."
    named = listed([f"{each} (docent)" for each in docent_names], "of")
    return f"Nu lees jij dit alleen. Je docenten lezen het pas als {named} ook keek."


def kept(found) -> str:
    """What a save is answered."""
    if found.rated_at:
        return SEEN_ALREADY
    return IN if found.is_in else SAVED


def for_student(docent_names: list[str], shown: list[str], names: list[str]) -> str:
    """Who reads what both said. *shown*: the competences of which their own words stand in a
    portfolio; *names*: of who reads that."""
    both = listed(["jij", *(f"{each} (docent)" for each in docent_names)])
    if not names:
        return f"Dit lezen: {both}. Verder niemand."
    also = f"Wat jij zei bij {listed(shown)}, staat ook in je portfolio."
    return f"Dit lezen: {both}. {also} Dat lezen: {listed(names)}."


def for_docent(reader, student, docenten, then: str = "Dit lezen") -> str:
    """The same to *reader*, a docent. Who reads a portfolio is told to whose it is only."""
    others = [f"{each.name} (docent)" for each in docenten if each.id != reader.id]
    own = f"{student.name} mag de eigen woorden ook aan anderen laten lezen. Jouw woorden niet."
    return f"{then}: {listed(['jij', student.name, *others])}. {own}"
