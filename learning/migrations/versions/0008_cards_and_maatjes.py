"""Cards and maatjes"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

OPEN = sa.text('declined_at IS NULL AND ended_at IS NULL')
WORDS = {'info': {'words': True}}


def upgrade() -> None:
    op.create_table('social_card',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('proposer_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False, **WORDS),
    sa.Column('place', sa.String(), nullable=False, **WORDS),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('for_whom', sa.Text(), nullable=False),
    sa.Column('link', sa.Text(), nullable=False),
    sa.Column('found_by', sa.Text(), nullable=False),
    sa.Column('place_key', sa.String(), nullable=False, **WORDS),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('module', sa.String(), nullable=False),
    sa.Column('opdracht', sa.String(), nullable=False),
    sa.Column('proposed_at', types.Moment(), nullable=False),
    sa.Column('given_back_at', types.Moment(), nullable=True),
    sa.Column('given_back_by_id', sa.Integer(), nullable=True),
    sa.Column('remark', sa.Text(), nullable=False),
    sa.Column('approved_at', types.Moment(), nullable=True),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('taken_off_at', types.Moment(), nullable=True),
    sa.Column('link_state', sa.Enum('alive', 'dead', 'unsure', name='linkstate', native_enum=False, length=20), nullable=True),
    sa.Column('link_looked_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['approved_by_id'], ['user.id'], name=op.f('fk_social_card_approved_by_id')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_social_card_cohort_id')),
    sa.ForeignKeyConstraint(['given_back_by_id'], ['user.id'], name=op.f('fk_social_card_given_back_by_id')),
    sa.ForeignKeyConstraint(['proposer_id'], ['user.id'], name=op.f('fk_social_card_proposer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_social_card')),
    sa.UniqueConstraint('public_id', name=op.f('uq_social_card_public_id'))
    )
    op.create_index('ix_social_card_cohort_id_approved_at', 'social_card', ['cohort_id', 'approved_at'])
    op.create_index(op.f('ix_social_card_proposer_id'), 'social_card', ['proposer_id'])

    op.create_table('maatje',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('newcomer_id', sa.Integer(), nullable=False),
    sa.Column('guide_id', sa.Integer(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', types.Moment(), nullable=False),
    sa.Column('agreed_at', types.Moment(), nullable=True),
    sa.Column('declined_at', types.Moment(), nullable=True),
    sa.Column('ended_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['asked_by_id'], ['user.id'], name=op.f('fk_maatje_asked_by_id')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_maatje_cohort_id')),
    sa.ForeignKeyConstraint(['guide_id'], ['user.id'], name=op.f('fk_maatje_guide_id')),
    sa.ForeignKeyConstraint(['newcomer_id'], ['user.id'], name=op.f('fk_maatje_newcomer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_maatje')),
    sa.UniqueConstraint('public_id', name=op.f('uq_maatje_public_id'))
    )
    op.create_index(op.f('ix_maatje_guide_id'), 'maatje', ['guide_id'])
    op.create_index(op.f('ix_maatje_newcomer_id'), 'maatje', ['newcomer_id'])
    op.create_index(
        'uq_maatje_open',
        'maatje',
        ['cohort_id', 'newcomer_id'],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    op.drop_table('maatje')
    op.drop_table('social_card')
