"""The werkvormen: how an intervisie runs, as data. Frozen records, without Flask or a database.

A thread copies its werkvorm when it starts, so a change in a file touches only
threads that start afterwards.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum

from learning.modules.parts import Choice, Field


class Role(StrEnum):
    """What somebody is in one thread; a phase names the roles that write in it."""

    INBRENGER = "inbrenger"
    DEELNEMER = "deelnemer"
    GESPREKSLEIDER = "gespreksleider"
    CONSULENT = "consulent"


class Way(StrEnum):
    """Together in a room or a call, or in writing, each in their own time."""

    TOGETHER = "samen"
    ONLINE = "online"


class Form(StrEnum):
    """What kind of contribution a phase asks for (``vorm``)."""

    TEXT = "tekst"
    QUESTION = "vraag"
    ANSWER = "antwoord"
    LABEL = "label"
    CHOICE = "keuze"
    TALK = "gesprek"
    READY = "klaar"


class Shown(StrEnum):
    """When the others read what somebody wrote (``zichtbaar``)."""

    AT_ONCE = "direct"
    ON_CLOSE = "bij-sluiten"  # a blind round when more than one may write
    FROM_PHASE = "vanaf"  # sealed, until the phase named in ``since`` begins


class Audience(StrEnum):
    """Who may ever read it (``voor``)."""

    GROUP = "groep"
    AUTHOR = "auteur"


class Level(StrEnum):
    """For whom a werkvorm is (``niveau``)."""

    STARTER = "starter"
    EXPERIENCED = "ervaren"


class Depth(StrEnum):
    """How close it comes (``diepte``)."""

    LIGHT = "licht"
    MIDDLE = "midden"
    DEEP = "diep"


class Wish(StrEnum):
    """What a group wants from it (``past-bij``)."""

    HEAR = "horen"  # hear what others see
    QUESTION = "vraag-vinden"  # find the real question
    MOMENT = "een-moment"  # decide about one moment
    TIPS = "tips"  # practical tips, little time
    OTHER = "de-ander"  # understand the other person
    STRENGTH = "kracht"  # strength, a lighter evening


class Bond(StrEnum):
    """How well the group knows each other (``groep-is``)."""

    NEW = "nieuw"
    KNOWN = "bekend"


@dataclass(frozen=True, kw_only=True)
class Phase:
    """One step.

    ``most`` None: as many as one likes. ``on``: the earlier phase whose
    contributions this one is about, "" when none. ``since``: only with
    Shown.FROM_PHASE. ``days``: its term online. ``instruction`` is safe HTML.
    It is over when one of *closers* says so, when all are ready (*when_all*),
    or when its term has passed and the gespreksleider goes on.
    """

    id: str
    title: str
    instruction: str = ""
    writers: tuple[Role, ...]
    form: Form = Form.TEXT
    on: str = ""
    least: int = 0
    most: int | None = 1
    shown: Shown = Shown.ON_CLOSE
    since: str = ""
    audience: Audience = Audience.GROUP
    replies: bool = False
    closers: tuple[Role, ...] = ()
    when_all: bool = False
    days: int = 3
    minutes: int = 0
    optional: bool = False
    repeats: bool = False
    fields: tuple[Field, ...] = ()
    options: tuple[str, ...] = ()

    @property
    def is_for_inbrenger_alone(self) -> bool:
        """True when nobody else writes in it."""
        return self.writers == (Role.INBRENGER,)

    @property
    def is_talk(self) -> bool:
        """True when people write as many messages as they like."""
        return self.form == Form.TALK or (self.most is None and not self.on)

    @property
    def is_blind(self) -> bool:
        """True when several write, and nobody reads along until it closes."""
        return (
            self.shown == Shown.ON_CLOSE
            and self.audience == Audience.GROUP
            and not self.is_for_inbrenger_alone
        )


@dataclass(frozen=True, kw_only=True)
class Werkvorm:
    """A way to consult each other. It holds only the phases between the opening and the end.

    ``ideal``: (from, to) people; ``days``: the term of a phase without its own;
    ``html``: what it is and when to choose it; ``leader_joins``: the
    gespreksleider also thinks along as a deelnemer.
    """

    id: str
    version: int
    title: str
    origin: str = ""
    level: Level
    depth: Depth
    least: int
    ideal: tuple[int, int]
    most: int
    minutes: int
    online_days: int
    ways: tuple[Way, ...]
    roles: tuple[Role, ...]
    leader_joins: bool = False
    wishes: tuple[Wish, ...] = ()
    bonds: tuple[Bond, ...] = ()
    days: int = 3
    html: str = ""
    phases: tuple[Phase, ...] = ()

    def phase(self, id: str) -> Phase | None:
        """The phase with *id*, if there is one."""
        return next((phase for phase in self.phases if phase.id == id), None)

    def fits(self, people: int, way: Way) -> bool:
        """Whether so many people can do it in this way."""
        return self.least <= people <= self.most and way in self.ways

    def as_data(self) -> dict:
        """A copy that JSON can hold; werkvorm_from() reads it back."""
        return asdict(self)


def werkvorm_from(data: dict) -> Werkvorm:
    """The werkvorm that ``as_data()`` wrote down, also by an older version of this code."""
    return Werkvorm(
        **{
            **data,
            "level": Level(data["level"]),
            "depth": Depth(data["depth"]),
            "ideal": tuple(data["ideal"]),
            "ways": tuple(map(Way, data["ways"])),
            "roles": tuple(map(Role, data["roles"])),
            "wishes": tuple(map(Wish, data.get("wishes", ()))),
            "bonds": tuple(map(Bond, data.get("bonds", ()))),
            "phases": tuple(_phase_from(each) for each in data["phases"]),
        }
    )


def _phase_from(data: dict) -> Phase:
    return Phase(
        **{
            **data,
            "writers": tuple(map(Role, data["writers"])),
            "form": Form(data["form"]),
            "shown": Shown(data["shown"]),
            "audience": Audience(data["audience"]),
            "closers": tuple(map(Role, data["closers"])),
            "fields": tuple(_field_from(each) for each in data["fields"]),
            "options": tuple(data["options"]),
        }
    )


def _field_from(data: dict) -> Field:
    return Field(**{**data, "choices": tuple(Choice(**each) for each in data["choices"])})
