"""No word is lost"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types
from learning.readings.keeping import KEEP, LET_GO

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

WORDS = ('already', 'to_add', 'next_step', 'question')  # of feedback: columns before, keys after
FEEDBACK = sa.table(
    'feedback', sa.column('review_id'), sa.column('answers', sa.JSON()), *map(sa.column, WORDS)
)


def upgrade() -> None:
    op.create_table('share',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('hand_in_id', sa.Integer(), nullable=False),
    sa.Column('circle', sa.Enum('ik', 'tweetal', 'groepje', 'docent', 'cohort', name='circle', native_enum=False, length=20), nullable=False),
    sa.Column('shared_at', types.Moment(), nullable=False),
    sa.Column('withdrawn_at', types.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['hand_in_id'], ['hand_in.id'], name=op.f('fk_share_hand_in_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_share'))
    )
    with op.batch_alter_table('share', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_share_hand_in_id'), ['hand_in_id'], unique=False)

    op.create_table('share_reader',
    sa.Column('share_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['share_id'], ['share.id'], name=op.f('fk_share_reader_share_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_share_reader_user_id')),
    sa.PrimaryKeyConstraint('share_id', 'user_id', name=op.f('pk_share_reader'))
    )
    with op.batch_alter_table('share_reader', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_share_reader_user_id'), ['user_id'], unique=False)

    op.create_table('feedback_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('feedback_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('at', types.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['feedback_id'], ['feedback.review_id'], name=op.f('fk_feedback_version_feedback_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feedback_version'))
    )
    with op.batch_alter_table('feedback_version', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_feedback_version_feedback_id'), ['feedback_id'], unique=False)

    # Plain statements: SQLite would make a table anew for a batch, and lose what refers to it.
    op.add_column('draft', sa.Column('module_version', sa.String(), nullable=False, server_default=''))
    op.add_column('draft', sa.Column('erased_at', types.Moment(), nullable=True))
    op.add_column('draft_version', sa.Column('questions', sa.JSON(), nullable=False, server_default='{}'))
    op.add_column('hand_in', sa.Column('erased_at', types.Moment(), nullable=True))
    op.add_column('feedback', sa.Column('answers', sa.JSON(), nullable=False, server_default='{}'))
    op.add_column('feedback', sa.Column('kept_at', types.Moment(), nullable=True))
    bind = op.get_bind()
    for row in bind.execute(sa.select(FEEDBACK.c.review_id, *map(FEEDBACK.c.get, WORDS))).mappings().all():
        answers = {name: row[name] for name in WORDS}
        this = FEEDBACK.c.review_id == row['review_id']
        bind.execute(sa.update(FEEDBACK).where(this).values(answers=answers))
    for name in WORDS:
        op.drop_column('feedback', name)
    for statement in KEEP[bind.dialect.name]:
        bind.exec_driver_sql(statement)


def downgrade() -> None:
    bind = op.get_bind()
    for statement in LET_GO[bind.dialect.name]:
        bind.exec_driver_sql(statement)
    for name in WORDS:
        op.add_column('feedback', sa.Column(name, sa.Text(), nullable=False, server_default=''))
    for row in bind.execute(sa.select(FEEDBACK.c.review_id, FEEDBACK.c.answers)).mappings().all():
        words = {name: row['answers'].get(name) or '' for name in WORDS}
        this = FEEDBACK.c.review_id == row['review_id']
        bind.execute(sa.update(FEEDBACK).where(this).values(**words))
    op.drop_column('feedback', 'kept_at')
    op.drop_column('feedback', 'answers')
    op.drop_column('hand_in', 'erased_at')
    op.drop_column('draft_version', 'questions')
    op.drop_column('draft', 'erased_at')
    op.drop_column('draft', 'module_version')
    op.drop_table('feedback_version')
    op.drop_table('share_reader')
    op.drop_table('share')
