"""A play in which anybody may try anything: what is allowed happens, what is not changes nothing.

Every move asks the same rules and calls the same verbs as the pages.
"""

from tests.intervisie.wild.helping import Helping


class Wild(Helping):
    """With time, which passes and may go back. A number says how long."""

    def hours_pass(self, user, what):
        self.later(hours=1 + what % 40)

    def days_pass(self, user, what):
        self.later(days=1 + what % 9)

    def the_clock_goes_back(self, user, what):
        self.later(minutes=-(1 + what * 37 % 3000))


MOVES = [
    *["everybody"] * 4, *["kindly_on"] * 6, *["writes"] * 4, *["moves"] * 4, *["is_done"] * 2,
    *["passes_this_round"] * 2, *["types_on_an_old_page"] * 2, "takes_up", "opens_a_page",
    "steps_back", "agrees", "marks_some", *["says_something"] * 3, *["picks"] * 2, "withdraws",
    *["chooses_how"] * 2, "pauses_it", *["goes_on"] * 2, "stops_it", "leaves", "leaves_the_group",
    "asks_to_join", *["answers_a_newcomer"] * 2, *["offers_to_lead"] * 2, "is_hurt", "gives_back",
    *["answers_who_offers_to_lead"] * 2, *["hours_pass"] * 2, *["days_pass"] * 2,
    "the_clock_goes_back",
]  # fmt: skip
OPENING_MOVES = [
    *["marks_some"] * 4, *["says_something"] * 8, *["picks"] * 4, *["chooses_how"] * 3, "everybody",
    *["moves"] * 4, *["writes"] * 3, *["is_done"] * 3, *["passes_this_round"] * 2, "withdraws",
    "agrees", "leaves", "pauses_it", *["goes_on"] * 2, "offers_to_lead", "takes_up", "asks_to_join",
    *["answers_who_offers_to_lead"] * 2, "answers_a_newcomer", "hours_pass", "days_pass",
]  # fmt: skip
