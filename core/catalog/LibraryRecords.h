#pragma once

#include "catalog/ModelFile.h"
#include <QHash>

namespace catalog {

/// What the library remembers of a file beyond its own header.
struct LibraryRecord
{
    FileStamp stamp;
    QByteArray sha256 = {};
    QString source = {};
    QString catalogueId = {};
    bool ours = false;
    ModelFile::Check check = ModelFile::Check::NotYet;

    bool operator==(const LibraryRecord &) const = default;
};

/// The records by path, as a JSON file that is replaced whole. A file that cannot be read is an empty one: everything
/// in it can be made again but "ours", without which nothing is deleted unasked.
struct LibraryRecords
{
    QHash<QString, LibraryRecord> byPath;

    static LibraryRecords load(const QString &file);
    void save(const QString &file) const; ///< throws chat::Error
};

} // namespace catalog
