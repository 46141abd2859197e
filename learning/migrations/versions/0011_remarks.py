"""Remarks on a passage"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'remark',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('review_id', sa.Integer(), nullable=False),
        sa.Column('page', sa.String(), nullable=False),
        sa.Column('field', sa.String(), nullable=False),
        sa.Column('exact', sa.Text(), nullable=False),
        sa.Column('prefix', sa.Text(), nullable=False),
        sa.Column('suffix', sa.Text(), nullable=False),
        sa.Column('start', sa.Integer(), nullable=False),
        sa.Column('stop', sa.Integer(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('changed_at', types.Moment(), nullable=True),
        sa.Column('taken_back_at', types.Moment(), nullable=True),
        sa.Column('done_at', types.Moment(), nullable=True),
        sa.Column('done_by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_remark_review_id')),
        sa.ForeignKeyConstraint(['done_by_id'], ['user.id'], name=op.f('fk_remark_done_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_remark')),
        sa.UniqueConstraint('public_id', name=op.f('uq_remark_public_id')),
        sa.UniqueConstraint('review_id', 'page', name=op.f('uq_remark_review_id_page')),
    )
    op.create_table(
        'remark_version',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('remark_id', sa.Integer(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ['remark_id'], ['remark.id'], name=op.f('fk_remark_version_remark_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_remark_version')),
    )
    op.create_index('ix_remark_version_remark_id', 'remark_version', ['remark_id'])
    op.create_table(
        'remark_answer',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('remark_id', sa.Integer(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_remark_answer_by_id')),
        sa.ForeignKeyConstraint(
            ['remark_id'], ['remark.id'], name=op.f('fk_remark_answer_remark_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_remark_answer')),
        sa.UniqueConstraint(
            'remark_id', 'by_id', name=op.f('uq_remark_answer_remark_id_by_id')
        ),
    )


def downgrade() -> None:
    op.drop_table('remark_answer')
    op.drop_table('remark_version')
    op.drop_table('remark')
