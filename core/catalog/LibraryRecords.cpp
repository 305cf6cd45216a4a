#include "catalog/LibraryRecords.h"

#include "catalog/PosixFile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace catalog {

LibraryRecords LibraryRecords::load(const QString &file)
{
    LibraryRecords records;
    const auto list =
        QJsonDocument::fromJson(readSmallFile(file, 16 << 20)).object().value(QStringLiteral("files")).toArray();
    for (const auto &value : list) {
        const auto object = value.toObject();
        LibraryRecord record;
        // Numbers beyond 2^53 are kept as text.
        record.stamp = {object.value(QStringLiteral("bytes")).toString().toLongLong(),
                        object.value(QStringLiteral("modified")).toString().toLongLong(),
                        object.value(QStringLiteral("inode")).toString().toULongLong()};
        const auto hash = QByteArray::fromHex(object.value(QStringLiteral("sha256")).toString().toLatin1());
        record.sha256 = hash.size() == 32 ? hash : QByteArray();
        record.source = object.value(QStringLiteral("source")).toString().left(2048);
        record.catalogueId = object.value(QStringLiteral("catalogue")).toString().left(400);
        record.ours = object.value(QStringLiteral("ours")).toBool();
        const int check = object.value(QStringLiteral("check")).toInt();
        record.check = check >= 0 && check <= 3 ? ModelFile::Check(check) : ModelFile::Check::NotYet;
        records.byPath.insert(object.value(QStringLiteral("path")).toString(), record);
    }
    return records;
}

void LibraryRecords::save(const QString &file) const
{
    QJsonArray list;
    for (auto item = byPath.begin(); item != byPath.end(); ++item) {
        const auto &record = item.value();
        list.append(QJsonObject{{QStringLiteral("path"), item.key()},
                                {QStringLiteral("bytes"), QString::number(record.stamp.bytes)},
                                {QStringLiteral("modified"), QString::number(record.stamp.modified)},
                                {QStringLiteral("inode"), QString::number(record.stamp.inode)},
                                {QStringLiteral("sha256"), QString::fromLatin1(record.sha256.toHex())},
                                {QStringLiteral("source"), record.source},
                                {QStringLiteral("catalogue"), record.catalogueId},
                                {QStringLiteral("ours"), record.ours},
                                {QStringLiteral("check"), int(record.check)}});
    }
    replaceFile(file, QJsonDocument(QJsonObject{{QStringLiteral("files"), list}}).toJson(QJsonDocument::Compact));
}

} // namespace catalog
