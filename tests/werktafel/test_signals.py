"""People say which questions are alike; the third one makes it a signaal, which a docent tends."""

import pytest
from sqlalchemy import select

from learning.cohorts.models import Membership, Role
from learning.werktafel.models import Question, Table
from learning.werktafel.signals.models import Cluster, Report
from learning.werktafel.signals.telling import SIGNAL
from tests.pages import hidden_in
from tests.werktafel import asking


def clusters(school):
    school.expire_all()
    return school.scalars(select(Cluster).order_by(Cluster.id)).all()


def test_two_are_alike_and_the_third_makes_a_signaal(link, three, as_, school, told, bilal):
    one, two, last = three
    assert link(one, two).status_code == 302
    (made,) = clusters(school)
    assert as_(bilal).get(asking.address(made)).status_code == 404
    assert two.text in as_(bilal).get(asking.address(one)).text
    assert told() == []
    assert link(last, two).status_code == 302
    assert told() == [("Anna", SIGNAL), ("Joost", SIGNAL)]
    page = as_(bilal).get(asking.address(made)).text
    assert all(each.text in page for each in three)
    assert "drie keer" in page
    assert "Signaal van" in as_(bilal).get("/werktafel/").text


def test_a_ring_or_twice_changes_nothing(link, three, school):
    one, two, last = three
    for pair in ((one, two), (two, one), (two, last), (last, one), (one, two)):
        assert link(*pair).status_code == 302
    assert len(clusters(school)) == 1
    assert link(one, one).status_code == 404


def test_two_groups_become_the_older_one_with_what_was_told(
    link, three, question, school, anna, now
):
    one, two, last = three
    other = question("En waar kan iemand eten?")
    old = asking.linked(school, [one, two], now)
    young = asking.linked(school, [last, other], now)
    young.pass_on("De wijkraad", now.date())
    young.report(anna, "a" * 14, "Zij kijken ernaar.", now)
    school.commit()
    number = old.id
    assert link(last, two).status_code == 302
    (kept,) = clusters(school)
    assert (kept.id, kept.passed_to, len(kept.reports)) == (number, "De wijkraad", 1)
    assert {each.cluster_id for each in school.scalars(select(Question))} == {number}


def test_az5_a_question_of_another_table_is_not_there(
    link, three, question, najaar, mats, school, as_
):
    elsewhere = question("Van een andere tafel?", by=mats, cohort=najaar)
    assert link(three[0], elsewhere).status_code == 404
    assert link(elsewhere, three[0]).status_code == 404
    page = as_(three[0].asker).get(f"{asking.address(three[0])}/alike").text
    assert elsewhere.text not in page
    assert not clusters(school)


def test_unlinked_it_stands_alone_and_two_that_were_never_passed_on_are_no_signaal(
    as_, signal, three, school, noor, anna, bilal
):
    home = f"{asking.address(three[0])}/unlink"
    assert as_(noor).post(home).status_code == 302
    assert as_(bilal).get(asking.address(signal)).status_code == 404
    as_(noor).post(f"{asking.address(three[1])}/unlink")
    assert not clusters(school)
    assert {each.cluster_id for each in school.scalars(select(Question))} == {None}


def test_one_looks_for_what_is_alike_by_a_word(as_, three, question, noor):
    question("Wie weet een café met muziek?")
    home = f"{asking.address(three[0])}/alike"
    page = as_(noor).post(home, data={"q": "CAFE"}).text
    assert "Wie weet een café" in page
    assert three[1].text not in page
    assert as_(noor).post(home, data={"q": " "}).location == home
    assert three[1].text in as_(noor).get(f"{home}?q=CAFE").text  # an address from before
    for strange in ("%", '"', "*", "_"):
        assert as_(noor).post(home, data={"q": strange}).status_code == 200
    refused = as_(noor).post(home, data={"q": "woord " * 1000})
    assert refused.status_code == 422
    assert "<title>Fout: " in refused.text


def test_a_docent_passes_it_on_and_tells_what_came_of_it(as_, signal, school, anna, bilal):
    home = asking.address(signal)
    passes = {"to": "De wijkraad van Oost", "on": "2026-03-09"}
    assert as_(anna).post(f"{home}/pass", data=passes).status_code == 302
    form = hidden_in(as_(anna).get(home).text, "key")
    tells = {**form, "text": "Zij beginnen een kookgroep."}
    for _ in range(2):
        assert as_(anna).post(f"{home}/report", data=tells).status_code == 302
    page = as_(bilal).get(home).text
    assert "De wijkraad van Oost" in page
    assert page.count("Zij beginnen een kookgroep.") == 1
    as_(anna).post(f"{home}/close")
    assert "Afgerond" in as_(bilal).get(home).text
    again = as_(anna).post(f"{home}/report", data={"key": "b" * 14, "text": "Nog iets."})
    assert again.status_code == 409
    as_(anna).post(f"{home}/open")
    (report,) = school.scalars(select(Report)).all()
    assert as_(anna).post(f"/werktafel/reports/{report.public_id}/take-back").status_code == 302
    assert "kookgroep" not in as_(bilal).get(home).text


@pytest.mark.parametrize(
    ("verb", "data", "reason"),
    [
        ("pass", {"to": "", "on": "2026-03-09"}, "Schrijf aan welke organisatie"),
        ("pass", {"to": "De wijkraad", "on": ""}, "Kies een dag."),
        ("pass", {"to": "x" * 201, "on": "2026-03-09"}, "hoogstens 200 tekens"),
        ("report", {"key": "a" * 14, "text": ""}, "Er staat nog niets."),
    ],
)
def test_what_is_missing_is_asked_for_and_the_words_stay(as_, signal, anna, verb, data, reason):
    answer = as_(anna).post(f"{asking.address(signal)}/{verb}", data=data)
    assert answer.status_code == 422
    assert reason in answer.text
    assert data.get("to", "") in answer.text


def test_az6_only_docenten_tend_it(as_, signal, cast):
    home = asking.address(signal)
    for verb in ("pass", "report", "close", "open"):
        codes = {who: as_(user).post(f"{home}/{verb}").status_code for who, user in cast.items()}
        codes.pop("visitor")
        assert {who for who, code in codes.items() if code == 403} == {
            *("sanne", "bilal", "noor", "fatma", "karim")
        }
        assert {who for who, code in codes.items() if code == 404} == {
            *("mats", "ria", "wim", "paula")
        }


def test_it_shows_no_person_and_stays_when_it_was_passed_on(
    as_, signal, three, question, school, sanne, bilal, anna, now
):
    home = asking.address(signal)
    named = question("Wie kookt er met mijn buurvrouw Nel?")
    named.cluster_id = signal.id
    signal.pass_on("De wijkraad", now.date())
    school.commit()
    page = as_(bilal).get(home).text
    assert "mijn buurvrouw [naam]" in page
    assert "Nel" not in page
    for each in [*three, named]:
        as_(sanne).post(f"{asking.address(each)}/take-back")
    assert "De wijkraad" in as_(bilal).get(home).text


def test_questions_of_two_tables_at_which_one_sits_are_not_linked(
    link, three, question, school, voorjaar, najaar, now
):
    """Or a signaal would tell one table what was asked at another."""
    school.add(Table.lay([voorjaar.id, najaar.id], now))
    school.commit()
    newer = question("Van de nieuwe tafel?")
    assert newer.table_id != three[0].table_id
    assert link(three[0], newer).status_code == 404
    assert not clusters(school)


def test_az9_it_names_nobody_who_is_or_was_at_the_table(
    as_, school, voorjaar, person, question, cast, now
):
    for name in ("Zeno Braakman", "roos"):
        voorjaar.add(person(name), Role.STUDENT, now)
    voorjaar.add(gone := person("Xanthe Veld"), Role.STUDENT, now)
    school.flush()
    school.scalars(select(Membership).filter_by(user_id=gone.id)).one().leave(now)
    school.commit()
    texts = "Zeno zoekt een plek?", "Gaat roos mee?", "Is braakland van Xanthe?"
    made = asking.linked(school, [question(each) for each in texts], now)
    page = as_(cast["bilal"]).get(asking.address(made)).text.split("</details>")[-1]
    for words in ("[naam] zoekt een plek?", "Gaat [naam] mee?", "Is braakland van [naam]?"):
        assert words in page
