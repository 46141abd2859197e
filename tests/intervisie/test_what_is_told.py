"""What an open page says when something changed, and who reads what is written in a talk."""

from learning.intervisie.threads.asked import Asked, ended, news_of, readers_sentence
from tests.intervisie.play import Play


def asks(heading):
    return Asked("write", heading, "")


def test_the_step_and_what_is_asked_are_both_said():
    play = Play().until("toelichting")
    heard = news_of(play.thread, asks("Bilal is nu aan zet"))
    assert heard == "Er is iets veranderd. Stap nu: Vertel wat er speelt. Bilal is nu aan zet."


def test_what_is_the_same_is_said_once():
    play = Play().until("toelichting")
    heard = news_of(play.thread, asks("Vertel wat er speelt"))
    assert heard == "Er is iets veranderd. Stap nu: Vertel wat er speelt."


def test_a_question_needs_no_full_stop():
    assert ended("Wat spreekt je aan?") == "Wat spreekt je aan?"


def test_a_message_is_read_when_it_is_placed_and_a_text_when_somebody_is_ready():
    play = Play().until("verkennen", "vijfstappen")
    talk = readers_sentence(play.thread, play.leader, play.thread.phase)
    assert "lezen het zodra jij het plaatst." in talk
    play.until("reactie", "vijfstappen")
    told = readers_sentence(play.thread, play.inbrenger, play.thread.phase)
    assert "lezen het zodra jij klaar bent." in told
