#include "storage/Migrations.h"

#include "storage/Database.h"

namespace storage {

namespace {

// Ids are monotone and never reused. `change` is a count, not a time: the order of chats does not depend on the clock.
// `trash` 0 = live, else the row of `trash` that took it away. `hash` is row_hash over all other columns in this order,
// with the table's name first: it finds changed bits, and lets Salvage prove a row wherever it lies in a broken file.
void version1(Database &db)
{
    db.exec(R"(
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    title_is_ours INTEGER NOT NULL,
    leaf INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    change INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    folder INTEGER NOT NULL,
    persona INTEGER NOT NULL,
    draft TEXT NOT NULL,
    keep_text_only INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    trash INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    parent INTEGER NOT NULL,
    role INTEGER NOT NULL,
    status INTEGER NOT NULL,
    text TEXT NOT NULL,
    thinking TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    change INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    settings BLOB NOT NULL,
    statistics BLOB NOT NULL,
    trash INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX message_tree ON message (conversation, parent);
CREATE INDEX message_change ON message (change);
CREATE INDEX message_generating ON message (id) WHERE status = 1;

CREATE TABLE message_tokens (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    format BLOB NOT NULL,
    history BLOB NOT NULL,
    run BLOB NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (message, format)
) STRICT;

CREATE TABLE trash (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL,
    message INTEGER NOT NULL,
    leaf INTEGER NOT NULL,
    clock_ms INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE value (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE counter (
    change INTEGER NOT NULL
) STRICT;
INSERT INTO counter VALUES (0);
PRAGMA application_id = 1380929355;
)"); // "ROOK"
}

void version2(Database &db)
{
    db.exec(R"(
CREATE TABLE persona (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    settings BLOB NOT NULL,
    retired INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
)");
}

constexpr Migration kMigrations[] = {
    {1, version1},
    {2, version2},
};

} // namespace

std::span<const Migration> chatsMigrations()
{
    return kMigrations;
}

} // namespace storage
