"""A remark on a passage: made by mouse and by keyboard, answered on a phone, and moved along."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SELECT = """([number, words]) => {
    const box = document.querySelectorAll('[data-answer]')[number];
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const start = walker.currentNode.data.indexOf(words);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, start);
        range.setEnd(walker.currentNode, start + words.length);
        const box = range.getBoundingClientRect();
        return { x: box.left, y: box.top + box.height / 2, width: box.width };
    }
}"""
MAKE = "Opmerking bij deze woorden"
WORK = "/modules/kwartiermaken/vrijplaats"


def to_work(page, who):
    """From the pile to the work of *who*."""
    page.goto("/reviews/")
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=re.compile(who)).first.click()
    return page


def go(page, what):
    with page.expect_navigation():
        what.click()


def test_selected_words_get_a_remark_where_they_stand(window, sign_in):
    joost = to_work(sign_in(window(), "joost"), "Noor, Verken Enik")
    place = joost.evaluate(SELECT, [1, "“student”"])
    joost.mouse.move(place["x"], place["y"])
    joost.mouse.down()
    joost.mouse.move(place["x"] + place["width"], place["y"], steps=4)
    joost.mouse.up()
    joost.get_by_role("button", name=MAKE).click()
    joost.get_by_role("dialog").get_by_label("Je opmerking", exact=True).fill("Sterk gezien.")
    go(joost, joost.get_by_role("button", name="Zet het erbij"))
    assert "student" in joost.locator("mark").first.inner_text()
    made = joost.get_by_role("listitem").filter(has_text="Sterk gezien.")
    expect(made).to_be_focused()
    made.get_by_role("link", name=re.compile("Naar de woorden")).click()
    expect(joost.locator(".ref:target")).to_be_focused()


def test_by_the_keyboard_alone_at_a_paragraph(window, sign_in):
    joost = to_work(sign_in(window(script=False), "joost"), "Noor, Wat wil jij")
    link = joost.get_by_role("link", name=re.compile("^Opmerking bij deze alinea: De wachtruimte"))
    link.focus()
    with joost.expect_navigation():
        joost.keyboard.press("Enter")
    joost.get_by_role("radio", name="De wachtruimte van het wijkgebouw.").focus()
    joost.keyboard.press("Space")
    for _ in range(2):
        joost.keyboard.press("Tab")
    joost.keyboard.type("Waar zit jij dan?")
    joost.keyboard.press("Tab")
    with joost.expect_navigation():
        joost.keyboard.press("Enter")
    assert "De wachtruimte van het wijkgebouw." in joost.locator("mark").all_inner_texts()
    expect(joost.get_by_role("main")).to_contain_text("Waar zit jij dan?")


def test_on_a_phone_she_answers_ticks_off_and_revises_and_the_remark_moved_along(window, sign_in):
    sanne = sign_in(window(width=320, height=700, has_touch=True), "sanne", WORK)
    go(sanne, sanne.locator("#opdracht-verken-enik .work a.button").first)
    work = sanne.url
    sanne.get_by_role("link", name=re.compile("^Einde. Opmerking 2 van Anna")).tap()
    expect(sanne.locator(".remark:target")).to_be_focused()
    go(sanne, sanne.get_by_role("link", name="Antwoord bij opmerking 2"))
    sanne.get_by_label("Jouw antwoord").fill("De buurtkamer.")
    go(sanne, sanne.get_by_role("button", name="Bewaar je antwoord"))
    go(sanne, sanne.get_by_role("button", name="Verwerkt opmerking 2"))
    expect(sanne.get_by_text("Verwerkt door Sanne")).to_be_visible()
    sanne.goto(f"{work.split('#')[0]}/write")
    box = sanne.get_by_label("Wat zou jij bij Enik willen doen? Waarom juist dat?")
    box.fill(f"Eerst iets nieuws vooraf. {box.input_value()}")
    go(sanne, sanne.get_by_role("button", name="Bekijk en lever in"))
    go(sanne, sanne.get_by_role("main").get_by_role("button", name=re.compile("^Lever in")))
    assert sanne.locator("mark").all_inner_texts()[0] == "Je mag er gewoon zijn."
    expect(sanne.get_by_role("main")).to_contain_text("uit een eerdere ronde")
