"""The sentences of safety. A notice never holds content, a title or the name of a writer."""

from learning.intervisie.safety.rules import ERASE, KEEP, LEAVE, PAUSE

TALK = "Iemand wil even met jullie praten over de intervisie."
LOOK_AGAIN = "Iemand vraagt of je een tekst in je intervisie wilt veranderen."
GIVEN_BACK = "Je kreeg een tekst in je intervisie terug. Je kunt hem anders opschrijven."
GOES_ON = "Jullie intervisie gaat weer verder."
NO_LEADER = "Jullie intervisie heeft nu geen gespreksleider."
WANTS_TO_LEAD = "Iemand wil gespreksleider zijn in je intervisie."
NEW_LEADER = "Jullie intervisie heeft nu een andere gespreksleider."
WANTS_TO_JOIN = "Iemand wil meedoen met je intervisie."
LET_IN = "Je doet nu mee met een intervisie."

DONE = {  # what the next page says after a way out
    PAUSE: "De intervisie heeft nu pauze. Jij of de gespreksleider gaat verder als het kan.",
    KEEP: "De intervisie is gestopt. Wat je schreef, lees alleen jij nog.",
    ERASE: "Wat jij in deze intervisie schreef, is gewist.",
    LEAVE: "Je doet niet meer mee. Wat je zelf schreef, staat hier nog.",
}
CALLED = "We vragen of {} contact met je opneemt."
NOBODY_CALLED = "Wie je koos voor contact, is er niet meer. Vraag gerust iemand anders."
