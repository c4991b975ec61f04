"""Where Alembic runs the revisions: on the connection, and in the transaction, that ``upgrade`` hands over."""

from alembic import context

from wherefrom.archive.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
)
with context.begin_transaction():
    context.run_migrations()
