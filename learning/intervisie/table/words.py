"""What the screen on the table says, where the words of a step were written for a phone."""

from learning.intervisie.threads.frame import (
    AGREEMENTS,
    BRINGING,
    CASUSSEN,
    CLOSING,
    FORM,
    HARVEST,
    MARKING,
)

TITLES = {
    CASUSSEN: "Wie heeft iets meegemaakt?",
    MARKING: "Wat spreekt jullie aan?",
    BRINGING: "Wie brengt iets in?",
    FORM: "Hoe gaan jullie praten?",
    CLOSING: "De inbrenger kijkt terug",
    HARVEST: "Wat neem je mee?",
}

SENTENCES = {
    AGREEMENTS: ("Lees de afspraken hardop. Wie ja zegt, doet mee.",),
    CASUSSEN: (
        "Heb je iets wat je wilt inbrengen? Vertel het in één minuut.",
        "Noem geen namen, en niets waaraan je iemand herkent. Kies iets wat je vandaag aankunt.",
        "De anderen luisteren. Vragen komen later.",
    ),
    MARKING: (
        "Praat samen. In welke situatie herkent iedereen iets?",
        "Gaat het over iemand hier aan tafel, of over jouw werkplek? Dan mag je nee zeggen."
        " Je hoeft niet uit te leggen waarom.",
    ),
    BRINGING: (
        "Dat beslist alleen wie het meemaakte. Praat niemand over.",
        "Zegt niemand ja? Ga dan terug, en begin met iets kleins.",
    ),
    FORM: (
        "Kies een werkvorm die past bij de vraag. De inbrenger beslist.",
        "Houd daarna die vorm. Halverwege wisselen maakt het rommelig.",
    ),
    CLOSING: ("De inbrenger vertelt. De anderen luisteren en vullen niets aan.",),
    HARVEST: (
        "Eén zin is genoeg. Zeg hem hardop, of houd hem voor jezelf.",
        "Wil je hem bewaren? Schrijf hem op je eigen telefoon. Alleen jij leest dat.",
    ),
}

ON_PAPER = "Schrijf het voor jezelf op papier. Het gaat nu nog niet open."
ON_YOUR_OWN_PHONE = "Wil je schrijven? Dat kan op je eigen telefoon."
PASSING = "Passen mag altijd."
A_STEP_AHEAD = "Jullie waren al een stap verder."
GONE = "Deze werkvorm is er niet meer, of past niet meer. Kies een andere."
