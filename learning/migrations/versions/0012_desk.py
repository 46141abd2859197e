"""The desk"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
