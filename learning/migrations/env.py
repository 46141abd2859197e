"""How Alembic reaches the tables; learning.base.migrating gives it the connection."""

from alembic import context

from learning.base.db import db
from learning.base.migrating import is_of_a_model

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=db.metadata,
    render_as_batch=True,
    compare_type=True,
    include_name=is_of_a_model,
    user_module_prefix="types.",
)
with context.begin_transaction():
    context.run_migrations()
