"""How an invitation stands, and what was done with a list, in words. Plain Python."""

from datetime import datetime

from learning.base.dates import counted

LAPSED, REFUSED, TRYING, READY, SENT, UNKNOWN = range(6)
STATES = {
    LAPSED: "verlopen",
    REFUSED: "de mail kwam niet aan. Klopt het adres?",
    TRYING: "de mail ging nog niet weg. We proberen het opnieuw.",
    READY: "de mail staat klaar",
    SENT: "de mail is weg",
    UNKNOWN: "uitgenodigd",
}


def state_of(invitation, at: datetime) -> str:
    """One of STATES for a row with expires_at, and sent_at, tries, given_up_at of its mail."""
    if invitation.expires_at <= at:
        return LAPSED
    if invitation.given_up_at:
        return REFUSED
    if invitation.sent_at:
        return SENT
    if invitation.tries is None:
        return UNKNOWN
    return TRYING if invitation.tries else READY


def sentence_of(invited: int, already: int, again: bool = False) -> str:
    """What was done with a list of people."""
    if again and (invited, already) == (0, 1):
        return "Deze persoon kreeg net al een uitnodiging. De mail is onderweg."
    done = f"Je hebt {counted(invited, 'persoon', 'mensen')} {'opnieuw ' * again}uitgenodigd."
    if not already:
        return done
    were = "was" if already == 1 else "waren"
    how = "net al uitgenodigd" if again else "al in de groep, of al uitgenodigd"
    return f"{done} {counted(already, 'persoon', 'mensen').capitalize()} {were} {how}."


def handed_over(gone: str) -> str:
    """Who was asked to take it had an invitation already. *gone*: who stops; "" for nobody."""
    then = f"dan stopt {gone} als docent" if gone else "dan stopt er niemand"
    return f"Deze persoon was net al uitgenodigd. Komt die persoon, {then}."
