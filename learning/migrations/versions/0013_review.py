"""Who looks at it, sent feedback improved, own sentences"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

VERDICT = sa.Enum('voldaan', 'aanvullen', name='verdict', native_enum=False, length=20)


def upgrade() -> None:
    op.create_table(
        'lease',
        sa.Column('hand_in_id', sa.Integer(), nullable=False),
        sa.Column('docent_id', sa.Integer(), nullable=False),
        sa.Column('since', types.Moment(), nullable=False),
        sa.Column('until', types.Moment(), nullable=False),
        sa.Column('from_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['docent_id'], ['user.id'], name=op.f('fk_lease_docent_id')),
        sa.ForeignKeyConstraint(['from_id'], ['user.id'], name=op.f('fk_lease_from_id')),
        sa.ForeignKeyConstraint(['hand_in_id'], ['hand_in.id'], name=op.f('fk_lease_hand_in_id')),
        sa.PrimaryKeyConstraint('hand_in_id', name=op.f('pk_lease')),
    )
    op.create_table(
        'take_over_note',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('hand_in_id', sa.Integer(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('to_id', sa.Integer(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.Column('seen_at', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_take_over_note_by_id')),
        sa.ForeignKeyConstraint(
            ['hand_in_id'], ['hand_in.id'], name=op.f('fk_take_over_note_hand_in_id')
        ),
        sa.ForeignKeyConstraint(['to_id'], ['user.id'], name=op.f('fk_take_over_note_to_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_take_over_note')),
    )
    op.create_index('ix_take_over_note_hand_in_id', 'take_over_note', ['hand_in_id'])
    op.create_table(
        'own_sentence',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('docent_id', sa.Integer(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('uses', sa.Integer(), nullable=False),
        sa.Column('made_at', types.Moment(), nullable=False),
        sa.Column('removed_at', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(['docent_id'], ['user.id'], name=op.f('fk_own_sentence_docent_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_own_sentence')),
        sa.UniqueConstraint('public_id', name=op.f('uq_own_sentence_public_id')),
    )
    op.create_index('ix_own_sentence_docent_id', 'own_sentence', ['docent_id'])
    op.create_table(
        'verdict_change',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('hand_in_id', sa.Integer(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.Column('before', VERDICT, nullable=False),
        sa.Column('after', VERDICT, nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_verdict_change_by_id')),
        sa.ForeignKeyConstraint(
            ['hand_in_id'], ['hand_in.id'], name=op.f('fk_verdict_change_hand_in_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_verdict_change')),
    )
    op.create_index('ix_verdict_change_hand_in_id', 'verdict_change', ['hand_in_id'])
    with op.batch_alter_table('feedback_reply') as batch:
        batch.add_column(sa.Column('asked_by_id', sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f('fk_feedback_reply_asked_by_id'), 'user', ['asked_by_id'], ['id']
        )
    op.add_column('review', sa.Column('correcting_since', types.Moment(), nullable=True))
    op.add_column('review', sa.Column('corrected_at', types.Moment(), nullable=True))


def downgrade() -> None:
    op.drop_column('review', 'corrected_at')
    op.drop_column('review', 'correcting_since')
    with op.batch_alter_table('feedback_reply') as batch:
        batch.drop_constraint(op.f('fk_feedback_reply_asked_by_id'), type_='foreignkey')
        batch.drop_column('asked_by_id')
    op.drop_table('verdict_change')
    op.drop_table('own_sentence')
    op.drop_table('take_over_note')
    op.drop_table('lease')
