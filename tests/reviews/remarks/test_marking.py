"""Marks in the HTML of a text: around its words, never around a tag, and nothing is lost."""

import re
import time
from html.parser import HTMLParser

import pytest

from learning.base.markup import story
from learning.reviews.remarks.marking import Mark, blocks_of, marked, words_of

RICH = """Hoi **jij** en [een link](http://a.example/?a=1&b=2) erbij 😀

- eerst
- dan
  - daaronder

> aangehaald
> nog een regel

```
code <b> & zo
```

Eind \\<script\\> & klaar"""
VOID = {"br", "hr"}


class Checked(HTMLParser):
    """Fails when tags do not close in order, or a mark stands where no words may."""

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        if tag == "mark":
            assert self.open[-1] not in {"ul", "ol", "blockquote", "mark"}
        if tag == "a":
            assert "a" not in self.open
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def mark(html, begin, end, number=1, **about):
    words = words_of(html)
    start = words.index(begin)
    return Mark(number, start, words.index(end, start) + len(end), f"naam{number}", "Anna", **about)


def plain(html):
    """Without what was put in."""
    html = re.sub(r"<(span|a) [^>]*data-apart[^>]*>.*?</\1>", "", html)
    return re.sub(r"</?mark[^>]*>", "", html)


def in_marks(html):
    return [re.sub(r"<[^>]+>", "", each) for each in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]


@pytest.mark.parametrize(
    "text", [RICH, "Gewoon.", "Twee\nregels & zo", "عربي *en* 😀", "1. a\n2. b\n"]
)
def test_without_marks_the_text_is_as_it_was(text):
    html = str(story(text))
    assert plain(marked(html, [])) == html.replace("&nbsp;", "\xa0")
    assert plain(marked(html, [], "/hier?answer=a")) == html


def test_a_passage_over_tags_becomes_several_marks_and_one_link():
    html = str(story(RICH))
    found = marked(html, [mark(html, "jij", "eerst")])
    Checked(found)
    assert in_marks(found) == ["jij", " en ", "een link", " erbij 😀", "eerst"]
    assert found.count('id="passage-naam1"') == 1
    assert plain(found) == html


def test_overlapping_passages_are_split_at_every_border():
    html = str(story("Een twee drie vier vijf"))
    marks = [mark(html, "Een", "drie", 1), mark(html, "twee", "vier", 2)]
    found = marked(html, marks)
    Checked(found)
    assert in_marks(found) == ["Een ", "twee drie", " vier"]
    assert found.index("passage-naam1") < found.index("passage-naam2")


def test_a_link_to_a_remark_never_stands_inside_a_link_of_the_writer():
    html = str(story("[woorden hier](http://a.example) na"))
    found = marked(html, [mark(html, "woorden", "woorden")])
    Checked(found)
    assert '</a><a class="ref"' in found


@pytest.mark.parametrize("words", ["😀", "<script>", "code <b>", "daaronder"])
def test_what_is_marked_is_exactly_that_and_stays_escaped(words):
    html = str(story(RICH))
    found = marked(html, [mark(html, words, words)])
    Checked(found)
    assert in_marks(found) == [
        words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ]
    assert "<script" not in found


def test_a_name_or_an_address_cannot_break_out_of_its_attribute():
    html = str(story('Zeg "hoi" <b>'))
    strange = Mark(1, 0, 3, "a", 'Anna" onclick="x')
    found = marked(html, [strange], '/x?answer="><script>')
    assert 'onclick="x' not in found
    assert "<script" not in found


def test_each_paragraph_item_and_quote_is_a_block_of_its_own():
    html = str(story(RICH))
    words = words_of(html)
    shown = [words[slice(*each)] for each in blocks_of(html)]
    assert shown[1:4] == ["eerst", "dan", "daaronder"]
    assert len(shown) == 7
    assert marked(html, [], "/x?answer=a").count("add-remark") == 7


def test_for_ears_a_passage_has_a_begin_and_an_end():
    html = str(story("Een twee drie"))
    found = marked(html, [mark(html, "twee", "twee", is_earlier=True)])
    assert "begin opmerking 1" in found
    assert 'aria-label="Einde. Opmerking 1 van Anna, uit een eerdere ronde"' in found


def test_five_hundred_marks_on_twenty_thousand_signs_cost_little():
    html = str(story("Woorden en *nog* meer. " * 900))
    marks = [Mark(n, n * 30, n * 30 + 200, f"n{n}", "Anna") for n in range(500)]
    began = time.process_time()
    Checked(marked(html, marks))
    assert time.process_time() - began < 10  # an idle machine needs a fraction of one
