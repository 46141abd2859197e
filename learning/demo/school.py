"""Fill an empty instance with the cast."""

from flask import Flask

SIGN_INS = ""


def fill_if_empty(app: Flask, at) -> bool:
    return False
