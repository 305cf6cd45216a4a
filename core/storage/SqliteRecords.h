#pragma once

#include <QByteArray>

#include <functional>
#include <variant>
#include <vector>

namespace storage {

class SqlitePages;

/// UTF-8 text of a row, as it lies in the file.
struct RawText
{
    QByteArray utf8;
};

using RawValue = std::variant<std::monostate, qint64, double, RawText, QByteArray>;

/// A row of some table: the values as stored (a primary key that is the row id is stored as NULL) beside the row id.
struct RawRow
{
    qint64 id = 0;
    std::vector<RawValue> values;
};

enum class Overflow { Newest, InFile }; ///< where the pages that continue a row are taken from

/// Calls `found` for each row of `page` if that is a table leaf page; whatever does not parse is left out.
/// File format: https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1.
void eachRow(const SqlitePages &pages, quint32 number, const QByteArray &page, Overflow overflow,
             const std::function<void(const RawRow &)> &found);

} // namespace storage
