"""The desk"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

WAITING = sa.text('taken_back_at IS NULL AND concluded_at IS NULL')
OF_ITS_SUBMISSION = (
    'UPDATE hand_in SET (module, opdracht, part) = (SELECT s.module, s.opdracht, s.part'
    ' FROM submission s WHERE s.id = hand_in.submission_id)'
)


def upgrade() -> None:
    op.create_table(
        'desk_visit',
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('seen_until', types.Moment(), nullable=False),
        sa.Column('before', types.Moment(), nullable=True),
        sa.Column('told_until', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_desk_visit_user_id')),
        sa.PrimaryKeyConstraint('user_id', name=op.f('pk_desk_visit')),
    )
    op.add_column('cohort', sa.Column('answer_days', sa.Integer(), nullable=True))
    for name in ('module', 'opdracht', 'part'):
        op.add_column('hand_in', sa.Column(name, sa.String(), nullable=False, server_default=''))
    op.execute(OF_ITS_SUBMISSION)
    _index_what_waits('ix_hand_in_waiting_module', ['cohort_id', 'module'])
    _index_what_waits('ix_hand_in_waiting_opdracht', ['cohort_id', 'module', 'opdracht'])
    op.add_column('feedback_reply', sa.Column('read_at', types.Moment(), nullable=True))
    op.create_index('ix_review_of_docent', 'review', ['docent_id', 'sent_at', 'id'])


def _index_what_waits(name: str, of: list[str]) -> None:
    columns = [*of, 'handed_in_at', 'id']
    where = {'sqlite_where': WAITING, 'postgresql_where': WAITING}
    op.create_index(name, 'hand_in', columns, **where)


def downgrade() -> None:
    op.drop_index('ix_review_of_docent', 'review')
    op.drop_column('feedback_reply', 'read_at')
    op.drop_index('ix_hand_in_waiting_opdracht', 'hand_in')
    op.drop_index('ix_hand_in_waiting_module', 'hand_in')
    for name in ('part', 'opdracht', 'module'):
        op.drop_column('hand_in', name)
    op.drop_column('cohort', 'answer_days')
    op.drop_table('desk_visit')
