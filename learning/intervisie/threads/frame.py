"""The beginning and the end of every thread. No werkvorm can switch these off."""

from learning.modules.parts import Choice, Field
from learning.modules.werkvormen import Audience, Form, Phase, Role, Shown, Werkvorm

EVERYONE = tuple(Role)
LEADER = (Role.GESPREKSLEIDER,)
INBRENGER = (Role.INBRENGER,)

AGREEMENTS, CASUSSEN, MARKING, BRINGING, FORM = (
    "afspraken", "casussen", "keuze", "inbrengen", "vorm",
)  # fmt: skip
CLOSING, HARVEST = "afronding", "oogst"

OPENING = (
    Phase(
        id=AGREEMENTS,
        title="Afspraken",
        instruction="<p>Eerst zegt iedereen ja tegen jullie afspraken.</p>",
        writers=EVERYONE,
        form=Form.READY,
        closers=LEADER,
        when_all=True,
    ),
    Phase(
        id=CASUSSEN,
        title="Casussen",
        instruction=(
            "<p>Heb je iets meegemaakt dat je wilt inbrengen? Zet het hier neer: een titel en"
            " hoogstens drie zinnen. Kies iets wat je vandaag aankunt. Noem geen namen, en niets"
            " waaraan je iemand herkent.</p><p>Inbrengen hoeft niet. Passen mag altijd.</p>"
        ),
        writers=EVERYONE,
        closers=LEADER,
        when_all=True,
        fields=(
            Field("titel", "Hoe noem je het?", "Een paar woorden is genoeg."),
            Field("situatie", "Wat gebeurde er, in hoogstens drie zinnen?"),
        ),
    ),
    Phase(
        id=MARKING,
        title="Kiezen",
        instruction=(
            "<p>Welke situaties spreken jou aan? Kruis ze allemaal aan. Niemand ziet wat jij"
            " aankruist. Straks zie je alleen hoe vaak elke situatie gekozen is.</p>"
        ),
        writers=EVERYONE,
        form=Form.CHOICE,
        on=CASUSSEN,
        most=None,
        audience=Audience.AUTHOR,
        closers=LEADER,
        when_all=True,
    ),
    Phase(
        id=BRINGING,
        title="Wie brengt in",
        instruction=(
            "<p>Wil jij je casus inbrengen? Dat beslis je zelf. Gaat een casus over"
            " iemand in de groep, of over jouw werkplek? Dan kun je hem tegenhouden.</p>"
        ),
        writers=EVERYONE,
        form=Form.CHOICE,
        on=CASUSSEN,
        most=None,
        closers=LEADER,
    ),
    Phase(
        id=FORM,
        title="Werkvorm",
        instruction=(
            "<p>De inbrenger kiest een werkvorm die past, en wie gespreksleider is."
            " Jullie mogen laten weten wat je liefst wilt.</p>"
        ),
        writers=EVERYONE,
        form=Form.CHOICE,
        most=1,
        shown=Shown.AT_ONCE,
        closers=INBRENGER,
    ),
)

ENDING = (
    Phase(
        id=CLOSING,
        title="Afronden",
        instruction="<p>De inbrenger kijkt terug: wat kun je ermee, en wat is nog lastig?</p>",
        writers=INBRENGER,
        closers=INBRENGER,
        minutes=5,
        fields=(
            Field(
                "bruikbaar",
                "Kun je iets met de feedback?",
                choices=(
                    Choice("ja", "Ja"),
                    Choice("beetje", "Een beetje"),
                    Choice("nog-niet", "Nog niet"),
                ),
            ),
            Field("lastig", "Wat is nog lastig?"),
            Field(
                "doorpraten",
                "Wil je er nog over doorpraten?",
                choices=(
                    Choice("niemand", "Nee, zo is het goed"),
                    Choice("medestudent", "Ja, met een medestudent"),
                    Choice("begeleider", "Ja, met een begeleider of docent"),
                ),
            ),
        ),
    ),
    Phase(
        id=HARVEST,
        title="Meenemen",
        instruction=(
            "<p>Wat neem jij mee uit dit gesprek? Eén zin is genoeg. Alleen jij leest dit."
            " Het hoeft niet.</p>"
        ),
        writers=EVERYONE,
        audience=Audience.AUTHOR,
        shown=Shown.AT_ONCE,
        closers=LEADER,
        when_all=True,
        minutes=5,
        fields=(Field("mee", "Wat neem je mee?"),),
    ),
)

FRAME = frozenset(phase.id for phase in (*OPENING, *ENDING))


def plan_of(werkvorm: Werkvorm | None) -> tuple[Phase, ...]:
    """Every phase of a thread, in order; None: the werkvorm was not chosen yet."""
    return (*OPENING, *(werkvorm.phases if werkvorm else ()), *ENDING)
