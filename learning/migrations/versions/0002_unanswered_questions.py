"""find the questions that wait for a docent without looking at all reviews"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

UNANSWERED = sa.text('asked_at IS NOT NULL AND answered_at IS NULL')


def upgrade() -> None:
    with op.batch_alter_table('feedback_reply', schema=None) as batch_op:
        batch_op.create_index('ix_feedback_reply_unanswered', ['asked_at'], unique=False, sqlite_where=UNANSWERED, postgresql_where=UNANSWERED)


def downgrade() -> None:
    with op.batch_alter_table('feedback_reply', schema=None) as batch_op:
        batch_op.drop_index('ix_feedback_reply_unanswered', sqlite_where=UNANSWERED, postgresql_where=UNANSWERED)
