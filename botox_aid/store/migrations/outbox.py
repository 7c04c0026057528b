"""0002: what a desk still has to send to the server, and what it keeps to itself. Only in a desk's own file."""

import sqlalchemy as sa
from alembic import op

REVISION = "0002"


def upgrade() -> None:
    """Make the tables of the desk's own file."""
    if op.get_context().dialect.name != "sqlite":
        return
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("save_id", sa.String(32), nullable=False),
        sa.Column("visit_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_outbox")),
        sa.UniqueConstraint("save_id", name=op.f("uq_outbox_save_id")),
    )
    op.create_index("ix_outbox_visit_id", "outbox", ["visit_id"])
    op.create_table(
        "desk_value",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_desk_value")),
    )
