"""Rating: self and docent"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


WAITS = sa.text('rated_at IS NULL')
HOW_FAR = ('nieuw', 'oefent', 'doet', 'leert anderen')
WORDS = {'info': {'words': True}}


def upgrade() -> None:
    op.create_table(
        'rating_round',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('cohort_id', sa.Integer(), nullable=False),
        sa.Column('student_id', sa.Integer(), nullable=False),
        sa.Column('framework', sa.String(), nullable=False),
        sa.Column('framework_title', sa.String(), nullable=False),
        sa.Column('begun_at', types.Moment(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('ready_at', types.Moment(), nullable=True),
        sa.Column('taken_back_at', types.Moment(), nullable=True),
        sa.Column('docent_id', sa.Integer(), nullable=True),
        sa.Column('rated_at', types.Moment(), nullable=True),
        sa.Column('talked_on', sa.Date(), nullable=True),
        sa.Column('talked_by_id', sa.Integer(), nullable=True),
        sa.Column('talk_line', sa.String(), nullable=False, **WORDS),
        sa.ForeignKeyConstraint(
            ['cohort_id'], ['cohort.id'], name=op.f('fk_rating_round_cohort_id')
        ),
        sa.ForeignKeyConstraint(['docent_id'], ['user.id'], name=op.f('fk_rating_round_docent_id')),
        sa.ForeignKeyConstraint(
            ['student_id'], ['user.id'], name=op.f('fk_rating_round_student_id')
        ),
        sa.ForeignKeyConstraint(
            ['talked_by_id'], ['user.id'], name=op.f('fk_rating_round_talked_by_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_round')),
        sa.UniqueConstraint('public_id', name=op.f('uq_rating_round_public_id')),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_rating_round_cohort_id'), 'rating_round', ['cohort_id'])
    op.create_index(op.f('ix_rating_round_student_id'), 'rating_round', ['student_id'])
    op.create_index(
        'uq_rating_round_waits',
        'rating_round',
        ['student_id', 'cohort_id', 'framework'],
        unique=True,
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )
    op.create_table(
        'rating_item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('round_id', sa.Integer(), nullable=False),
        sa.Column('place', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('told', sa.String(), nullable=False),
        sa.Column('meaning', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ['round_id'], ['rating_round.id'], name=op.f('fk_rating_item_round_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_item')),
    )
    op.create_index(op.f('ix_rating_item_round_id'), 'rating_item', ['round_id'])
    how_far = sa.Enum(*HOW_FAR, name='howfar', native_enum=False, length=20)
    op.create_table(
        'rating',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('item_id', sa.Integer(), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=False),
        sa.Column('word', how_far, nullable=True),
        sa.Column('line', sa.String(), nullable=False, **WORDS),
        sa.ForeignKeyConstraint(['author_id'], ['user.id'], name=op.f('fk_rating_author_id')),
        sa.ForeignKeyConstraint(['item_id'], ['rating_item.id'], name=op.f('fk_rating_item_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rating')),
    )
    op.create_index('uq_rating_item_author', 'rating', ['item_id', 'author_id'], unique=True)


def downgrade() -> None:
    for table in ('rating', 'rating_item', 'rating_round'):
        op.drop_table(table)
