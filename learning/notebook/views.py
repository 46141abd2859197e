"""The logboek: its pages, and copying a piece of one into an opdracht."""

from flask import Blueprint

bp = Blueprint("notebook", __name__, url_prefix="/notebook")
