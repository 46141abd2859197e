"""Proposed examples"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WORDS = {"info": {"words": True}}


def upgrade() -> None:
    op.create_table(
        "example_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("proposer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False, **WORDS),
        sa.Column("place", sa.String(), nullable=False, **WORDS),
        sa.Column("organiser", sa.String(), nullable=False, **WORDS),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("works", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("with_name", sa.Boolean(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("place_key", sa.String(), nullable=False, **WORDS),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("proposed_at", types.Moment(), nullable=False),
        sa.Column("given_back_at", types.Moment(), nullable=True),
        sa.Column("put_aside_at", types.Moment(), nullable=True),
        sa.Column("accepted_at", types.Moment(), nullable=True),
        sa.Column("taken_back_at", types.Moment(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user.id"], name=op.f("fk_example_proposal_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_example_proposal_cohort_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposer_id"], ["user.id"], name=op.f("fk_example_proposal_proposer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_example_proposal")),
        sa.UniqueConstraint("public_id", name=op.f("uq_example_proposal_public_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_example_proposal_cohort_id", "example_proposal", ["cohort_id", "accepted_at"]
    )
    op.create_index(op.f("ix_example_proposal_proposer_id"), "example_proposal", ["proposer_id"])
    op.add_column("talk", sa.Column("example", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("talk", "example")
    op.drop_table("example_proposal")
