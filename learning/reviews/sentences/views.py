"""A docent's own sentences, to use again."""

from flask import Blueprint

bp = Blueprint("sentences", __name__)
