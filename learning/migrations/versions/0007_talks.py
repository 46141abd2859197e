"""Talks"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('talk',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('module', sa.String(), nullable=False),
    sa.Column('opdracht', sa.String(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('opened_at', types.Moment(), nullable=False),
    sa.Column('begins_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('closed_at', types.Moment(), nullable=True),
    sa.Column('closed_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['closed_by_id'], ['user.id'], name=op.f('fk_talk_closed_by_id')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_talk_cohort_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk')),
    sa.UniqueConstraint('cohort_id', 'module', 'opdracht', 'part', name=op.f('uq_talk_cohort_id_module_opdracht_part')),
    sa.UniqueConstraint('public_id', name=op.f('uq_talk_public_id'))
    )
    op.create_table('talk_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('submission_id', sa.Integer(), nullable=False),
    sa.Column('writer_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('at', types.Moment(), nullable=False),
    sa.Column('edited_at', types.Moment(), nullable=True),
    sa.Column('taken_back_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_talk_answer_submission_id')),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_talk_answer_talk_id')),
    sa.ForeignKeyConstraint(['writer_id'], ['user.id'], name=op.f('fk_talk_answer_writer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk_answer')),
    sa.UniqueConstraint('public_id', name=op.f('uq_talk_answer_public_id'))
    )
    for column in ('talk_id', 'submission_id', 'writer_id'):
        op.create_index(op.f(f'ix_talk_answer_{column}'), 'talk_answer', [column])


def downgrade() -> None:
    op.drop_table('talk_answer')
    op.drop_table('talk')
