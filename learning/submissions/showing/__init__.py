"""Letting a begeleider, a praktijkopleider or a second docent read one text."""
