"""A maatje is asked, says yes, and either of the two ends it."""

from flask import Blueprint

bp = Blueprint("maatjes", __name__, url_prefix="/maatjes")
