"""The Werktafel"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

STANDS = sa.text('ended_at IS NULL')
LOOKS = ('kan nu', 'eerst iets anders', 'nog niet')
OUTCOMES = ('match', 'idee', 'doorgezet', 'nu niet')
BRINGS = ('idee', 'contact', 'loopt mee', 'wat eerst')


def upgrade() -> None:
    op.create_table('werktafel',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('begun_at', types.Moment(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_werktafel'))
    )

    op.create_table('werktafel_seat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('table_id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('since', types.Moment(), nullable=False),
    sa.Column('left_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_werktafel_seat_cohort_id')),
    sa.ForeignKeyConstraint(['table_id'], ['werktafel.id'], name=op.f('fk_werktafel_seat_table_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_werktafel_seat')),
    sa.UniqueConstraint('table_id', 'cohort_id', name=op.f('uq_werktafel_seat_table_id_cohort_id'))
    )
    op.create_index(op.f('ix_werktafel_seat_cohort_id'), 'werktafel_seat', ['cohort_id'])

    op.create_table('werktafel_cluster',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('table_id', sa.Integer(), nullable=False),
    sa.Column('begun_at', types.Moment(), nullable=False),
    sa.Column('passed_to', sa.Text(), nullable=False),
    sa.Column('passed_on', sa.Date(), nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('closed_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['table_id'], ['werktafel.id'], name=op.f('fk_werktafel_cluster_table_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_werktafel_cluster')),
    sa.UniqueConstraint('public_id', name=op.f('uq_werktafel_cluster_public_id')),
    sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_werktafel_cluster_table_id'), 'werktafel_cluster', ['table_id'])

    op.create_table('werktafel_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('cluster_id', sa.Integer(), nullable=False),
    sa.Column('writer_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', types.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['cluster_id'], ['werktafel_cluster.id'], name=op.f('fk_werktafel_report_cluster_id')),
    sa.ForeignKeyConstraint(['writer_id'], ['user.id'], name=op.f('fk_werktafel_report_writer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_werktafel_report')),
    sa.UniqueConstraint('public_id', name=op.f('uq_werktafel_report_public_id')),
    sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_werktafel_report_cluster_id'), 'werktafel_report', ['cluster_id'])
    op.create_index(op.f('ix_werktafel_report_writer_id'), 'werktafel_report', ['writer_id'])

    op.create_table('werktafel_question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('table_id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('asker_id', sa.Integer(), nullable=True),
    sa.Column('cluster_id', sa.Integer(), nullable=True),
    sa.Column('is_named', sa.Boolean(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('found_by', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('asked_at', types.Moment(), nullable=False),
    sa.Column('brought_at', types.Moment(), nullable=False),
    sa.Column('look', sa.Enum(*LOOKS, name='look', native_enum=False, length=20), nullable=True),
    sa.Column('outcome', sa.Enum(*OUTCOMES, name='outcome', native_enum=False, length=20), nullable=True),
    sa.Column('name_asked_at', types.Moment(), nullable=True),
    sa.Column('hidden_at', types.Moment(), nullable=True),
    sa.Column('taken_back_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['asker_id'], ['user.id'], name=op.f('fk_werktafel_question_asker_id')),
    sa.ForeignKeyConstraint(['cluster_id'], ['werktafel_cluster.id'], name=op.f('fk_werktafel_question_cluster_id')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_werktafel_question_cohort_id')),
    sa.ForeignKeyConstraint(['table_id'], ['werktafel.id'], name=op.f('fk_werktafel_question_table_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_werktafel_question')),
    sa.UniqueConstraint('public_id', name=op.f('uq_werktafel_question_public_id')),
    sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_werktafel_question_asker_id'), 'werktafel_question', ['asker_id'])
    op.create_index(op.f('ix_werktafel_question_cluster_id'), 'werktafel_question', ['cluster_id'])
    op.create_index(op.f('ix_werktafel_question_cohort_id'), 'werktafel_question', ['cohort_id'])
    op.create_index(
        'ix_werktafel_question_brought', 'werktafel_question', ['table_id', 'brought_at', 'id']
    )
    op.create_index(
        'ix_werktafel_question_outcome',
        'werktafel_question',
        ['table_id', 'outcome', 'brought_at', 'id'],
    )

    op.create_table('werktafel_addition',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('writer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum(*BRINGS, name='brings', native_enum=False, length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('at', types.Moment(), nullable=False),
    sa.Column('hidden_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['question_id'], ['werktafel_question.id'], name=op.f('fk_werktafel_addition_question_id')),
    sa.ForeignKeyConstraint(['writer_id'], ['user.id'], name=op.f('fk_werktafel_addition_writer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_werktafel_addition')),
    sa.UniqueConstraint('public_id', name=op.f('uq_werktafel_addition_public_id')),
    sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_werktafel_addition_question_id'), 'werktafel_addition', ['question_id'])
    op.create_index(op.f('ix_werktafel_addition_writer_id'), 'werktafel_addition', ['writer_id'])

    op.create_table('werktafel_handover',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('with_id', sa.Integer(), nullable=False),
    sa.Column('when', sa.Text(), nullable=False),
    sa.Column('proposed_at', types.Moment(), nullable=False),
    sa.Column('agreed_at', types.Moment(), nullable=True),
    sa.Column('ended_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['question_id'], ['werktafel_question.id'], name=op.f('fk_werktafel_handover_question_id')),
    sa.ForeignKeyConstraint(['with_id'], ['user.id'], name=op.f('fk_werktafel_handover_with_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_werktafel_handover')),
    sa.UniqueConstraint('public_id', name=op.f('uq_werktafel_handover_public_id'))
    )
    op.create_index(op.f('ix_werktafel_handover_question_id'), 'werktafel_handover', ['question_id'])
    op.create_index(op.f('ix_werktafel_handover_with_id'), 'werktafel_handover', ['with_id'])
    op.create_index(
        'uq_werktafel_handover_open',
        'werktafel_handover',
        ['question_id'],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )


def downgrade() -> None:
    op.drop_table('werktafel_handover')
    op.drop_table('werktafel_addition')
    op.drop_table('werktafel_question')
    op.drop_table('werktafel_report')
    op.drop_table('werktafel_cluster')
    op.drop_table('werktafel_seat')
    op.drop_table('werktafel')
