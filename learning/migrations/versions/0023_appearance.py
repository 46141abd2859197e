"""Letters, colours and lines of a person"""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('user', sa.Column('appearance', sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column('user', 'appearance')
