"""a draft knows when its last version was kept, so that saving need not read them all"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kept_at', types.Moment(), nullable=True))
    op.execute(
        'UPDATE draft SET kept_at = (SELECT max(at) FROM draft_version '
        'WHERE draft_version.submission_id = draft.submission_id)'
    )


def downgrade() -> None:
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.drop_column('kept_at')
