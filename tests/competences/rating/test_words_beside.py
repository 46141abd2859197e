"""What the page says of two who rated: no judgement, and nothing that is not so."""

import pytest

from learning.competences.rating.how_far import HowFar
from learning.competences.rating.models import Said
from tests.competences.rating.rounds import Round


@pytest.mark.parametrize(
    ("own", "seen", "told"),
    [
        ({"C1": HowFar.DOING}, {"C2": HowFar.DOING}, "nog niet bij dezelfde competentie een woord"),
        ({"C1": HowFar.DOING}, {"C1": HowFar.DOING}, "Jullie kiezen overal hetzelfde woord."),
        ({"C1": HowFar.DOING}, {"C1": HowFar.NEW}, "Hier kiezen jullie een ander woord"),
    ],
)
def test_the_invitation_to_talk_is_true(own, seen, told, school, sanne, anna, voorjaar, now, as_):
    made = Round(school, sanne, voorjaar, now, {code: Said(word, "") for code, word in own.items()})
    made.seen_by(anna, {code: Said(word, "") for code, word in seen.items()})
    for person in (sanne, anna):
        assert told in as_(person).get(made.address).text
