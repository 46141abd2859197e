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
    anna = to_work(sign_in(window(), "anna"), "Noor, Verken Enik")
    place = anna.evaluate(SELECT, [1, "“student”"])
    anna.mouse.move(place["x"], place["y"])
    anna.mouse.down()
    anna.mouse.move(place["x"] + place["width"], place["y"], steps=4)
    anna.mouse.up()
    anna.get_by_role("button", name=MAKE).click()
    anna.get_by_role("dialog").get_by_label("Je opmerking", exact=True).fill("Sterk gezien.")
    go(anna, anna.get_by_role("button", name="Zet het erbij"))
    assert "student" in anna.locator("mark").first.inner_text()
    made = anna.get_by_role("listitem").filter(has_text="Sterk gezien.")
    expect(made).to_be_focused()
    made.get_by_role("link", name=re.compile("Naar de woorden")).click()
    expect(anna.locator(".ref:target")).to_be_focused()


def test_by_the_keyboard_alone_at_a_paragraph(window, sign_in):
    anna = to_work(sign_in(window(script=False), "anna"), "Noor, Wat wil jij")
    link = anna.get_by_role("link", name=re.compile("^Opmerking bij deze alinea: De wachtruimte"))
    link.focus()
    with anna.expect_navigation():
        anna.keyboard.press("Enter")
    anna.get_by_role("radio", name="De wachtruimte van het wijkgebouw.").focus()
    anna.keyboard.press("Space")
    for _ in range(2):
        anna.keyboard.press("Tab")
    anna.keyboard.type("Waar zit jij dan?")
    anna.keyboard.press("Tab")
    with anna.expect_navigation():
        anna.keyboard.press("Enter")
    assert "De wachtruimte van het wijkgebouw." in anna.locator("mark").all_inner_texts()
    expect(anna.get_by_role("main")).to_contain_text("Waar zit jij dan?")


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
    box = sanne.get_by_role("textbox", name="Wat zou jij bij Enik willen doen? Waarom juist dat?")
    box.fill(f"Eerst iets nieuws vooraf. {box.input_value()}")
    go(sanne, sanne.get_by_role("button", name="Bekijk en lever in"))
    go(sanne, sanne.get_by_role("main").get_by_role("button", name=re.compile("^Lever in")))
    assert sanne.locator("mark").all_inner_texts()[0] == "Je mag er gewoon zijn."
    expect(sanne.get_by_role("main")).to_contain_text("uit een eerdere ronde")
