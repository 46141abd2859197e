"""The index of what docenten read in great numbers, kept true by the database itself.

Statements by dialect. On SQLite it holds the texts once more: so it knows by itself what to forget,
also when it was not whole. A migration that makes one of these tables anew (batch) has to make its
triggers anew too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Template

PLACES = 1000  # answers that one hand-in can have
SCOPE = "xcohort"  # the word that stands for a cohort, before its number


@dataclass(frozen=True)
class Index:
    """*name*: its table. Of a row of *of* (``{row}``): its *number*, the *cohort* it is of, its
    *words*, and *when* it is to be found. ``answers``: the words are values in JSON."""

    name: str
    of: str
    number: str
    cohort: str
    words: str
    when: str
    answers: bool = False


HAND_INS = Index(
    "search_hand_in",
    "handed_in_answer",
    f"{{row}}.hand_in_id * {PLACES} + {{row}}.place",
    "(SELECT cohort_id FROM hand_in WHERE id = {row}.hand_in_id)",
    "{row}.text",
    "{row}.text IS NOT NULL",
)
FEEDBACK = Index(
    "search_feedback",
    "feedback_version",
    "{row}.id",
    "(SELECT hand_in.cohort_id FROM review JOIN hand_in ON hand_in.id = review.hand_in_id"
    " WHERE review.id = {row}.feedback_id)",
    "{row}.answers",
    "{row}.reason = 'sent'",
    answers=True,
)
TALK_ANSWERS = Index(
    "search_talk_answer",
    "talk_answer",
    "{row}.id",
    "(SELECT cohort_id FROM talk WHERE id = {row}.talk_id)",
    "{row}.text",
    "{row}.text <> ''",
)
INDEXES = (HAND_INS, FEEDBACK, TALK_ANSWERS)

# What stands between words, for PostgreSQL; SQLite knows it by itself.
GAPS = r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8"
GAPS += r"\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004"
GAPS += r"\ufe00-\ufe0f\U0001f000-\U0001faff]+"

FOLD = Template(r"""CREATE FUNCTION search_words(typed text) RETURNS text AS $$$$
SELECT regexp_replace(regexp_replace(
  lower(normalize(replace(replace(typed, 'ĳ', 'ij'), 'Ĳ', 'ij'), NFD)),
  '[\u0300-\u036f]+', '', 'g'), '$gaps', ' ', 'g')
$$$$ LANGUAGE sql IMMUTABLE""").substitute(gaps=GAPS)

FILL = Template("INSERT INTO $name ($columns) SELECT $values FROM $of WHERE $when")
ENTER = Template("INSERT INTO $name ($columns) VALUES ($values)")

ON_SQLITE = {
    "columns": "rowid, scope, words",
    "values": "$number, '$scope' || $cohort, replace(replace($words, 'ĳ', 'ij'), 'Ĳ', 'IJ')",
    "answers": "(SELECT group_concat(value, ' ') FROM json_each($words))",
}
MAKE_ON_SQLITE = Template(
    "CREATE VIRTUAL TABLE $name USING fts5(scope, words, columnsize=0, "
    "tokenize='unicode61 remove_diacritics 2', prefix='3 4')"
)
LEAVE_ON_SQLITE = Template("DELETE FROM $name WHERE rowid = $number")
TRIGGER_ON_SQLITE = Template(
    "CREATE TRIGGER ${name}_$moment $event ON $of WHEN $when BEGIN $does; END"
)
MOMENTS = (  # of what is changed, the old words leave before the new ones come
    ("comes", "AFTER INSERT", "new", ENTER),
    ("goes", "BEFORE DELETE", "old", LEAVE_ON_SQLITE),
    ("leaves", "BEFORE UPDATE", "old", LEAVE_ON_SQLITE),
    ("stays", "AFTER UPDATE", "new", ENTER),
)

ON_POSTGRES = {
    "columns": "number, words",
    "values": "$number, array_to_tsvector(ARRAY['#' || $cohort]) || "  # nobody can type a #
    "to_tsvector('simple', search_words(coalesce($words, '')))",
    "answers": "(SELECT string_agg(value, ' ') FROM json_each_text($words))",
}
MAKE_ON_POSTGRES = tuple(
    map(
        Template,
        (
            "CREATE TABLE $name (number bigint PRIMARY KEY, words tsvector NOT NULL)",
            "ALTER TABLE $name ALTER COLUMN words SET STATISTICS 0",  # no sample of words
            "CREATE INDEX ix_$name ON $name USING gin (words) WITH (fastupdate = off)",
            """CREATE FUNCTION ${name}_follows() RETURNS trigger AS $$$$
BEGIN
  IF TG_OP <> 'INSERT' THEN DELETE FROM $name WHERE number = $old; END IF;
  IF TG_OP <> 'DELETE' THEN
    IF $when THEN $does; END IF;
  END IF;
  RETURN NULL;
END $$$$ LANGUAGE plpgsql""",
            "CREATE TRIGGER ${name}_follows AFTER INSERT OR UPDATE OR DELETE ON $of "
            "FOR EACH ROW EXECUTE FUNCTION ${name}_follows()",
        ),
    )
)


def makes(dialect: str) -> Iterator[str]:
    """The statements that make the index and keep it, for tables that are there."""
    if dialect == "sqlite":
        for each in INDEXES:
            yield MAKE_ON_SQLITE.substitute(name=each.name)
            for moment, event, row, does in MOMENTS:
                told = _told(each, row, ON_SQLITE)
                when = {"moment": moment, "event": event, "does": does.substitute(told)}
                yield TRIGGER_ON_SQLITE.substitute(told, **when)
        return
    yield FOLD
    for each in INDEXES:
        told = _told(each, "new", ON_POSTGRES)
        more = {"does": ENTER.substitute(told), "old": _told(each, "old", ON_POSTGRES)["number"]}
        for statement in MAKE_ON_POSTGRES:
            yield statement.substitute(told, **more)


def fills(dialect: str) -> Iterator[str]:
    """The statements that take in what is there already."""
    ways = ON_SQLITE if dialect == "sqlite" else ON_POSTGRES
    for each in INDEXES:
        yield FILL.substitute(_told(each, each.of, ways))


def drops(dialect: str) -> Iterator[str]:
    """The statements that take it all away."""
    for each in INDEXES:
        if dialect == "sqlite":
            for moment, *_ in MOMENTS:
                yield f"DROP TRIGGER {each.name}_{moment}"
        else:
            yield f"DROP TRIGGER {each.name}_follows ON {each.of}"
            yield f"DROP FUNCTION {each.name}_follows()"
        yield f"DROP TABLE {each.name}"
    if dialect == "postgresql":
        yield "DROP FUNCTION search_words(text)"


def _told(each: Index, row: str, ways: dict[str, str]) -> dict[str, str]:
    """What a statement about a *row* (a name) says of it."""
    number, cohort, words, when = (
        part.format(row=row) for part in (each.number, each.cohort, each.words, each.when)
    )
    if ways is ON_POSTGRES:
        number = number.replace(".hand_in_id", ".hand_in_id::bigint")
    if each.answers:
        words = Template(ways["answers"]).substitute(words=words)
    about = {"number": number, "scope": SCOPE, "cohort": cohort, "words": words}
    values = Template(ways["values"]).substitute(about)
    columns = {"columns": ways["columns"], "values": values}
    return {"name": each.name, "of": each.of, "number": number, "when": when, **columns}
