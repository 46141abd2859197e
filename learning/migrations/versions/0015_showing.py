"""Begeleiders, praktijkopleiders and looking along"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
