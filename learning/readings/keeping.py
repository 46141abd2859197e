"""The log of readers only grows: the database itself refuses to change or forget a row (AU4).

The statements by dialect, to make the rule and to lift it. A row older than KEPT_MONTHS may go.
"""

from datetime import timedelta

KEPT_MONTHS = 12
KEPT = timedelta(days=367)  # never less than that, in any year
ONLY_GROWS = "the log of readers only grows"

KEEP = {
    "sqlite": (
        f"""CREATE TRIGGER reading_stays BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END""",
        f"""CREATE TRIGGER reading_is_kept BEFORE DELETE ON reading
WHEN old.at > datetime('now', '-{KEPT_MONTHS} months')
BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END""",
    ),
    "postgresql": (
        f"""CREATE FUNCTION reading_only_grows() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' AND old.at <= (now() AT TIME ZONE 'UTC') - interval '{KEPT_MONTHS} months'
  THEN RETURN old; END IF;
  RAISE EXCEPTION '{ONLY_GROWS}';
END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER reading_only_grows BEFORE UPDATE OR DELETE ON reading
FOR EACH ROW EXECUTE FUNCTION reading_only_grows()""",
    ),
}
LET_GO = {
    "sqlite": ("DROP TRIGGER reading_stays", "DROP TRIGGER reading_is_kept"),
    "postgresql": (
        "DROP TRIGGER reading_only_grows ON reading",
        "DROP FUNCTION reading_only_grows()",
    ),
}
