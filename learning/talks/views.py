"""The page of a talk: placing, answering, editing, taking back, closing."""

from flask import Blueprint

bp = Blueprint("talks", __name__, url_prefix="/talks")
