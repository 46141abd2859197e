"""The handbook: its first page, a chapter with pictures, and one with a table and text to copy."""

from tests.e2e.site import place

BOOK = "/modules/handleiding/"

PLACES = [
    place("sanne", "modules.module", BOOK, about="the handbook"),
    place("sanne", "modules.chapter", f"{BOOK}een-opdracht", about="for authors"),
    place("anna", "modules.chapter", f"{BOOK}nakijken", about="for docenten"),
]
