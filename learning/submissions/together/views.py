"""Asking fellow students, saying yes, agreeing on one text, and going on alone."""

from flask import Blueprint

bp = Blueprint("together", __name__)
