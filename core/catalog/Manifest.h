#pragma once

#include "catalog/CatalogEntry.h"

namespace catalog {

/// The catalogue's contents, as resources/models.json and every refreshed copy hold them.
struct Manifest
{
    static constexpr qint64 kMaxBytes = 4 * 1024 * 1024;
    static constexpr int kMaxEntries = 4096;

    QDate updated;
    QHash<QString, FamilyDefaults> families;
    QList<Mirror> mirrors;
    QList<CatalogEntry> entries; ///< in the file's order, newest first

    /// Reads hostile input: what is larger, longer, doubled or not of its kind throws chat::Error (ImportMalformed)
    /// that names it. Unknown fields are ignored. Marks superseded entries.
    static Manifest parse(const QByteArray &json);
};

} // namespace catalog
