#include "storage/SqliteRecords.h"

#include "storage/SqlitePages.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <optional>

namespace storage {

namespace {

constexpr char kTableLeaf = 0x0d;
constexpr std::size_t kMostColumns = 64; ///< far above any table of ours

/// Reads forward through bytes that may end anywhere.
class Cursor
{
public:
    Cursor(const QByteArray &bytes, qsizetype at) : m_bytes(bytes), m_at(at) {}

    qsizetype at() const { return m_at; }

    std::optional<quint64> varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            if (m_at < 0 || m_at >= m_bytes.size())
                return {};
            const auto byte = static_cast<quint8>(m_bytes[m_at++]);
            if (i == 8)
                return value << 8 | byte;
            value = value << 7 | (byte & 0x7f);
            if (byte < 0x80)
                return value;
        }
        return {};
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at;
};

/// The whole payload of a cell whose local part starts at `at`; nullopt when it cannot be complete.
std::optional<QByteArray> payload(const SqlitePages &pages, const QByteArray &page, qsizetype at, quint64 size,
                                  Overflow overflow)
{
    const qint64 usable = pages.pageSize();
    if (size > static_cast<quint64>(pages.bytes()))
        return {};
    const auto wanted = static_cast<qint64>(size);
    const qint64 mostLocal = usable - 35, leastLocal = (usable - 12) * 32 / 255 - 23;
    if (wanted <= mostLocal)
        return at + wanted <= page.size() ? std::optional(page.mid(at, wanted)) : std::nullopt;
    const qint64 wished = leastLocal + (wanted - leastLocal) % (usable - 4);
    const qint64 local = wished <= mostLocal ? wished : leastLocal;
    if (at + local + 4 > page.size())
        return {};
    auto bytes = page.mid(at, local);
    auto next = qFromBigEndian<quint32>(page.constData() + at + local);
    while (bytes.size() < wanted) {
        const auto more = overflow == Overflow::Newest ? pages.newest(next) : pages.inFile(next);
        if (more.size() < usable)
            return {};
        bytes.append(more.constData() + 4, std::min(wanted - bytes.size(), usable - 4));
        next = qFromBigEndian<quint32>(more.constData());
    }
    return bytes;
}

qint64 bigEndian(const char *bytes, int size)
{
    quint64 value = static_cast<quint64>(static_cast<qint64>(static_cast<qint8>(bytes[0])));
    for (int i = 1; i < size; ++i)
        value = value << 8 | static_cast<quint8>(bytes[i]);
    return static_cast<qint64>(value);
}

std::optional<RawValue> value(const QByteArray &record, qsizetype &at, quint64 type)
{
    static constexpr int kIntegerSizes[] = {0, 1, 2, 3, 4, 6, 8, 8};
    if (type == 0)
        return RawValue();
    if (type == 8 || type == 9)
        return RawValue(qint64(type - 8));
    if (type == 10 || type == 11)
        return {};
    const quint64 size = type < 8 ? static_cast<quint64>(kIntegerSizes[type]) : (type - 12) / 2;
    if (size > static_cast<quint64>(record.size() - at))
        return {};
    const char *bytes = record.constData() + at;
    at += static_cast<qsizetype>(size);
    if (type == 7)
        return RawValue(std::bit_cast<double>(qFromBigEndian<quint64>(bytes)));
    if (type < 7)
        return RawValue(bigEndian(bytes, static_cast<int>(size)));
    const QByteArray copy(bytes, static_cast<qsizetype>(size));
    return type % 2 ? RawValue(RawText{copy}) : RawValue(copy);
}

std::optional<std::vector<RawValue>> values(const QByteArray &record)
{
    Cursor header(record, 0);
    const auto headerSize = header.varint();
    if (!headerSize || *headerSize > static_cast<quint64>(record.size()))
        return {};
    auto at = static_cast<qsizetype>(*headerSize);
    std::vector<RawValue> list;
    while (header.at() < static_cast<qsizetype>(*headerSize)) {
        const auto type = header.varint();
        auto next = type ? value(record, at, *type) : std::nullopt;
        if (!next || list.size() == kMostColumns)
            return {};
        list.push_back(std::move(*next));
    }
    return list;
}

} // namespace

void eachRow(const SqlitePages &pages, quint32 number, const QByteArray &page, Overflow overflow,
             const std::function<void(const RawRow &)> &found)
{
    const qsizetype start = number == 1 ? 100 : 0; // the first page begins with the file's header
    if (page.size() < start + 8 || page[start] != kTableLeaf)
        return;
    const int cells = qFromBigEndian<quint16>(page.constData() + start + 3);
    for (int i = 0; i < cells && start + 8 + 2 * i + 2 <= page.size(); ++i) {
        Cursor cell(page, qFromBigEndian<quint16>(page.constData() + start + 8 + 2 * i));
        const auto size = cell.varint();
        const auto id = cell.varint();
        if (!size || !id)
            continue;
        const auto record = payload(pages, page, cell.at(), *size, overflow);
        if (auto row = record ? values(*record) : std::nullopt)
            found({static_cast<qint64>(*id), std::move(*row)});
    }
}

} // namespace storage
