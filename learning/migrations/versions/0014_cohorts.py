"""Plan and running of a cohort"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'plan_date',
        sa.Column('cohort_id', sa.Integer(), nullable=False),
        sa.Column('module', sa.String(), nullable=False),
        sa.Column('opdracht', sa.String(), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_plan_date_by_id')),
        sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_plan_date_cohort_id')),
        sa.PrimaryKeyConstraint('cohort_id', 'module', 'opdracht', name=op.f('pk_plan_date')),
    )
    op.create_table(
        'more_time',
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('cohort_id', sa.Integer(), nullable=False),
        sa.Column('module', sa.String(), nullable=False),
        sa.Column('opdracht', sa.String(), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('at', types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_more_time_by_id')),
        sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_more_time_cohort_id')),
        sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_more_time_user_id')),
        sa.PrimaryKeyConstraint(
            'user_id', 'cohort_id', 'module', 'opdracht', name=op.f('pk_more_time')
        ),
    )
    op.create_index('ix_more_time_cohort_id', 'more_time', ['cohort_id'])
    with op.batch_alter_table("cohort") as batch:
        batch.add_column(sa.Column("closed_at", types.Moment(), nullable=True))
    with op.batch_alter_table("invitation") as batch:
        batch.add_column(sa.Column("name", sa.String(), server_default="", nullable=False))
        batch.add_column(sa.Column("mail_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("in_place_of_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_invitation_mail_id"),
            "outgoing_mail", ["mail_id"], ["id"], ondelete="SET NULL",
        )  # fmt: skip
        batch.create_foreign_key(
            op.f("fk_invitation_in_place_of_id"), "user", ["in_place_of_id"], ["id"]
        )
        batch.create_index(op.f("ix_invitation_mail_id"), ["mail_id"])


def downgrade() -> None:
    with op.batch_alter_table("invitation") as batch:
        batch.drop_index(op.f("ix_invitation_mail_id"))
        batch.drop_constraint(op.f("fk_invitation_in_place_of_id"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_invitation_mail_id"), type_="foreignkey")
        batch.drop_column("in_place_of_id")
        batch.drop_column("mail_id")
        batch.drop_column("name")
    with op.batch_alter_table("cohort") as batch:
        batch.drop_column("closed_at")
    op.drop_table('more_time')
    op.drop_table('plan_date')
