"""What the tests of this room share: Sanne's texts, and quotes of them."""

import pytest

from tests.competences.quotes import Quotes


@pytest.fixture
def quotes(school, sanne, voorjaar, now):
    """Texts and evidence of Sanne."""
    return Quotes(school, sanne, voorjaar, now)
