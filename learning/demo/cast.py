"""Who is in the demo school: the cast of the house, and a few invented classmates."""

from dataclasses import dataclass

from learning.cohorts.models import Role

PASSWORD = "ruimte-voor-anders-zijn"  # noqa: S105 - printed on purpose: invented people only
VOORJAAR, NAJAAR = "Voorjaarsgroep", "Najaarsgroep"
BEGAN_DAYS_AGO = {VOORJAAR: 42, NAJAAR: 77}


@dataclass(frozen=True)
class Person:
    """Somebody invented. ``role`` None: a beheerder, in no cohort; nor is a praktijkopleider."""

    name: str
    role: Role | str | None
    cohort: str = ""
    signs_in: bool = True

    @property
    def key(self) -> str:
        """What the script calls them: ``sanne``."""
        return self.name.lower()

    @property
    def email(self) -> str:
        return f"{self.key}@school.example"

    @property
    def about(self) -> str:
        """Their role and cohort, as people say it."""
        return f"{self.role or 'beheerder'}{', ' if self.cohort else ''}{self.cohort}"


PEOPLE = (
    Person("Sanne", Role.STUDENT, VOORJAAR),
    Person("Bilal", Role.STUDENT, VOORJAAR),
    Person("Noor", Role.STUDENT, VOORJAAR),
    Person("Fatma", Role.STUDENT, VOORJAAR),
    Person("Anna", Role.DOCENT, VOORJAAR),
    Person("Joost", Role.DOCENT, VOORJAAR),
    Person("Karim", Role.BEGELEIDER, VOORJAAR),
    Person("Mats", Role.STUDENT, NAJAAR),
    Person("Ria", Role.DOCENT, NAJAAR),
    Person("Wim", None),
    Person("Paula", "praktijkopleider"),
    Person("Aylin", Role.STUDENT, VOORJAAR, signs_in=False),
    Person("Henk", Role.STUDENT, VOORJAAR, signs_in=False),
    Person("Petra", Role.STUDENT, NAJAAR, signs_in=False),
    Person("Glenn", Role.STUDENT, NAJAAR, signs_in=False),
)


def sign_ins() -> str:
    """The sign-ins, one a line, for whoever tries the demo."""
    rows = [f"  {each.email:24} {each.name} ({each.about})" for each in PEOPLE if each.signs_in]
    above = "De demo-school staat klaar. Iedereen is verzonnen. Je kunt inloggen als:"
    below = f"Het wachtwoord is voor iedereen: {PASSWORD}"
    return "\n".join([above, *rows, below])
