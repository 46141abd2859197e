"""The database as it stood, as often as a test wants it: quicker than building it once more."""

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.conftest import empty, filled


class AsItStood:
    """Every row that there is when this is made, and what *school* knows of them."""

    def __init__(self, engine: Engine, school: Session):
        self.engine, self.school = engine, school
        school.rollback()
        with engine.connect() as connection:
            found = {each: connection.execute(select(each)) for each in filled(connection)}
            self.rows = {table: list(map(dict, rows.mappings())) for table, rows in found.items()}
        self.known = set(school.identity_map.keys())

    def put_back(self) -> None:
        """Everything stands as it stood; *school* reads it again and forgets what came after."""
        with (
            self.engine.connect() as connection,
            connection.execution_options(writing=True).begin(),
        ):
            empty(connection)
            for table in reversed(self.rows):
                connection.execute(table.insert(), self.rows[table])
        for each in list(self.school):
            if self.school.identity_key(instance=each) not in self.known:
                self.school.expunge(each)
        self.school.rollback()
