"""The agreement that a new group begins with; from then on the text is the group's own."""

LINES = (
    "Wat we hier vertellen, blijft hier.",
    "Je vertelt over jezelf. Over een ander zeg je alleen wat nodig is.",
    "We noemen geen echte namen. We laten weg waaraan je iemand herkent.",
    "Passen mag altijd. Je hoeft niet te zeggen waarom.",
    "Stoppen mag ook altijd, zelfs halverwege.",
    "We geven alleen advies als iemand erom vraagt.",
    "Niemand hoeft gerepareerd te worden. Luisteren is al veel.",
    "We zijn op tijd. Kun je niet? Dan laat je het weten.",
    "Wordt het te zwaar? Zeg het. Dan stoppen we en kijken we samen wat je nodig hebt.",
    "Is er gevaar voor jou of voor een ander? Dan blijft het niet hier. We zoeken samen hulp.",
    "Alleen wie meedoet, leest wat we schrijven. Docenten en beheerders lezen niet mee.",
    "Hoe lang onze woorden bewaard blijven, kiezen we samen. Daarna zijn ze weg.",
)

DEFAULT = "\n".join(f"- {line}" for line in LINES)
