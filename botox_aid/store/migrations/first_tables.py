"""0001: visits, their versions and bodies, sheets, drafts, people, the trail and the tombstones.

The tables stand here as they were, whatever ``schema`` says later.
"""

import sqlalchemy as sa
from alembic import op

REVISION = "0001"

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_ID = sa.String(32)
_NEWEST = ("visit_date", "finished_at", "visit_id")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "meta",
        sa.Column("store_id", _ID, nullable=False),
        sa.Column("created_at", _KEY, nullable=False),
        _primary("meta", "store_id"),
    )
    op.create_table(
        "schema_version",
        sa.Column("version_num", sa.String(32), nullable=False),
        _primary("schema_version", "version_num"),
    )
    _visits()
    _sheets_and_drafts()
    _people()
    _trail()


def _visits() -> None:
    op.create_table(
        "visit_head",
        sa.Column("visit_id", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("finished_at", _KEY, nullable=False),
        sa.Column("on_hold", sa.Boolean, nullable=False, server_default=sa.false()),
        *(_key(name) for name in ("name_key", "family_key", "number_key", "lot_key")),
        *_described(),
        _clinic(),
        _primary("visit_head", "visit_id"),
    )
    op.create_index("ix_visit_head_newest", "visit_head", list(_NEWEST))
    for name in ("name_key", "family_key", "number_key", "lot_key", "date_of_birth"):
        newest_first: list[sa.UnaryExpression[str]] = [sa.column(column).desc() for column in _NEWEST]
        op.create_index(f"ix_visit_head_{name}", "visit_head", [name, *newest_first])
    op.create_table(
        "visit_version",
        sa.Column("visit_id", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("save_id", _ID, nullable=False),
        sa.Column("desk", sa.Text, nullable=False),
        *_described(),
        _clinic(),
        _primary("visit_version", "visit_id", "version"),
        sa.UniqueConstraint("save_id", name=op.f("uq_visit_version_save_id")),
    )
    op.create_table(
        "visit_body",
        sa.Column("visit_id", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        _clinic(),
        sa.Column("body", sa.LargeBinary, nullable=False),
        _primary("visit_body", "visit_id", "version"),
        sa.ForeignKeyConstraint(
            ["visit_id", "version"],
            ["visit_version.visit_id", "visit_version.version"],
            name=op.f("fk_visit_body_visit_id"),
        ),
    )


def _sheets_and_drafts() -> None:
    op.create_table(
        "handout",
        sa.Column("visit_id", _ID, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *(_text(name) for name in ("kind", "edition", "copy", "language", "content_version", "printed_by")),
        sa.Column("at", _KEY, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        _clinic(),
        sa.Column("data", sa.LargeBinary, nullable=False),
        _primary("handout", "visit_id", "digest"),
    )
    op.create_index("ix_handout_digest", "handout", ["digest"])
    op.create_table(
        "draft",
        sa.Column("visit_id", _ID, nullable=False),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("of_version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("at", _KEY, nullable=False),
        _text("label"),
        _clinic(),
        sa.Column("body", sa.LargeBinary, nullable=False),
        _primary("draft", "visit_id"),
    )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("pin_hash", sa.Text, nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False, server_default="0"),
        sa.Column("wrong_at", _KEY, nullable=False, server_default=""),
        _clinic(),
        _primary("person", "person_id"),
        sa.CheckConstraint("role in ('clinician', 'administrator')", name=op.f("ck_person_role")),
    )


def _trail() -> None:
    op.create_table(
        "audit",
        sa.Column("desk", _KEY, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("at", _KEY, nullable=False),
        *(_text(name) for name in ("actor", "action", "visit_id", "detail")),
        _clinic(),
        sa.Column("prev", sa.LargeBinary(32), nullable=False),
        sa.Column("mac", sa.LargeBinary(32), nullable=False),
        _primary("audit", "desk", "sequence"),
    )
    op.create_table(
        "purged",
        sa.Column("visit_id", _ID, nullable=False),
        sa.Column("at", _KEY, nullable=False),
        _text("reason"),
        _clinic(),
        _primary("purged", "visit_id"),
    )


def _described() -> tuple["sa.Column[str]", ...]:
    texts = ("clinician", "jurisdiction", "product", "lot", "zones", "content_version", "language")
    return (
        *(_text(name) for name in ("patient_name", "record_number")),
        *(_key(name) for name in ("date_of_birth", "visit_date", "expiry")),
        *(_text(name) for name in (*texts, "reason", "kept_by")),
        _key("at"),
        sa.Column("digest", sa.String(64), nullable=False),
    )


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _clinic() -> "sa.Column[str]":
    return sa.Column("clinic", sa.String(32), nullable=False, server_default="")


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _key(name: str) -> "sa.Column[str]":
    return sa.Column(name, _KEY, nullable=False, server_default="")
