"""Docenten bring students together who asked for somebody to make an opdracht with."""
