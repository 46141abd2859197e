"""Groups for intervisie, made through the models' own verbs."""

import pytest

from learning.base.public_id import new_public_id
from learning.intervisie.groups.agreement_text import DEFAULT
from learning.intervisie.groups.models import IntervisieGroup
from tests.intervisie.rooms import Room


@pytest.fixture
def new_group(school, voorjaar, anna, now):
    """``new_group(sanne, bilal, asked=[noor])``: the first ones said yes to the agreement, the
    others were asked by Anna, who is docent of Voorjaar; ``cohort=None`` for a group of none."""

    def make(*present, asked=(), name="Dinsdag", cohort=voorjaar) -> IntervisieGroup:
        school.rollback()
        people = [*present, *asked]
        group = IntervisieGroup.begin(new_public_id(), name, cohort, people, anna, DEFAULT, now)
        for user in present:
            group.agree(user, 1, now)
        school.add(group)
        school.commit()
        return group

    return make


@pytest.fixture
def group(new_group, sanne, bilal, noor, fatma):
    """The group that most tests are about: Sanne, Bilal, Noor and Fatma, who all said yes."""
    return new_group(sanne, bilal, noor, fatma)


@pytest.fixture
def address(group):
    """The page of that group."""
    return f"/intervisie/groups/{group.public_id}"


@pytest.fixture
def look(school):
    """``look(group)``: the same group, as the database has it now."""

    def again(group: IntervisieGroup) -> IntervisieGroup:
        school.rollback()
        school.expire_all()
        return group

    return again


@pytest.fixture
def room(school, as_, group, sanne, bilal, fatma, noor, now):
    """A thread in a room of that group, begun by Sanne; nothing of what is said is kept."""
    people = {"sanne": sanne, "bilal": bilal, "fatma": fatma, "noor": noor}
    return Room(school, as_, group, people, now)


@pytest.fixture
def writing_room(school, as_, group, sanne, bilal, fatma, noor, now):
    """The same, in which people may also write on a screen of their own."""
    people = {"sanne": sanne, "bilal": bilal, "fatma": fatma, "noor": noor}
    return Room(school, as_, group, people, now, keeps_words=True)
