"""Asking to talk instead, the docent's note, and the yes to it of both."""

from flask import Blueprint

bp = Blueprint("spoken", __name__)
