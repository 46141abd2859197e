"""Begeleiders, praktijkopleiders and looking along"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

HOLDS = sa.text('withdrawn_at IS NULL')
OPEN = sa.text('handled_at IS NULL AND withdrawn_at IS NULL')
ROLES = ('begeleider', 'praktijkopleider', 'docent')
REASONS = ('samen kijken', 'er even niet zijn', 'leren nakijken')
HOW = ('bellen', 'mailen', 'in de les')


def upgrade() -> None:
    op.add_column(
        'cohort', sa.Column('contact_days', sa.Integer(), nullable=False, server_default='2')
    )

    op.create_table('companion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('link_id', sa.Integer(), nullable=True),
    sa.Column('mail_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('invited_at', types.Moment(), nullable=False),
    sa.Column('accepted_at', types.Moment(), nullable=True),
    sa.Column('until', types.Moment(), nullable=False),
    sa.Column('ended_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_companion_cohort_id')),
    sa.ForeignKeyConstraint(['link_id'], ['one_time_link.id'], name=op.f('fk_companion_link_id')),
    sa.ForeignKeyConstraint(
        ['mail_id'],
        ['outgoing_mail.id'],
        name=op.f('fk_companion_mail_id'),
        ondelete='SET NULL',
    ),
    sa.ForeignKeyConstraint(['student_id'], ['user.id'], name=op.f('fk_companion_student_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_companion_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_companion')),
    sa.UniqueConstraint('public_id', name=op.f('uq_companion_public_id'))
    )
    op.create_index(op.f('ix_companion_mail_id'), 'companion', ['mail_id'])
    op.create_index(op.f('ix_companion_student_id'), 'companion', ['student_id'])
    op.create_index(op.f('ix_companion_user_id'), 'companion', ['user_id'])

    op.create_table('showing',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('hand_in_id', sa.Integer(), nullable=False),
    sa.Column('reader_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum(*ROLES, name='readerrole', native_enum=False, length=20), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Enum(*REASONS, name='reason', native_enum=False, length=20), nullable=True),
    sa.Column('begun_at', types.Moment(), nullable=False),
    sa.Column('told_at', types.Moment(), nullable=True),
    sa.Column('agreed_at', types.Moment(), nullable=True),
    sa.Column('refused_at', types.Moment(), nullable=True),
    sa.Column('until', types.Moment(), nullable=True),
    sa.Column('withdrawn_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['asked_by_id'], ['user.id'], name=op.f('fk_showing_asked_by_id')),
    sa.ForeignKeyConstraint(['hand_in_id'], ['hand_in.id'], name=op.f('fk_showing_hand_in_id')),
    sa.ForeignKeyConstraint(['reader_id'], ['user.id'], name=op.f('fk_showing_reader_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_showing')),
    sa.UniqueConstraint('public_id', name=op.f('uq_showing_public_id'))
    )
    op.create_index(op.f('ix_showing_hand_in_id'), 'showing', ['hand_in_id'])
    op.create_index(op.f('ix_showing_reader_id'), 'showing', ['reader_id'])
    op.create_index(
        'uq_showing_reader',
        'showing',
        ['hand_in_id', 'reader_id'],
        unique=True,
        sqlite_where=HOLDS,
        postgresql_where=HOLDS,
    )

    op.create_table('contact_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('with_id', sa.Integer(), nullable=False),
    sa.Column('how', sa.Enum(*HOW, name='how', native_enum=False, length=20), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('asked_at', types.Moment(), nullable=False),
    sa.Column('due_at', types.Moment(), nullable=False),
    sa.Column('reminded_at', types.Moment(), nullable=True),
    sa.Column('nobody_at', types.Moment(), nullable=True),
    sa.Column('passed_at', types.Moment(), nullable=True),
    sa.Column('passed_from_id', sa.Integer(), nullable=True),
    sa.Column('handled_at', types.Moment(), nullable=True),
    sa.Column('withdrawn_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_contact_request_cohort_id')),
    sa.ForeignKeyConstraint(['passed_from_id'], ['user.id'], name=op.f('fk_contact_request_passed_from_id')),
    sa.ForeignKeyConstraint(['student_id'], ['user.id'], name=op.f('fk_contact_request_student_id')),
    sa.ForeignKeyConstraint(['with_id'], ['user.id'], name=op.f('fk_contact_request_with_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_request')),
    sa.UniqueConstraint('public_id', name=op.f('uq_contact_request_public_id'))
    )
    op.create_index(op.f('ix_contact_request_student_id'), 'contact_request', ['student_id'])
    op.create_index(op.f('ix_contact_request_with_id'), 'contact_request', ['with_id'])
    op.create_index(
        'uq_contact_request_open',
        'contact_request',
        ['student_id', 'with_id'],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    op.drop_table('contact_request')
    op.drop_table('showing')
    op.drop_table('companion')
    op.drop_column('cohort', 'contact_days')
