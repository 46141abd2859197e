"""Letting a begeleider, a praktijkopleider or a second docent read one text."""

from flask import Blueprint

bp = Blueprint("showing", __name__)
