"""Together, and at your own pace"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

ONCE = ['student_id', 'cohort_id', 'module', 'opdracht', 'part']
WAS_ONCE = op.f('uq_submission_student_id_cohort_id_module_opdracht_part')
ALONE = sa.text('group_id IS NULL')


def upgrade() -> None:
    op.create_table('work_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('module', sa.String(), nullable=False),
    sa.Column('opdracht', sa.String(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('most', sa.Integer(), nullable=False),
    sa.Column('made_at', types.Moment(), nullable=False),
    sa.Column('looking_since', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_work_group_cohort_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_work_group')),
    sa.UniqueConstraint('public_id', name=op.f('uq_work_group_public_id'))
    )
    op.create_index(op.f('ix_work_group_cohort_id'), 'work_group', ['cohort_id'])
    op.create_table('partner',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', types.Moment(), nullable=False),
    sa.Column('joined_at', types.Moment(), nullable=True),
    sa.Column('left_at', types.Moment(), nullable=True),
    sa.Column('agreed_revision', sa.Integer(), nullable=True),
    sa.Column('agreed_at', types.Moment(), nullable=True),
    sa.Column('talked_at', types.Moment(), nullable=True),
    sa.Column('erase_asked_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['asked_by_id'], ['user.id'], name=op.f('fk_partner_asked_by_id')),
    sa.ForeignKeyConstraint(['group_id'], ['work_group.id'], name=op.f('fk_partner_group_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_partner_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partner')),
    sa.UniqueConstraint('group_id', 'user_id', name=op.f('uq_partner_group_id_user_id'))
    )
    op.create_index(op.f('ix_partner_user_id'), 'partner', ['user_id'])
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('group_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f('fk_submission_group_id'), 'work_group', ['group_id'], ['id'])
        batch_op.create_unique_constraint(op.f('uq_submission_group_id'), ['group_id'])
        batch_op.drop_constraint(WAS_ONCE, type_='unique')
    op.create_index(op.f('ix_submission_student_id'), 'submission', ['student_id'])
    op.create_index('uq_submission_alone', 'submission', ONCE, unique=True, sqlite_where=ALONE, postgresql_where=ALONE)
    op.add_column('draft', sa.Column('written', sa.JSON(), nullable=False, server_default='[]'))
    op.add_column('draft', sa.Column('model', sa.String(), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('draft', 'model')
    op.drop_column('draft', 'written')
    op.drop_index('uq_submission_alone', table_name='submission')
    op.drop_index(op.f('ix_submission_student_id'), table_name='submission')
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.create_unique_constraint(WAS_ONCE, ONCE)
        batch_op.drop_constraint(op.f('uq_submission_group_id'), type_='unique')
        batch_op.drop_constraint(op.f('fk_submission_group_id'), type_='foreignkey')
        batch_op.drop_column('group_id')
        batch_op.drop_column('kind')
    op.drop_table('partner')
    op.drop_table('work_group')
