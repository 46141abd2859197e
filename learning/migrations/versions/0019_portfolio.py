"""Portfolio and its readers"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

KINDS = ('bewijs', 'inschatting', 'tekst')
READERS = ('docent', 'begeleider', 'praktijkopleider', 'medestudent')
ONCE = {'key': 'public_id', 'evidence': 'evidence_id', 'rating': 'rating_item_id'}
HOLDS = sa.text('withdrawn_at IS NULL')


def upgrade() -> None:
    op.create_table(
        'portfolio',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('student_id', sa.Integer(), nullable=False),
        sa.Column('begun_at', types.Moment(), nullable=False),
        sa.Column('answers', sa.JSON(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('saved_from', sa.String(), nullable=False),
        sa.Column('saved_at', types.Moment(), nullable=True),
        sa.Column('kept_at', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ['student_id'], ['user.id'], name=op.f('fk_portfolio_student_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_portfolio')),
        sa.UniqueConstraint('public_id', name=op.f('uq_portfolio_public_id')),
        sa.UniqueConstraint('student_id', name=op.f('uq_portfolio_student_id')),
        sqlite_autoincrement=True,
    )
    op.create_table(
        'portfolio_version',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('portfolio_id', sa.Integer(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('answers', sa.JSON(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ['portfolio_id'], ['portfolio.id'], name=op.f('fk_portfolio_version_portfolio_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_portfolio_version')),
    )
    op.create_index(
        op.f('ix_portfolio_version_portfolio_id'), 'portfolio_version', ['portfolio_id']
    )
    op.create_table(
        'portfolio_item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('portfolio_id', sa.Integer(), nullable=False),
        sa.Column('place', sa.Integer(), nullable=False),
        sa.Column(
            'kind', sa.Enum(*KINDS, name='kind', native_enum=False, length=20), nullable=False
        ),
        sa.Column('evidence_id', sa.Integer(), nullable=True),
        sa.Column('rating_item_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ['evidence_id'],
            ['evidence.id'],
            name=op.f('fk_portfolio_item_evidence_id'),
            ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['portfolio_id'], ['portfolio.id'], name=op.f('fk_portfolio_item_portfolio_id')
        ),
        sa.ForeignKeyConstraint(
            ['rating_item_id'],
            ['rating_item.id'],
            name=op.f('fk_portfolio_item_rating_item_id'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_portfolio_item')),
    )
    op.create_index(op.f('ix_portfolio_item_evidence_id'), 'portfolio_item', ['evidence_id'])
    op.create_index(op.f('ix_portfolio_item_rating_item_id'), 'portfolio_item', ['rating_item_id'])
    for name, column in ONCE.items():
        op.create_index(
            f'uq_portfolio_item_{name}', 'portfolio_item', ['portfolio_id', column], unique=True
        )
    op.create_table(
        'portfolio_share',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('portfolio_id', sa.Integer(), nullable=False),
        sa.Column('reader_id', sa.Integer(), nullable=False),
        sa.Column(
            'role',
            sa.Enum(*READERS, name='readeras', native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column('begun_at', types.Moment(), nullable=False),
        sa.Column('until', types.Moment(), nullable=False),
        sa.Column('withdrawn_at', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ['portfolio_id'], ['portfolio.id'], name=op.f('fk_portfolio_share_portfolio_id')
        ),
        sa.ForeignKeyConstraint(
            ['reader_id'], ['user.id'], name=op.f('fk_portfolio_share_reader_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_portfolio_share')),
        sa.UniqueConstraint('public_id', name=op.f('uq_portfolio_share_public_id')),
    )
    op.create_index(op.f('ix_portfolio_share_portfolio_id'), 'portfolio_share', ['portfolio_id'])
    op.create_index(op.f('ix_portfolio_share_reader_id'), 'portfolio_share', ['reader_id'])
    op.create_index(
        'uq_portfolio_share_reader',
        'portfolio_share',
        ['portfolio_id', 'reader_id'],
        unique=True,
        sqlite_where=HOLDS,
        postgresql_where=HOLDS,
    )


def downgrade() -> None:
    for table in ('portfolio_share', 'portfolio_item', 'portfolio_version', 'portfolio'):
        op.drop_table(table)
