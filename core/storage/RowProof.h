#pragma once

#include "storage/SqliteRecords.h"

#include <span>

namespace storage {

/// A table of chats.db as Salvage must know it: its name and the kinds of its columns in order. The last is the hash.
struct TableShape
{
    const char *name;
    const char *columns;  ///< names, comma-separated
    const char *types;    ///< a letter a column: k row id, i integer, t text, b blob
    const char *conflict; ///< upsert clause that keeps the newer of two versions; the one read later wins a tie
};

std::span<const TableShape> salvagedTables();

/// Whether the row has this table's number and types of columns.
bool hasShape(const RawRow &row, const TableShape &table);
/// Whether its hash is right, which no other row's is by chance.
bool isProven(const RawRow &row, const TableShape &table);

} // namespace storage
