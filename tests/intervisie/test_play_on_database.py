"""A wild play on the real database: what queries.py gives is what the specification allows.

``INTERVISIE_PLAYS=20000`` makes this longer too.
"""

import os
import random

import pytest

from learning.base.db import db
from learning.modules.werkvormen import Way
from tests.intervisie.play import of_docenten, shelf
from tests.intervisie.wild.checking import check
from tests.intervisie.wild.kept import Kept, check_readers
from tests.intervisie.wild.play import MOVES

SEEDS = max(4, int(os.environ.get("INTERVISIE_PLAYS", "0")) // 100)
STEPS = 40
HERE = [*(each for each in MOVES if each != "kindly_on"), *["writes"] * 6, *["moves"] * 4]  # drafts


@pytest.mark.parametrize("seed", range(SEEDS))
def test_everybody_reads_what_the_specification_allows_and_nobody_else(app, cast, group, now, seed):
    rnd = random.Random(seed)
    people = [cast[name] for name in ("sanne", "bilal", "noor", "fatma")]
    others = [each for each in cast.values() if each and each not in people]
    every = [*(shelf()[name] for name in sorted(shelf())), *of_docenten()]
    way = rnd.choice([Way.ONLINE, Way.ONLINE, Way.TOGETHER])
    fitting = [each for each in every if each.fits(4, way)]
    rnd.shuffle(fitting)
    with app.app_context():
        play = Kept(fitting, people, group.id, now, way, others)
        for _ in range(rnd.randint(0, 10)):
            if not play.thread.ended_at:
                play.step(fitting[0])
                play.history.werkvorm = fitting[0] if play.thread.werkvorm_data else None
        play.begin_here()
        for number, user in enumerate(people):  # Fatma is still busy when the step closes
            play.try_(play.writes, user, 0 if number < 3 else 1)
        play.try_(play.moves, people[0], 0)
        for _ in range(STEPS):
            before = play.fingerprint()
            name, who, what = rnd.choice(HERE), rnd.randrange(4), rnd.randrange(120)
            play.try_(getattr(play, name), people[who], what)
            db.session.rollback()
            check(play)
            if play.fingerprint() != before:
                check_readers(play)
        check_readers(play)
