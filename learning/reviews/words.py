"""How the school asks a docent for feedback, and what it says when two meet at one text."""

ASKED = {
    "already": "Dit zie ik al",
    "to_add": "Dit mag nog",
    "next_step": "Volgende stap",
    "question": "Een vraag terug",
}

TAKEN = "{name} kijkt dit nu na. Wat je schrijft, blijft van jou en is bewaard."
NOT_SENT = (
    "{name} kijkt dit nu na, dus er is niets verstuurd. Wat je schreef, is bewaard. "
    "Neem het over als je toch wilt versturen."
)
CROSSED = (
    "{name} verstuurde net feedback bij dit werk. Die van jou is nog niet verstuurd, wel bewaard. "
    "Lees eerst wat er staat. Daarna kun je jouw woorden erbij sturen."
)
REMARKED = (
    "Je opmerkingen zijn veranderd sinds je dit zag. Er is nog niets verstuurd. "
    "Kijk nog één keer, en druk dan op Verstuur."
)
GONE = (
    "Dit werk is er niet meer voor jou. Misschien wiste de student het, of hoor je niet meer bij "
    "deze groep. Kopieer je woorden als je ze wilt houden."
)
ASKED_ON = "Er kwam net iets bij de vraag. Je antwoord is nog niet verstuurd: lees eerst de vraag."
BACK = "Het ligt weer op de stapel. Wat je schreef, is bewaard."
AS_SENT = (
    "Er is niets veranderd aan wat je verstuurde. Wat je net typte, staat bij je eerdere teksten."
)
DONE = "Klaar. Er ligt nu niets meer op deze stapel."
