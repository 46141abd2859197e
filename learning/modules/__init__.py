"""The content: files that a docent edits, and the pages that show them."""
