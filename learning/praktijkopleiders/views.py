"""A praktijkopleider at the workplace, invited by a student, until a day."""

from flask import Blueprint

bp = Blueprint("praktijkopleiders", __name__, url_prefix="/praktijkopleiders")
