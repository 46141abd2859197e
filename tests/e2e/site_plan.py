"""Every page of the picture and the plan of a cohort: who sees it, and how they get there."""

from tests.e2e.site import link, place, press, unfold

PICTURE = ("/cohorts/", link("Waar is iedereen"))
PLAN = ("/cohorts/", link("Het plan"))


def type_no_day(page, _) -> None:
    """As a browser without a calendar would have it."""
    page.evaluate(
        "() => document.querySelectorAll('main [type=date]').forEach("
        "each => { each.type = 'text'; each.value = 'morgen' })"
    )


PLACES = [
    place("anna", "cohorts.picture.picture", *PICTURE),
    place("anna", "cohorts.picture.picture", *PICTURE, link("Per persoon"), about="by person"),
    place("anna", "cohorts.picture.picture", *PICTURE, link("Per opdracht"), about="by opdracht"),
    place("anna", "cohorts.picture.together", "/cohorts/", link("Wie werkt met wie")),
    place("anna", "cohorts.plan.plan", *PLAN, unfold),
    place(
        "anna",
        "cohorts.plan.save",
        *(*PLAN, type_no_day, press("Bewaar het plan")),
        about="refused",
        status=422,
    ),
    place(
        "anna",
        "cohorts.plan.give_time",
        *(*PLAN, unfold, type_no_day, press("Bewaar deze datum")),
        about="refused",
        status=422,
    ),
    place("sanne", "cohorts.plan.plan", "/cohorts/", link("Jouw plan"), about="their own"),
]
