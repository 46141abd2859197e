"""The docent's desk: the longest wait first, feedback on a passage by keyboard alone, and the
student who revises on a phone. HD4, AX5."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.beginning import begins_with
from tests.e2e.keys import enter, tab_to
from tests.e2e.writing import away, box, status

pytestmark = [pytest.mark.browser, pytest.mark.journey]

BENCH = "Op het plein staat een bankje."
BEFORE = "Ik woon hier tien jaar. "
TEXT = f"{BENCH} Niemand zit er. Mijn buurvrouw loopt er elke avond langs."
CHAPTER = "/modules/kwartiermaken/kerntaken-en-competenties"


def test_feedback_on_a_passage_by_keyboard_and_the_remark_moves_along(person, school):
    anna, sanne = person(), person(width=320, height=700)
    begins_with(school, person, anna, sanne)
    hands_in(sanne)
    reaches_the_longest_wait(anna)
    remarks_on_a_sentence(anna)
    sends_feedback(anna)
    answers_the_remark(sanne)
    revises(sanne)
    sees_where_the_remark_went(anna)


def hands_in(page):
    page.goto(CHAPTER)
    work = page.locator("#opdracht-samenwerken .work")
    away(page, work.get_by_role("button", name=re.compile("Begin")))
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        box(page).fill(TEXT)
    away(page, page.get_by_role("button", name="Bekijk en lever in"))
    away(page, page.get_by_role("button", name="Lever in", exact=True))


def reaches_the_longest_wait(page):
    page.goto("/")
    enter(page, "Nakijken")
    enter(page, "Lees en geef feedback")
    expect(page.get_by_role("main")).to_contain_text(BENCH)


def remarks_on_a_sentence(page):
    enter(page, "Opmerking bij deze alinea")
    tab_to(page, "De hele alinea")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Je opmerking")
    page.keyboard.type("Wie zat daar vroeger?")
    enter(page, "Zet het erbij")
    expect(page.locator("mark")).to_have_text(re.compile(re.escape(BENCH)))


def sends_feedback(page):
    tab_to(page, "Dit zie ik al")
    page.keyboard.type("Je ziet wie er niet zit.")
    tab_to(page, "Voldaan")
    page.keyboard.press("ArrowDown")
    enter(page, "Bekijk en verstuur")
    enter(page, "Verstuur")
    expect(page.locator(".said")).to_contain_text("verstuurd")


def answers_the_remark(page):
    page.goto("/")
    away(page, page.get_by_role("link", name="Lees de feedback"))
    expect(page.locator("mark")).to_have_text(re.compile(re.escape(BENCH)))
    said = page.get_by_role("listitem").filter(has_text="Wie zat daar vroeger?")
    away(page, said.get_by_role("link", name="Antwoord bij opmerking 1"))
    page.get_by_role("main").get_by_role("textbox").fill("Mijn moeder.")
    away(page, page.get_by_role("button", name="Bewaar je antwoord"))
    expect(said).to_contain_text("Mijn moeder.")


def revises(page):
    away(page, page.get_by_role("link", name="Vul je tekst aan"))
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        box(page).fill(BEFORE + TEXT)
    expect(status(page)).to_contain_text("Bewaard om")
    away(page, page.get_by_role("button", name="Bekijk en lever in"))
    away(page, page.get_by_role("button", name="Lever in", exact=True))
    expect(page.locator("mark")).to_have_text(re.compile(re.escape(BENCH)))


def sees_where_the_remark_went(page):
    page.goto("/")
    enter(page, "Nakijken")
    enter(page, "Lees en geef feedback")
    expect(page.get_by_text(BEFORE)).to_be_visible()
    expect(page.locator("mark")).to_have_text(re.compile(re.escape(BENCH)))
    expect(page.get_by_role("list", name=re.compile("Opmerkingen"))).to_contain_text("Mijn moeder.")
