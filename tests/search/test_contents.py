"""What of a chapter can be found, and how it reads."""

from learning.search.contents import words_in

CHAPTER = (
    "<p>Dit gaat over <dfn>draagvlak</dfn>.</p>"
    '<details class="word"><summary>Wat is draagvlak?</summary><p>Mensen staan erachter.</p>'
    "</details><ul><li>één</li><li>twee &amp; drie</li></ul>"
)


def test_it_reads_as_it_stands_and_a_hard_word_is_explained_among_the_words():
    assert " ".join(words_in(CHAPTER).split()) == "Dit gaat over draagvlak. één twee & drie"
