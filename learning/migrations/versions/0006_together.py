"""Together, and at your own pace"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('submission', sa.Column('kind', sa.String(), nullable=False, server_default=''))
    op.add_column('draft', sa.Column('model', sa.String(), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('draft', 'model')
    op.drop_column('submission', 'kind')
