"""Who reads feedback, in words."""

from learning.submissions.queries import docent_readers_of


def readers_of_feedback(hand_in, reader) -> list[str]:
    """Who reads feedback on *hand_in* once it is sent, besides *reader*: names with their roles."""
    writers = {each.id for each in hand_in.submission.writers}
    return [
        f"{each.name} ({'student' if each.id in writers else 'docent'})"
        for each in docent_readers_of(hand_in)
        if each.id != reader.id
    ]
