"""Remarks on a passage of what was handed in."""

from flask import Blueprint

bp = Blueprint("remarks", __name__)
