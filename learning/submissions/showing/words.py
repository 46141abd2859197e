"""How the school says who reads along by name."""

from datetime import datetime

from learning.submissions.showing.rules import is_quiet_yes


def state_of(showing, at: datetime) -> str:
    """Where a question to a colleague stands, as the docent who asked reads it."""
    name = showing.reader.name
    if showing.refused_at:
        return f"De student wil liever niet dat {name} meeleest."
    if showing.agreed_at:
        return f"De student vindt het goed. {name} kan nu meelezen."
    if not showing.told_at:
        return f"De student weet het nog niet. {name} leest nog niets."
    if is_quiet_yes(showing.told_at, at):
        return f"De student weet het, en zei geen nee. {name} kan nu meelezen."
    return f"De student heeft een dag om nee te zeggen. {name} leest nog niets."
