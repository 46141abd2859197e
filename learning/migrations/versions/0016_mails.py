"""Notices by mail"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

WAITS = sa.text('sent_at IS NULL AND given_up_at IS NULL')
KINDS = ('feedback', 'samen', 'gesprek', 'intervisie', 'nakijken', 'groep', 'contact')
TROUBLES = ('weg', 'afgebroken', 'later', 'geweigerd', 'onmogelijk')
NOTHING = {'nullable': False, 'server_default': ''}
NONE = {'nullable': False, 'server_default': '0'}


def upgrade() -> None:
    kind = sa.Enum(*KINDS, name='kind', native_enum=False, length=20)
    for column in (
        sa.Column('kind', kind, nullable=False, server_default='groep'),
        sa.Column('on_my_place', sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column('mailed', sa.Integer(), **NONE),
        sa.Column('mailed_at', types.Moment(), nullable=True),
    ):
        op.add_column('notice', column)
    trouble = sa.Enum(*TROUBLES, name='trouble', native_enum=False, length=20)
    for column in (
        sa.Column('public_id', sa.String(), **NOTHING),
        sa.Column('urgency', sa.Integer(), nullable=False, server_default='1'),
        sa.Column('unsubscribe', sa.String(), **NOTHING),
        sa.Column('trouble', trouble, nullable=True),
        sa.Column('given_up_at', types.Moment(), nullable=True),
    ):
        op.add_column('outgoing_mail', column)
    op.create_index(
        'ix_outgoing_mail_waits',
        'outgoing_mail',
        ['urgency', 'id'],
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )
    op.create_table(
        'mail_server',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('away_since', types.Moment(), nullable=True),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('try_at', types.Moment(), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mail_server')),
    )
    op.create_table(
        'mail_off',
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_mail_off_user_id')),
        sa.PrimaryKeyConstraint('user_id', 'kind', name=op.f('pk_mail_off')),
    )
    op.create_table(
        'digest',
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('mail_id', sa.Integer(), nullable=True),
        sa.Column('refused_address', sa.String(), **NOTHING),
        sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_digest_user_id')),
        sa.ForeignKeyConstraint(
            ['mail_id'], ['outgoing_mail.id'], name=op.f('fk_digest_mail_id'), ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('user_id', name=op.f('pk_digest')),
    )
    op.create_index('ix_digest_mail_id', 'digest', ['mail_id'])


def downgrade() -> None:
    for table in ('digest', 'mail_off', 'mail_server'):
        op.drop_table(table)
    op.drop_index('ix_outgoing_mail_waits', 'outgoing_mail')
    for name in ('given_up_at', 'trouble', 'unsubscribe', 'urgency', 'public_id'):
        op.drop_column('outgoing_mail', name)
    for name in ('mailed_at', 'mailed', 'on_my_place', 'kind'):
        op.drop_column('notice', name)
