"""A portfolio in a test, through the models' own verbs."""

from datetime import timedelta

from learning.competences.portfolio.models import Portfolio
from learning.competences.portfolio.sharing.models import PortfolioShare
from learning.competences.portfolio.sharing.rules import ReaderAs
from learning.competences.portfolio.words import INTRODUCTION
from learning.drafting.draft import Typed


def portfolio_of(school, student, at) -> Portfolio:
    """With an introduction and an empty piece."""
    school.rollback()
    made = Portfolio(student_id=student.id, begun_at=at, answers={}, revision=0, saved_from="")
    made.save(Typed({INTRODUCTION: "Ik luister graag."}, [], 0), at)
    made.add_text()
    school.add(made)
    school.commit()
    return made


def shared_with(school, portfolio, reader, role: ReaderAs, at, days=60) -> PortfolioShare:
    school.rollback()
    made = PortfolioShare.begin(portfolio, reader, role, at, at + timedelta(days=days))
    school.add(made)
    school.commit()
    return made
