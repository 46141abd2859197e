"""What was handed in, by cohort"""

from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_hand_in_cohort', 'hand_in', ['cohort_id', 'id'])


def downgrade() -> None:
    op.drop_index('ix_hand_in_cohort', 'hand_in')
