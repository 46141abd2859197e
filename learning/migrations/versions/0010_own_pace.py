"""Your own pace"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

HOLDS = sa.text('ended_at IS NULL')
OPEN = sa.text('agreed_at IS NULL AND withdrawn_at IS NULL')


def upgrade() -> None:
    op.create_table(
        'module_pause',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('module', sa.String(), nullable=False),
        sa.Column('since', types.Moment(), nullable=False),
        sa.Column('ended_at', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_module_pause_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_module_pause')),
    )
    op.create_index(
        'ix_module_pause_holds',
        'module_pause',
        ['user_id', 'module'],
        unique=True,
        sqlite_where=HOLDS,
        postgresql_where=HOLDS,
    )
    op.create_index('ix_module_pause_last', 'module_pause', ['user_id', 'module', 'since'])
    op.add_column(
        'notice', sa.Column('module', sa.String(), nullable=False, server_default='')
    )
    op.create_table(
        'spoken_request',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('submission_id', sa.Integer(), nullable=False),
        sa.Column('asked_at', types.Moment(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('agreed_at', types.Moment(), nullable=True),
        sa.Column('withdrawn_at', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ['submission_id'], ['submission.id'], name=op.f('fk_spoken_request_submission_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_spoken_request')),
        sa.UniqueConstraint('public_id', name=op.f('uq_spoken_request_public_id')),
    )
    op.create_index('ix_spoken_request_submission_id', 'spoken_request', ['submission_id'])
    op.create_index(
        'ix_spoken_request_open',
        'spoken_request',
        ['submission_id'],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_table(
        'spoken_note',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('request_id', sa.Integer(), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ['author_id'], ['user.id'], name=op.f('fk_spoken_note_author_id')
        ),
        sa.ForeignKeyConstraint(
            ['request_id'], ['spoken_request.id'], name=op.f('fk_spoken_note_request_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_spoken_note')),
    )
    op.create_index('ix_spoken_note_request_id', 'spoken_note', ['request_id'])


def downgrade() -> None:
    op.drop_table('spoken_note')
    op.drop_table('spoken_request')
    op.drop_column('notice', 'module')
    op.drop_table('module_pause')
