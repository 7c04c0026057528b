"""The script that sets up the clinic's server: tables, what each desk may do, and which rows it sees. Whoever owns the server runs it with psql."""

import re
from collections.abc import Sequence

from ..domain.errors import InputError
from .migration import server_steps, steps_from
from .moment import now
from .schema import SCHEMA

SERVER_SCHEMA = "botox_aid"
NAMES_INDEX = "ix_visit_head_clinic"
_OWNER, _DESKS, _ADMINISTRATORS = "botox_aid_owner", "botox_aid_desk", "botox_aid_administrator"
_NAME = re.compile(r"[a-z0-9]{1,16}")
_OF_A_CLINIC = ("visit_head", "visit_version", "visit_body", "handout", "draft", "person", "audit", "purged")
# Rows that only an administrator takes away, and only after the visit's tombstone was set.
_BURIED = ("visit_head", "visit_version", "visit_body", "handout")
_GRANTS = {
    "select": ("meta", "schema_version", "desk_role", *_OF_A_CLINIC),
    "insert": ("visit_head", "visit_version", "visit_body", "handout", "draft", "person", "audit"),
    "update": ("visit_head", "draft", "person"),
    "delete": ("draft",),
}


def setup_script(store_id: str, desks: Sequence[str], administrators: Sequence[str], clinic: str) -> str:
    """Return the whole script for a new, empty database.

    Args:
        store_id: The vault's: the server then belongs to it.
        desks: One login role is made for each.
        administrators: Those of the desks that may purge.
        clinic: Desks see the rows of their own clinic only; a clinic of several houses runs the script's last part for each.

    Raises:
        InputError: A name is not of the form that needs no quoting.
    """
    parts = (
        _opening("Sets up the records of botox-aid in a new, empty database."),
        _groups(),
        f"create schema {SERVER_SCHEMA} authorization {_OWNER};",
        _as_owner(),
        server_steps(),
        f"insert into meta (store_id, created_at) values ('{store_id}', '{now()}');",
        f"insert into schema_version (version_num) values ('{SCHEMA}');",
        _desk_table(),
        _rules(),
        "reset role;",
        _logins(desks, administrators, clinic),
        _closing(desks),
    )
    return "\n".join(parts)


def desks_script(desks: Sequence[str], administrators: Sequence[str], clinic: str) -> str:
    """Return the script that adds desks to a server that is set up.

    Raises:
        InputError: As for :func:`setup_script`.
    """
    opening = _opening("Adds desks to the records of botox-aid.")
    return "\n".join((opening, _logins(desks, administrators, clinic), _closing(desks)))


def upgrade_script(version: str) -> str:
    """Return the script that brings an older server's tables to this program's.

    Raises:
        NewerSchema: No step leads from there.
    """
    steps = server_steps(version) if steps_from(version) else ""
    parts = (
        _opening(f"Brings the tables from {version} to {SCHEMA}. Make a backup with pg_dump first."),
        _as_owner(),
        steps,
        f"update schema_version set version_num = '{SCHEMA}' where version_num = '{version}';",
        "commit;\n",
    )
    return "\n".join(parts)


def _opening(purpose: str) -> str:
    return f"-- {purpose}\n-- Run it as a superuser: psql -X -v ON_ERROR_STOP=1 -d DATABASE -f THIS-FILE\nbegin;"


def _closing(desks: Sequence[str]) -> str:
    lines = [
        f"-- Give each login its own password (psql asks for it): \\password {login_of(desk)}"
        for desk in sorted(set(desks))
    ]
    return "\n".join(("commit;", *lines, ""))


def _as_owner() -> str:
    return f"set local role {_OWNER};\nset local search_path = {SERVER_SCHEMA};"


def _groups() -> str:
    made = "\n".join(_role(role, "nologin") for role in (_OWNER, _DESKS, _ADMINISTRATORS))
    return f"{made}\ngrant {_DESKS} to {_ADMINISTRATORS};\nrevoke create on schema public from public;"


def _role(name: str, options: str) -> str:
    missing = f"if not exists (select from pg_catalog.pg_roles where rolname = '{name}')"
    return f"do $$ begin {missing} then create role {name} {options}; end if; end $$;"


def _desk_table() -> str:
    # Who sits where is told by the login alone: what a desk can set for itself, such as a variable of its session, decides nothing.
    return f"""
create table desk_role (
    role_name name primary key,
    desk text collate "C" not null unique,
    clinic varchar(32) not null
);
alter table desk_role enable row level security;
create policy own on desk_role for select using (role_name = session_user);
create function clinic_of_desk() returns varchar language sql stable
    set search_path = {SERVER_SCHEMA}, pg_temp
    as 'select clinic from desk_role where role_name = session_user';
create function name_of_desk() returns text language sql stable
    set search_path = {SERVER_SCHEMA}, pg_temp
    as 'select desk from desk_role where role_name = session_user';"""


def _rules() -> str:
    # Before a row's clinic is known to be the desk's own nothing else of it may be looked at: with both in one index a search inside names needs no row.
    lines = [f"create index {NAMES_INDEX} on visit_head (clinic, name_key) include (visit_id);"]
    lines.append(f"grant usage on schema {SERVER_SCHEMA} to {_DESKS};")
    lines += [f"grant {right} on {', '.join(tables)} to {_DESKS};" for right, tables in _GRANTS.items()]
    lines += [
        f"grant insert on purged to {_ADMINISTRATORS};",
        f"grant delete on {', '.join(_BURIED)} to {_ADMINISTRATORS};",
    ]
    own_clinic, own_desk = "clinic = (select clinic_of_desk())", "desk = (select name_of_desk())"
    for table in _OF_A_CLINIC:
        lines += [
            f"alter table {table} alter column clinic set default clinic_of_desk();",
            f"alter table {table} enable row level security;",
            f"create policy seen on {table} for select using ({own_clinic});",
        ]
        signed = f" and {own_desk}" if table in ("audit", "visit_version") else ""
        held = "not exists (select from visit_head h where h.visit_id = purged.visit_id and h.on_hold)"
        free = f" and {held}" if table == "purged" else ""
        lines.append(f"create policy added on {table} for insert with check ({own_clinic}{signed}{free});")
        if table in _GRANTS["update"]:
            lines.append(f"create policy changed on {table} for update using ({own_clinic}) with check ({own_clinic});")
        buried = f" and exists (select from purged p where p.visit_id = {table}.visit_id)"
        if table in _BURIED or table == "draft":
            lines.append(
                f"create policy removed on {table} for delete using ({own_clinic}{buried if table in _BURIED else ''});"
            )
    return "\n".join(lines)


def login_of(desk: str) -> str:
    """Return the login role of a desk.

    Raises:
        InputError: The desk's name would need quoting.
    """
    if not _NAME.fullmatch(desk):
        raise InputError("desk", desk[:20] or "nothing", "up to 16 small letters or digits")
    return f"desk_{desk}"


def _logins(desks: Sequence[str], administrators: Sequence[str], clinic: str) -> str:
    if not _NAME.fullmatch(clinic):
        raise InputError("clinic", clinic[:20] or "nothing", "up to 16 small letters or digits")
    for name in administrators:
        if name not in desks:
            raise InputError("administrator", name[:20], "one of the desks")
    lines = []
    for desk in sorted(set(desks)):
        login = login_of(desk)
        group = _ADMINISTRATORS if desk in administrators else _DESKS
        lines += [
            _role(login, "login nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
            f"grant {group} to {login};",
            f"alter role {login} set search_path = {SERVER_SCHEMA};",
            f"insert into {SERVER_SCHEMA}.desk_role (role_name, desk, clinic) values ('{login}', '{desk}', '{clinic}');",
        ]
    return "\n".join(lines)
