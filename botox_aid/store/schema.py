"""The tables, once for the encrypted file and for the server, and the triggers that keep what is written as it was written.

Ids are 32 hexadecimal digits made by the desk. Times are ISO 8601 in UTC as text and days are ISO 8601, so that text sorts as time does. What is searched
stands in a column of its own: the bodies are never scanned. ``clinic`` is filled by the server, which parts its clinics by it; in a file it stays empty.
"""

import sqlalchemy as sa

SCHEMA = "0002"

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Text that is compared byte by byte, as the file does; a server would otherwise sort by its language and not use the index.
_Key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_Id = sa.String(32)


def _clinic() -> sa.Column[str]:
    return sa.Column("clinic", sa.String(32), nullable=False, server_default="")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, _Key, nullable=False, server_default="")


def _described() -> tuple[sa.Column[str], ...]:
    """What is known of a visit without its body, in the head and again in every version."""
    return (
        *(_text(name) for name in ("patient_name", "record_number")),
        *(_key(name) for name in ("date_of_birth", "visit_date", "expiry")),
        *(
            _text(name)
            for name in ("clinician", "jurisdiction", "product", "lot", "zones", "content_version", "language")
        ),
        *(_text(name) for name in ("reason", "kept_by")),
        _key("at"),
        sa.Column("digest", sa.String(64), nullable=False),
    )


META = sa.Table(
    "meta",
    METADATA,
    sa.Column("store_id", _Id, primary_key=True),
    sa.Column("created_at", _Key, nullable=False),
)

# Alembic's own table under a name of ours; a file gets its row when it is made.
SCHEMA_VERSION = sa.Table("schema_version", METADATA, sa.Column("version_num", sa.String(32), primary_key=True))

VISIT_HEAD = sa.Table(
    "visit_head",
    METADATA,
    sa.Column("visit_id", _Id, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("finished_at", _Key, nullable=False),
    sa.Column("on_hold", sa.Boolean(create_constraint=False), nullable=False, server_default=sa.false()),
    _key("name_key"),
    _key("family_key"),
    _key("number_key"),
    _key("lot_key"),
    *_described(),
    _clinic(),
)

_NEWEST = (VISIT_HEAD.c.visit_date, VISIT_HEAD.c.finished_at, VISIT_HEAD.c.visit_id)
sa.Index("ix_visit_head_newest", *_NEWEST)
for _searched in (
    VISIT_HEAD.c.name_key,
    VISIT_HEAD.c.family_key,
    VISIT_HEAD.c.number_key,
    VISIT_HEAD.c.lot_key,
    VISIT_HEAD.c.date_of_birth,
):
    # Within a name the newest visit comes first; the index gives that order without sorting.
    sa.Index(f"ix_visit_head_{_searched.name}", _searched, *(column.desc() for column in _NEWEST))

VISIT_VERSION = sa.Table(
    "visit_version",
    METADATA,
    sa.Column("visit_id", _Id, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("save_id", _Id, nullable=False, unique=True),
    sa.Column("desk", sa.Text, nullable=False),
    *_described(),
    _clinic(),
)

# Apart from the version, so that no later change of the schema ever has to copy the bodies.
VISIT_BODY = sa.Table(
    "visit_body",
    METADATA,
    sa.Column("visit_id", _Id, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    _clinic(),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.ForeignKeyConstraint(["visit_id", "version"], ["visit_version.visit_id", "visit_version.version"]),
)

HANDOUT = sa.Table(
    "handout",
    METADATA,
    sa.Column("visit_id", _Id, primary_key=True),
    sa.Column("digest", sa.String(64), primary_key=True, index=True),
    *(_text(name) for name in ("kind", "edition", "copy", "language", "content_version", "printed_by")),
    sa.Column("at", _Key, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    _clinic(),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

DRAFT = sa.Table(
    "draft",
    METADATA,
    sa.Column("visit_id", _Id, primary_key=True),
    sa.Column("desk", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("of_version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("at", _Key, nullable=False),
    _text("label"),
    _clinic(),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

PERSON = sa.Table(
    "person",
    METADATA,
    sa.Column("person_id", _Id, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("active", sa.Boolean(create_constraint=False), nullable=False, server_default=sa.true()),
    sa.Column("pin_hash", sa.Text, nullable=False),
    sa.Column("wrong", sa.Integer, nullable=False, server_default="0"),
    sa.Column("wrong_at", _Key, nullable=False, server_default=""),
    _clinic(),
    sa.CheckConstraint("role in ('clinician', 'administrator')", name="role"),
)

AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("desk", _Key, primary_key=True),
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("at", _Key, nullable=False),
    *(_text(name) for name in ("actor", "action", "visit_id", "detail")),
    _clinic(),
    sa.Column("prev", sa.LargeBinary(32), nullable=False),
    sa.Column("mac", sa.LargeBinary(32), nullable=False),
)

# Visits that were purged; applied again after a backup was restored.
PURGED = sa.Table(
    "purged",
    METADATA,
    sa.Column("visit_id", _Id, primary_key=True),
    sa.Column("at", _Key, nullable=False),
    _text("reason"),
    _clinic(),
)

# What this desk has still to send to the server, in the order of numbers, and what it sent: only in the desk's own file.
OUTBOX = sa.Table(
    "outbox",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("save_id", _Id, nullable=False, unique=True),
    sa.Column("visit_id", _Id, nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# What a desk keeps to itself, such as its password at the server: only in the desk's own file.
DESK_VALUE = sa.Table(
    "desk_value",
    METADATA,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)

# What is written once. Their rows go only after the visit's tombstone was set.
KEPT_TABLES = ("visit_version", "visit_body", "handout")


def make_tables(connection: sa.Connection, store_id: str, at: str) -> None:
    """Make tables and triggers in an empty file."""
    METADATA.create_all(connection)
    for trigger in file_triggers().values():
        connection.exec_driver_sql(trigger)
    connection.execute(META.insert(), {"store_id": store_id, "created_at": at})
    connection.execute(SCHEMA_VERSION.insert(), {"version_num": SCHEMA})


def file_triggers() -> dict[str, str]:
    """Return the triggers of the encrypted file by name.

    A trigger guards against mistakes and other programs; whoever may change the schema can drop it, and then the audit trail tells.
    ``INSERT OR REPLACE`` passes by a trigger on DELETE, so what may be appended is a rule of its own.
    """
    tombstone = "not exists (select 1 from purged where visit_id = old.visit_id)"
    made = {"visit_head_no_delete": _refusal("before delete on visit_head", tombstone, "a visit is kept")}
    for table in KEPT_TABLES:
        made[f"{table}_no_update"] = _refusal(f"before update on {table}", "1", f"{table} is written once")
        made[f"{table}_no_delete"] = _refusal(f"before delete on {table}", tombstone, f"{table} is kept")
    made["visit_version_append"] = _refusal(
        "before insert on visit_version",
        "new.version is not 1 + coalesce((select max(version) from visit_version where visit_id = new.visit_id), 0)",
        "a version continues the last one",
    )
    for table, same in (
        ("visit_body", "visit_id = new.visit_id and version = new.version"),
        ("handout", "visit_id = new.visit_id and digest = new.digest"),
    ):
        present = f"exists (select 1 from {table} where {same})"  # noqa: S608 - both are written here
        made[f"{table}_append"] = _refusal(f"before insert on {table}", present, f"{table} is written once")
    made["purged_hold"] = _refusal(
        "before insert on purged",
        "exists (select 1 from visit_head where visit_id = new.visit_id and on_hold)",
        "a visit on hold is not purged",
    )
    made["audit_append"] = _refusal(
        "before insert on audit",
        "new.sequence is not 1 + coalesce((select max(sequence) from audit where desk = new.desk), 0) or new.prev is not"
        " coalesce((select mac from audit where desk = new.desk order by sequence desc limit 1), zeroblob(32))",
        "audit continues the last entry",
    )
    for change in ("update", "delete"):
        made[f"audit_no_{change}"] = _refusal(f"before {change} on audit", "1", "audit is append-only")
    return {name: f"create trigger {name} {rule}" for name, rule in made.items()}


def _refusal(moment: str, condition: str, message: str) -> str:
    return f"{moment} when {condition} begin select raise(abort, '{message}'); end"
