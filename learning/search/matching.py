"""What somebody asks, in the words of each index. Only letters and figures get in. Plain text."""

from collections.abc import Collection

from learning.search.asking import Asked, Term
from learning.search.indexing import SCOPE


def all_for_sqlite(cohorts: Collection[int]) -> str:
    """For MATCH of FTS5: everything in these cohorts."""
    within = " OR ".join(f'"{SCOPE}{each}"' for each in sorted(cohorts))
    return f"scope : ({within})"


def for_sqlite(asked: Asked, cohorts: Collection[int]) -> str:
    """For MATCH of FTS5, within these cohorts."""
    return f"{all_for_sqlite(cohorts)} AND words : ({' AND '.join(map(_fts5, asked.terms))})"


def _fts5(term: Term) -> str:
    first = f'"{" ".join(term.words)}"' + (" *" if term.goes_on else "")
    return "(" + " OR ".join([first, *(f'"{each}"' for each in term.also)]) + ")"


def for_postgres(asked: Asked, cohorts: Collection[int]) -> str:
    """As a tsquery of PostgreSQL, within these cohorts."""
    within = " | ".join(f"'#{each}'" for each in sorted(cohorts))
    return f"({within}) & {' & '.join(map(_tsquery, asked.terms))}"


def _tsquery(term: Term) -> str:
    first = " <-> ".join(f"'{each}'" for each in term.words) + (":*" if term.goes_on else "")
    return "(" + " | ".join([f"({first})", *(f"'{each}'" for each in term.also)]) + ")"
