"""Runs revisions in the transaction of the connection `routekaart.database.migrating` gives.

All of an upgrade is one transaction, on SQLite too: a revision that fails leaves nothing behind.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
