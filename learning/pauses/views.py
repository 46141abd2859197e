"""Pausing a module, and coming back to it."""

from flask import Blueprint

bp = Blueprint("pauses", __name__, url_prefix="/pauses")
