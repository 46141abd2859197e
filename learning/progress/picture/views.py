"""A cohort in one picture: students and opdrachten."""

from flask import Blueprint

bp = Blueprint("picture", __name__, url_prefix="/cohorts")
