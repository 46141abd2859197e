"""Why nothing came of it, for who waited. Plain Python."""

from learning.waiting.job import Job, State

LOST = "De site is net opnieuw gestart. Daardoor is het werk gestopt. Begin gerust opnieuw."
SAID = {
    "too-long": "Dit duurde te lang. Haal er iets uit en begin opnieuw. Of bewaar het op een "
    "andere manier.",
    "not-here": "Deze site kan nu geen pdf maken. Je browser kan het wel: kies bij "
    "je tekst voor afdrukken, en dan voor opslaan als pdf.",
    "not-made": "Van deze tekst konden we geen pdf maken. Maak de opmaak eenvoudiger en begin "
    "opnieuw. Of bewaar het op een andere manier.",
}


def why_not(job: Job) -> str:
    """A Dutch sentence; "" while it goes on and when it is done."""
    state = job.state
    if state is State.LOST:
        return LOST
    return SAID.get(job.wrong, LOST) if state is State.WRONG else ""
