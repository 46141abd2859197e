"""The plan of a cohort: dates to aim at, and more time for whoever wants it."""

from flask import Blueprint

bp = Blueprint("plan", __name__)
