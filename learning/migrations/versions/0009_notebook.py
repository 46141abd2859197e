"""The notebook, and with which questions a text was written"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

ERASED = sa.text('erased_at IS NOT NULL')


def upgrade() -> None:
    op.add_column('draft_version', sa.Column('model', sa.String(), nullable=False, server_default=''))
    op.add_column('hand_in', sa.Column('model', sa.String(), nullable=False, server_default=''))
    op.create_table('notebook_page',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('writer_id', sa.Integer(), nullable=False),
    sa.Column('begun_at', types.Moment(), nullable=False),
    sa.Column('erased_at', types.Moment(), nullable=True),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('saved_from', sa.String(), nullable=False),
    sa.Column('saved_at', types.Moment(), nullable=True),
    sa.Column('kept_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['writer_id'], ['user.id'], name=op.f('fk_notebook_page_writer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notebook_page')),
    sa.UniqueConstraint('public_id', name=op.f('uq_notebook_page_public_id'))
    )
    op.create_index(op.f('ix_notebook_page_writer_id'), 'notebook_page', ['writer_id'])
    op.create_index('ix_notebook_page_erased', 'notebook_page', ['erased_at'], sqlite_where=ERASED, postgresql_where=ERASED)
    op.create_table('notebook_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('at', types.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['page_id'], ['notebook_page.id'], name=op.f('fk_notebook_version_page_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notebook_version'))
    )
    op.create_index(op.f('ix_notebook_version_page_id'), 'notebook_version', ['page_id'])


def downgrade() -> None:
    op.drop_table('notebook_version')
    op.drop_table('notebook_page')
    op.drop_column('hand_in', 'model')
    op.drop_column('draft_version', 'model')
