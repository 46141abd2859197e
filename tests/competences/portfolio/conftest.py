"""What the tests of the portfolio share: Sanne's, with an introduction and two evidences."""

import pytest

from tests.competences.portfolio.making import Made


@pytest.fixture
def made(school, sanne, quotes, as_):
    """Sanne's portfolio, made by its pages."""
    return Made(school, as_(sanne, own_device=True), quotes)
