"""What may be about a person is shown before it is placed: a suggestion, never a wall."""

import pytest

from learning.base.personal import found_in, made_general


@pytest.mark.parametrize(
    ("typed", "general"),
    [
        ("Mail nel.b@post.example gerust.", "Mail [e-mailadres] gerust."),
        ("Bel 06-12345678.", "Bel [nummer]."),
        ("Bel +31 6 1234 5678 of 030 123 45 67.", "Bel [nummer] of [nummer]."),
        ("BSN 111222333 hoort hier niet.", "BSN [persoonsnummer] hoort hier niet."),
        ("Geboren op 12-03-1998.", "Geboren op [datum]."),
        ("Geboren op 3 maart 1998.", "Geboren op [datum]."),
        ("Op de Dorpsstraat 12 woont iemand.", "Op de [adres] woont iemand."),
        ("Het is 3511 AB.", "Het is [adres]."),
        ("Voor mijn buurvrouw Nel van 54.", "Voor mijn buurvrouw [naam] van 54."),
        ("Fatma zoekt een koor.", "[naam] zoekt een koor."),
        ("Ik ken iemand, Kevin, die wil zingen.", "Ik ken iemand, [naam], die wil zingen."),
        ("De fiets van Anna’s broer.", "De fiets van [naam] broer."),
        ("Voor meneer Van den Berg graag.", "Voor meneer [naam] graag."),
        ("Mijn buurvrouw Nel de Vries zoekt iets.", "Mijn buurvrouw [naam] zoekt iets."),
        ("Voor Nel van der Berg-de Wit.", "Voor [naam]."),
        ("Ik ken Jan ’t Hart en Piet ten Cate.", "Ik ken [naam] en [naam]."),
        ("Fatima el Amrani kookt.", "[naam] kookt."),
        ("Voor mevrouw J. de Vries, of J.M. Smit.", "Voor mevrouw [naam], of [naam]."),
        ("Jan van den Heuvel - van Dijk belt.", "[naam] belt."),
        ("Ik ken Kevin ten Cate. Kevin zingt.", "Ik ken [naam]. [naam] zingt."),
        ("Ik zocht Nel Dorpsstraat 12.", "Ik zocht [naam] [adres]."),
        ("Voor mijn cliënt jan jansen graag.", "Voor mijn cliënt [naam] graag."),
        ("Collega fatma en mevrouw de vries.", "Collega [naam] en mevrouw [naam]."),
        ("Voor [naam] de Vries.", "Voor [naam]."),
    ],
)
def test_az9_it_offers_general_words_for_what_may_be_about_a_person(typed, general):
    assert made_general(typed) == general
    assert found_in(general) == []


@pytest.mark.parametrize(
    "typed",
    [
        "Wie kent een plek in Den Haag om samen te koken?",
        "Is er iets bij Enik of in de GGZ? Het kost 0,50 per keer.",
        "In 2026 willen 120 mensen op dinsdag eten voor 4 euro.",
        "Wie kent de Wmo-consulent van de gemeente Utrecht?",
        "Geen cliënt meer. Eén collega meer. Een vriend van mij, een collega van de Wmo.",
        "Een buurvrouw wil koken. Voor de Buurtkamer. A. Wie kent dit?",
        "🎈 Wie weet een plek? Graag vóór 12 uur.",
        "",
    ],
)
def test_it_leaves_places_and_numbers_of_things_alone(typed):
    assert found_in(typed) == []


@pytest.mark.parametrize(
    ("typed", "general"),
    [
        ("Zwaan weet het. Een zwaan ook.", "[naam] weet het. Een [naam] ook."),
        ("vraag noor of noor’s broer.", "vraag [naam] of [naam] broer."),
        ("Wil jij? Ik wil mee, en van dijk niet.", "[naam] jij? Ik wil mee, en van dijk niet."),
        ("Dijk weet meer van een dijk.", "[naam] weet meer van een dijk."),
        ("‘zwaan’ en NOOR", "‘[naam]’ en [naam]"),
    ],
)
def test_az9_a_name_at_the_table_is_found_wherever_it_stands(typed, general):
    """The first name without a capital too; not where it is mostly another word."""
    people = ["Zwaan Pieters", "noor", "Wil Van Dijk", " "]
    assert made_general(typed, guess=False, people=people) == general


def test_where_a_capital_says_little_a_known_name_takes_its_surname_along():
    assert made_general("Eten met Nel de Vries.", guess=False) == "Eten met [naam]."


def test_it_says_what_it_looks_like_and_where():
    (found,) = found_in("Bel 0612345678 maar.")
    assert (found.words, found.start, found.end) == ("0612345678", 4, 14)
    assert found.what.label == "een telefoonnummer"


def test_nothing_makes_it_slow():
    for text in ("a" * 500, "0 " * 250, "A" * 500, "van der " * 62, "1-" * 250, "@." * 250):
        found_in(text)
