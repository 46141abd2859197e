"""Wiped texts"""

import sqlalchemy as sa
from alembic import op

from learning.base.traces import no_sample

WORDS = {
    'handed_in_answer': ('question', 'text'),
    'feedback_reply': ('question', 'answer'),
    'follow_up': ('note',),
}

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('draft', sa.Column('wiped_revision', sa.Integer(), nullable=False, server_default='0'))
    op.create_index(
        'ix_draft_erased',
        'draft',
        ['erased_at'],
        sqlite_where=sa.text('erased_at IS NOT NULL'),
        postgresql_where=sa.text('erased_at IS NOT NULL'),
    )
    if op.get_bind().dialect.name == 'postgresql':
        for table, columns in WORDS.items():
            for column in columns:
                op.execute(no_sample(table, column))


def downgrade() -> None:
    op.drop_index('ix_draft_erased', table_name='draft')
    op.drop_column('draft', 'wiped_revision')
