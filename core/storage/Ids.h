#pragma once

#include "storage/Statement.h"

#include <QList>

namespace storage {

/// The first column of all rows, as integers.
template<typename... Values>
QList<qint64> ids(Database &db, const char *sql, const Values &...values)
{
    Statement rows(db, sql, values...);
    QList<qint64> list;
    while (rows.step())
        list.append(rows.integer(0));
    return list;
}

} // namespace storage
