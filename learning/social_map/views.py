"""The sociale kaart: finding, proposing and approving cards, and checking their links."""

from flask import Blueprint

bp = Blueprint("social_map", __name__, url_prefix="/social_map")
