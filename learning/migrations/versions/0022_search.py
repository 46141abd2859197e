"""Search indexes"""

import sqlalchemy as sa
from alembic import op

from learning.search.indexing import drops, fills, makes

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    for statement in (*makes(dialect), *fills(dialect)):
        op.get_bind().exec_driver_sql(statement)
    improved = sa.text("correcting_since IS NOT NULL")
    op.create_index(
        "ix_review_improved",
        "review",
        ["docent_id"],
        sqlite_where=improved,
        postgresql_where=improved,
    )


def downgrade() -> None:
    op.drop_index("ix_review_improved", "review")
    dialect = op.get_bind().dialect.name
    for statement in drops(dialect):
        op.get_bind().exec_driver_sql(statement)
