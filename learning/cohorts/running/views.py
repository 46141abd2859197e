"""What a school needs to begin and run: lists of people, handing over, closing."""

from flask import Blueprint

bp = Blueprint("running", __name__)
