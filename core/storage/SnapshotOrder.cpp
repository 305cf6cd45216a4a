#include "storage/SnapshotOrder.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace storage {

namespace {

enum Step { Crowded, Spaced, LastPrompt, Newest };

qint64 spacing(qint64 distance)
{
    return distance <= 1024 ? 256 : distance <= 1024 + 8192 ? 1024 : 4096;
}

/// The latest used row of `kind`, or of any kind; end() when there is none.
template<typename Iterator>
Iterator latest(Iterator begin, Iterator end, std::optional<chat::SnapshotKind> kind)
{
    auto best = end;
    for (auto row = begin; row != end; ++row)
        if ((!kind || row->kind == *kind) && (best == end || row->used > best->used))
            best = row;
    return best;
}

/// Steps of one chat's rows, which lie together with the deepest first.
template<typename Iterator>
void rank(Iterator begin, Iterator end, QHash<qint64, Step> &steps)
{
    qint64 keptAbove = -1; // token count of the last row that was not crowded
    for (auto row = begin; row != end; ++row) {
        const bool crowded =
            keptAbove >= 0 && keptAbove - row->tokenCount < spacing(begin->tokenCount - row->tokenCount);
        steps[row->id] = crowded ? Crowded : Spaced;
        if (!crowded)
            keptAbove = row->tokenCount;
    }
    if (const auto prompt = latest(begin, end, chat::SnapshotKind::PromptEnd); prompt != end)
        steps[prompt->id] = LastPrompt;
    auto newest = latest(begin, end, chat::SnapshotKind::AnswerEnd);
    if (newest == end)
        newest = latest(begin, end, {});
    steps[newest->id] = Newest;
}

} // namespace

QList<SnapshotRow> dropOrder(QList<SnapshotRow> rows)
{
    rows.removeIf([](const SnapshotRow &row) { return row.kind == chat::SnapshotKind::Pinned; });
    std::ranges::sort(rows, [](const SnapshotRow &a, const SnapshotRow &b) {
        return std::tuple(a.conversation, -a.tokenCount, -a.used) < std::tuple(b.conversation, -b.tokenCount, -b.used);
    });
    QHash<qint64, Step> steps;
    for (auto begin = rows.cbegin(); begin != rows.cend();) {
        const auto end =
            std::find_if(begin, rows.cend(), [&](const auto &row) { return row.conversation != begin->conversation; });
        rank(begin, end, steps);
        begin = end;
    }
    std::ranges::sort(rows, [&steps](const SnapshotRow &a, const SnapshotRow &b) {
        return std::tuple(steps.value(a.id), a.used, a.id) < std::tuple(steps.value(b.id), b.used, b.id);
    });
    return rows;
}

} // namespace storage
