"""Asking a begeleider for contact, and what a begeleider has before them."""

from flask import Blueprint

bp = Blueprint("begeleiders", __name__, url_prefix="/begeleiders")
