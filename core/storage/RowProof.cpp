#include "storage/RowProof.h"

#include "storage/RowHash.h"

#include <cstring>

namespace storage {

namespace {

constexpr TableShape kTables[] = {
    {"conversation",
     "id, title, title_is_ours, leaf, created_ms, changed_ms, change, pinned, folder, persona, draft, keep_text_only, "
     "messages, trash, hash",
     "ktiiiiiiiitiiib",
     "ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_is_ours = excluded.title_is_ours, leaf = "
     "excluded.leaf, "
     "created_ms = excluded.created_ms, changed_ms = excluded.changed_ms, change = excluded.change, pinned = "
     "excluded.pinned, "
     "folder = excluded.folder, persona = excluded.persona, draft = excluded.draft, "
     "keep_text_only = excluded.keep_text_only, messages = excluded.messages, trash = excluded.trash, hash = "
     "excluded.hash "
     "WHERE excluded.change >= change"},
    {"message",
     "id, conversation, parent, role, status, text, thinking, created_ms, changed_ms, change, seed, settings, "
     "statistics, "
     "trash, hash",
     "kiiiittiiiibbib",
     "ON CONFLICT (id) DO UPDATE SET conversation = excluded.conversation, parent = excluded.parent, role = "
     "excluded.role, "
     "status = excluded.status, text = excluded.text, thinking = excluded.thinking, created_ms = excluded.created_ms, "
     "changed_ms = excluded.changed_ms, change = excluded.change, seed = excluded.seed, settings = excluded.settings, "
     "statistics = excluded.statistics, trash = excluded.trash, hash = excluded.hash WHERE excluded.change >= change"},
    {"message_tokens", "id, message, format, history, run, hash", "kibbbb",
     "ON CONFLICT (id) DO NOTHING ON CONFLICT (message, format) DO UPDATE SET id = excluded.id, history = "
     "excluded.history, "
     "run = excluded.run, hash = excluded.hash WHERE excluded.id > id"},
    {"trash", "id, conversation, message, leaf, clock_ms, hash", "kiiiib", "ON CONFLICT (id) DO NOTHING"},
    {"persona", "id, name, text, settings, retired, hash", "kttbib",
     "ON CONFLICT (id) DO UPDATE SET retired = max(retired, excluded.retired), hash = iif(excluded.retired, "
     "excluded.hash, hash)"},
    {"folder", "id, name, hash", "ktb", "ON CONFLICT (id) DO UPDATE SET name = excluded.name, hash = excluded.hash"},
    {"value", "name, value, hash", "ttb",
     "ON CONFLICT (name) DO UPDATE SET value = excluded.value, hash = excluded.hash"},
};

char typeOf(const RawValue &value)
{
    return "kirtb"[value.index()]; // a stored NULL stands for the row id, as no column of ours may be NULL
}

void add(RowHash &hash, qint64 id, const RawValue &value)
{
    if (std::holds_alternative<std::monostate>(value))
        hash.addInteger(id);
    else if (const auto *integer = std::get_if<qint64>(&value))
        hash.addInteger(*integer);
    else if (const auto *real = std::get_if<double>(&value))
        hash.addReal(*real);
    else if (const auto *text = std::get_if<RawText>(&value))
        hash.addText({text->utf8.constData(), static_cast<std::size_t>(text->utf8.size())});
    else if (const auto *blob = std::get_if<QByteArray>(&value))
        hash.addBlob({blob->constData(), static_cast<std::size_t>(blob->size())});
}

} // namespace

std::span<const TableShape> salvagedTables()
{
    return kTables;
}

bool hasShape(const RawRow &row, const TableShape &table)
{
    if (row.values.size() != std::strlen(table.types) || row.id <= 0)
        return false;
    for (std::size_t i = 0; i < row.values.size(); ++i)
        if (typeOf(row.values[i]) != table.types[i])
            return false;
    return std::get<QByteArray>(row.values.back()).size() == RowHash::kSize;
}

bool isProven(const RawRow &row, const TableShape &table)
{
    RowHash hash;
    hash.addText({table.name, std::strlen(table.name)});
    for (std::size_t i = 0; i + 1 < row.values.size(); ++i)
        add(hash, row.id, row.values[i]);
    return hash.result() == std::get<QByteArray>(row.values.back());
}

} // namespace storage
