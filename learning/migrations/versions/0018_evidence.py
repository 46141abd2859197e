"""Evidence"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

SOURCES = ('inlevering', 'praktijkverslag', 'oogst', 'logboek')
LINKS = {'hand_in_id': 'hand_in', 'contribution_id': 'contribution', 'page_id': 'notebook_page'}
NOTHING = {'nullable': False, 'server_default': ''}


def upgrade() -> None:
    source = sa.Enum(*SOURCES, name='source', native_enum=False, length=20)
    op.create_table(
        'evidence',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(), nullable=False),
        sa.Column('student_id', sa.Integer(), nullable=False),
        sa.Column('framework', sa.String(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('told', sa.String(), nullable=False),
        sa.Column('quote', sa.Text(), nullable=False),
        sa.Column('why', sa.String(), nullable=False, info={'words': True}),
        sa.Column('source', source, nullable=False),
        *(sa.Column(link, sa.Integer(), nullable=True) for link in LINKS),
        sa.Column('source_title', sa.String(), nullable=False),
        sa.Column('source_at', types.Moment(), nullable=False),
        sa.Column('module', sa.String(), **NOTHING),
        sa.Column('opdracht', sa.String(), **NOTHING),
        sa.Column('made_at', types.Moment(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False, server_default='0'),
        sa.Column('kept_at', types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(['student_id'], ['user.id'], name=op.f('fk_evidence_student_id')),
        *(
            sa.ForeignKeyConstraint(
                [link], [f'{table}.id'], name=op.f(f'fk_evidence_{link}'), ondelete='SET NULL'
            )
            for link, table in LINKS.items()
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence')),
        sa.UniqueConstraint('public_id', name=op.f('uq_evidence_public_id')),
    )
    for column in ('student_id', *LINKS):
        op.create_index(op.f(f'ix_evidence_{column}'), 'evidence', [column])


def downgrade() -> None:
    op.drop_table('evidence')
