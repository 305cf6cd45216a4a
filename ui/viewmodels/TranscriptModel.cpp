#include "viewmodels/TranscriptModel.h"

#include "viewmodels/CodeColors.h"
#include "viewmodels/InlineText.h"
#include "viewmodels/SpeedNumber.h"

#include "chat/Attachment.h"
#include "chat/HelpTopics.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>

namespace ui {

using chat::Message;
using chat::MessageStatus;

namespace {

constexpr int kBetweenMessages = 30;
constexpr int kBetweenBlocks = 14;
constexpr int kBetweenItems = 5;
constexpr qsizetype kColored = 100'000, kColoredLive = 4'000; ///< characters
constexpr qsizetype kPieceOfRest = 10'000;                    ///< read in a turn of the event loop

bool isWritten(const Message &message)
{
    return message.status == MessageStatus::Generating;
}

/// An answer that nobody asked for has nothing to be done with.
bool isGreeting(const Message &message)
{
    return message.role == chat::Role::Assistant && message.parent == 0 && message.status == MessageStatus::Complete;
}

/// What a role says of a row that has nothing to say in it.
QVariant none(int role)
{
    return role == TranscriptModel::TextRole || role == TranscriptModel::SourceRole ? QVariant(QString()) : QVariant();
}

bool isSource(const Block &block)
{
    return block.kind == Block::Kind::Code || block.kind == Block::Kind::Formula;
}

bool hasThoughts(const Message &message)
{
    return !message.thinking.isEmpty();
}

} // namespace

TranscriptModel::Entry TranscriptModel::makeEntry(const Message &message) const
{
    Entry entry;
    entry.message = message;
    readText(entry);
    return entry;
}

void TranscriptModel::readText(Entry &entry)
{
    const auto &message = entry.message;
    if (message.role != chat::Role::Assistant) {
        const auto parts = chat::AttachedText::of(message.text);
        entry.words = parts.words;
        entry.attached.clear();
        for (const auto &each : parts.attachments)
            entry.attached.append(InlineText::visible(each.name));
        return;
    }
    entry.topics =
        message.statistics && message.statistics->offered ? chat::HelpTopics::offered(message.text) : QStringList();
    entry.read = message.text.size();
    if (!entry.topics.isEmpty())
        return entry.markdown.setText(chat::HelpTopics::offerSentence());
    if (!entry.whole && !isWritten(message) && entry.read > kReadAtFirst) {
        const auto line = message.text.lastIndexOf(u'\n', kReadAtFirst);
        entry.read = line > kReadAtFirst / 2 ? line + 1 : kReadAtFirst;
        if (message.text[entry.read].isLowSurrogate())
            --entry.read;
    }
    entry.markdown.setText(message.text.left(entry.read));
}

int TranscriptModel::headRows(const Entry &entry) const
{
    const bool reopened = m_reopenedBefore != 0 && entry.message.id == m_reopenedBefore;
    return int(reopened) + int(entry.message.role == chat::Role::Assistant && hasThoughts(entry.message));
}

/// Question: one row. Answer: thoughts, blocks, and the actions or, while nothing is written yet, a notice.
int TranscriptModel::rowsOf(const Entry &entry) const
{
    if (entry.message.role != chat::Role::Assistant)
        return headRows(entry) + 1;
    const auto blocks = int(entry.markdown.blocks().size());
    if (isWritten(entry.message))
        return headRows(entry) + (blocks > 0 ? blocks : hasThoughts(entry.message) ? 0 : 1);
    return headRows(entry) + blocks + int(!entry.topics.isEmpty()) + (isGreeting(entry.message) ? 0 : 1);
}

TranscriptModel::RowKind TranscriptModel::kindAt(const Entry &entry, int row) const
{
    if (m_reopenedBefore != 0 && entry.message.id == m_reopenedBefore) {
        if (row == 0)
            return Reopened;
    }
    if (entry.message.role != chat::Role::Assistant)
        return User;
    const auto head = headRows(entry);
    if (row < head)
        return Thinking;
    const auto block = row - head;
    if (block >= entry.markdown.blocks().size())
        return isWritten(entry.message)                                             ? Notice
               : block == entry.markdown.blocks().size() && !entry.topics.isEmpty() ? Topics
                                                                                    : Actions;
    switch (entry.markdown.blocks()[block].kind) {
    case Block::Kind::Paragraph:
        return Prose;
    case Block::Kind::Heading:
        return Heading;
    case Block::Kind::Code:
        return Code;
    case Block::Kind::Table:
        return Table;
    case Block::Kind::Rule:
        return Rule;
    case Block::Kind::Formula:
        return Formula;
    }
    return Prose;
}

int TranscriptModel::firstRow(int entry) const
{
    if (m_starts.empty())
        m_starts.push_back(0);
    while (int(m_starts.size()) <= entry)
        m_starts.push_back(m_starts.back() + m_entries[m_starts.size() - 1].rows);
    return m_starts[size_t(entry)];
}

void TranscriptModel::forgetStarts(int entry)
{
    m_starts.resize(std::min(m_starts.size(), size_t(entry) + 1));
}

TranscriptModel::Place TranscriptModel::place(int row) const
{
    if (row < 0 || row >= firstRow(int(m_entries.size())))
        return {};
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), row);
    const auto entry = int(after - m_starts.begin()) - 1;
    return {entry, row - m_starts[size_t(entry)]};
}

int TranscriptModel::indexOf(chat::MessageId message) const
{
    for (int i = int(m_entries.size()) - 1; i >= 0; --i)
        if (m_entries[size_t(i)].message.id == message)
            return i;
    return -1;
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstRow(int(m_entries.size()));
}

QHash<int, QByteArray> TranscriptModel::roleNames() const
{
    return {{KindRole, "kind"},       {MessageRole, "message"}, {TextRole, "text"},
            {SourceRole, "source"},   {PlainRole, "plain"},     {LanguageRole, "language"},
            {ColoredRole, "colored"}, {MarkerRole, "marker"},   {LevelRole, "level"},
            {IndentRole, "indent"},   {QuoteRole, "quote"},     {ColumnsRole, "columns"},
            {CellsRole, "cells"},     {GapRole, "gap"},         {LiveRole, "live"},
            {OpenRole, "open"},       {NoteRole, "note"},       {SiblingsRole, "siblings"},
            {SiblingRole, "sibling"}, {NewestRole, "newest"},   {AttachedRole, "attached"},
            {TopicsRole, "topics"},   {SpeakerRole, "speaker"}, {CanContinueRole, "canContinue"}};
}

int TranscriptModel::gapAt(const Place &at) const
{
    const auto &entry = m_entries[size_t(at.entry)];
    if (at.row == 0)
        return at.entry == 0 ? 4 : kBetweenMessages;
    const auto kind = kindAt(entry, at.row);
    if (kind == Actions)
        return 8;
    if (kind == Topics)
        return kBetweenBlocks;
    const auto block = at.row - headRows(entry);
    if (block <= 0)
        return entry.message.role == chat::Role::Assistant ? kBetweenBlocks - 4 : kBetweenMessages;
    const auto &blocks = entry.markdown.blocks();
    const auto &above = blocks[block - 1];
    const auto &here = blocks[block];
    if (here.kind == Block::Kind::Heading)
        return kBetweenBlocks + 6;
    if (above.indent > 0 && here.indent > 0)
        return kBetweenItems;
    return kBetweenBlocks;
}

QString TranscriptModel::note(const Message &message) const
{
    if (!message.statistics)
        return {};
    const auto &statistics = *message.statistics;
    const auto tokens = tr("%Ln tokens", nullptr, statistics.answerTokens);
    if (statistics.tokensPerSecond <= 0)
        return tokens;
    return tr("%1 · %2 tokens/s").arg(tokens, speedNumber(statistics.tokensPerSecond));
}

QVariant TranscriptModel::blockData(const Entry &entry, int index, bool last, int role) const
{
    const auto &block = entry.markdown.blocks()[index];
    switch (role) {
    case TextRole:
        return isSource(block) ? QString() : block.text;
    case SourceRole:
        return isSource(block) ? InlineText::broken(InlineText::visible(block.text)) : QString();
    case PlainRole:
        return block.plain;
    case LanguageRole:
        return InlineText::visible(block.language);
    case ColoredRole: {
        // Laying colours out costs; a long piece gets them when it stands, a very long one never.
        const bool live = last && isWritten(entry.message);
        if (block.kind != Block::Kind::Code || block.text.size() > (live ? kColoredLive : kColored))
            return QString();
        return CodeColors::markup(block.language, InlineText::broken(InlineText::visible(block.text)));
    }
    case MarkerRole:
        return block.marker;
    case LevelRole:
        return block.level;
    case IndentRole:
        return block.indent;
    case QuoteRole:
        return block.quote;
    case ColumnsRole: {
        QVariantList columns;
        for (const auto align : block.columns)
            columns.append(int(align));
        return columns;
    }
    case CellsRole: {
        QVariantList rows;
        for (const auto &row : block.cells)
            rows.append(QVariant(row));
        return rows;
    }
    case LiveRole:
        return last && isWritten(entry.message);
    default:
        return {};
    }
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto at = place(index.row());
    const auto &entry = m_entries[size_t(at.entry)];
    const auto &message = entry.message;
    const auto kind = kindAt(entry, at.row);
    const auto head = headRows(entry);
    const auto blocks = int(entry.markdown.blocks().size());
    const auto block = at.row - head;

    switch (role) {
    case Qt::DisplayRole:
    case KindRole:
        return int(kind);
    case MessageRole:
        return message.id;
    case GapRole:
        return gapAt(at);
    case SiblingsRole:
        return message.siblings;
    case SiblingRole:
        return message.siblingIndex + 1;
    case NewestRole:
        return at.entry + 1 == int(m_entries.size());
    case CanContinueRole:
        return message.role == chat::Role::Assistant &&
               (message.status == MessageStatus::Stopped || message.status == MessageStatus::Interrupted ||
                message.status == MessageStatus::LengthLimit || message.status == MessageStatus::Failed);
    case SpeakerRole:
        if (at.row != 0)
            return QString();
        return message.role == chat::Role::User                             ? tr("You")
               : message.statistics && !message.statistics->model.isEmpty() ? message.statistics->model
                                                                            : tr("Answer");
    default:
        break;
    }

    switch (kind) {
    case User:
        switch (role) {
        case SourceRole: {
            const auto words = entry.whole ? entry.words : entry.words.left(kShownAtFirst);
            return InlineText::broken(words);
        }
        case PlainRole:
            return message.text;
        case OpenRole:
            return entry.whole || entry.words.size() <= kShownAtFirst;
        case AttachedRole:
            return entry.attached;
        default:
            return none(role);
        }
    case Thinking:
        switch (role) {
        case SourceRole:
            return entry.thinkingOpen ? InlineText::broken(message.thinking.right(kShownAtFirst)) : QString();
        case PlainRole:
            return message.thinking;
        case OpenRole:
            return entry.thinkingOpen;
        case LiveRole:
            return isWritten(message) && blocks == 0;
        case NoteRole:
            if (isWritten(message) && blocks == 0)
                return tr("Thinking, %1 s").arg(m_thinkingSeconds);
            if (message.statistics && message.statistics->thinkingMs >= 500)
                return tr("Thought for %1 s").arg(qRound(message.statistics->thinkingMs / 1000.0));
            if (isWritten(message) && m_thinkingSeconds > 0)
                return tr("Thought for %1 s").arg(m_thinkingSeconds);
            return tr("Thoughts");
        default:
            return none(role);
        }
    case Reopened:
        return role == TextRole || role == PlainRole ? m_reopened : none(role);
    case Topics:
        return role == TopicsRole  ? QVariant(entry.topics)
               : role == PlainRole ? QVariant(entry.topics.join(u'\n'))
                                   : QVariant(QString()); // the row above it was text a moment ago
    case Notice:
        return role == LiveRole ? QVariant(true) : none(role);
    case Actions:
        switch (role) {
        case NoteRole:
            return note(message);
        case OpenRole:
            return entry.whole || entry.read == message.text.size();
        case TextRole:
            switch (message.status) {
            case MessageStatus::Stopped:
                return tr("Stopped.");
            case MessageStatus::Interrupted:
                return tr("Cut short. It is saved as far as it is here.");
            case MessageStatus::LengthLimit:
                return tr("The longest answer was reached.");
            case MessageStatus::Failed:
                return tr("The answer was not finished.");
            default:
                return QString();
            }
        default:
            return none(role);
        }
    default:
        return blockData(entry, block, block + 1 == blocks, role);
    }
}

void TranscriptModel::setMessages(const QList<Message> &messages)
{
    beginResetModel();
    m_starts.clear();
    m_entries.clear();
    m_entries.reserve(size_t(messages.size()));
    for (const auto &message : messages)
        m_entries.push_back(makeEntry(message));
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i].rows = rowsOf(m_entries[i]);
    endResetModel();
}

void TranscriptModel::replaceFrom(int message, const QList<Message> &messages)
{
    message = std::clamp(message, 0, int(m_entries.size()));
    const auto from = firstRow(message);
    const auto end = rowCount();
    if (end > from) {
        beginRemoveRows({}, from, end - 1);
        m_entries.resize(size_t(message));
        forgetStarts(message);
        endRemoveRows();
    } else {
        m_entries.resize(size_t(message));
        forgetStarts(message);
    }
    std::vector<Entry> added;
    int rows = 0;
    for (int i = message; i < messages.size(); ++i) {
        auto entry = makeEntry(messages[i]);
        entry.rows = rowsOf(entry);
        rows += entry.rows;
        added.push_back(std::move(entry));
    }
    if (rows > 0)
        beginInsertRows({}, from, from + rows - 1);
    std::move(added.begin(), added.end(), std::back_inserter(m_entries));
    if (rows > 0)
        endInsertRows();
    if (from > 0) // what is newest, and with it the actions that show, moved on
        Q_EMIT dataChanged(index(from - 1), index(from - 1), {NewestRole});
}

void TranscriptModel::prepend(const QList<Message> &older)
{
    std::vector<Entry> added;
    int rows = 0;
    for (const auto &message : older) {
        auto entry = makeEntry(message);
        entry.rows = rowsOf(entry);
        rows += entry.rows;
        added.push_back(std::move(entry));
    }
    if (rows == 0)
        return;
    beginInsertRows({}, 0, rows - 1);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    forgetStarts(0);
    endInsertRows();
    Q_EMIT dataChanged(index(rows), index(rows), {GapRole});
}

void TranscriptModel::settleRows(int index, int firstChanged)
{
    auto &entry = m_entries[size_t(index)];
    const auto first = firstRow(index);
    const auto now = rowsOf(entry);
    const auto before = entry.rows;
    if (now > before) {
        beginInsertRows({}, first + before, first + now - 1);
        entry.rows = now;
        forgetStarts(index);
        endInsertRows();
    } else if (now < before) {
        beginRemoveRows({}, first + now, first + before - 1);
        entry.rows = now;
        forgetStarts(index);
        endRemoveRows();
    }
    const auto last = std::min(now, before) - 1;
    if (firstChanged <= last)
        Q_EMIT dataChanged(this->index(first + firstChanged), this->index(first + last));
}

void TranscriptModel::updateMessage(int index, const Message &changed)
{
    if (index < 0 || index >= int(m_entries.size()))
        return;
    auto &entry = m_entries[size_t(index)];
    const auto offered = [](const Message &message) { return message.statistics && message.statistics->offered; };
    const bool same = entry.message.text == changed.text && offered(entry.message) == offered(changed);
    entry.message = changed;
    if (!same)
        readText(entry);
    settleRows(index, 0);
}

void TranscriptModel::appendText(int index, QStringView piece, bool thinking)
{
    if (index < 0 || index >= int(m_entries.size()))
        return;
    auto &entry = m_entries[size_t(index)];
    const bool first = entry.message.text.isEmpty() && entry.message.thinking.isEmpty();
    int changed = 0;
    if (thinking) {
        entry.message.thinking += piece;
        changed = first ? 0 : headRows(entry) - 1;
    } else {
        const bool noText = entry.markdown.blocks().isEmpty();
        entry.message.text += piece;
        entry.read = entry.message.text.size();
        const auto block = entry.markdown.append(piece);
        // The row before the first changed block was live until now; the first block changes the notice or fold above
        // it.
        changed = noText ? 0 : headRows(entry) + std::max(0, block - 1);
    }
    settleRows(index, changed);
}

void TranscriptModel::setThinkingSeconds(int seconds)
{
    m_thinkingSeconds = seconds;
    const auto written =
        std::find_if(m_entries.rbegin(), m_entries.rend(), [](const Entry &entry) { return isWritten(entry.message); });
    if (written == m_entries.rend() || !hasThoughts(written->message))
        return;
    const auto row = firstRow(int(m_entries.rend() - written) - 1) + headRows(*written) - 1;
    Q_EMIT dataChanged(index(row), index(row), {NoteRole});
}

void TranscriptModel::setReopened(chat::MessageId before, const QString &words)
{
    const auto old = m_reopenedBefore == 0 ? -1 : indexOf(m_reopenedBefore);
    if (old >= 0) {
        const auto row = firstRow(old);
        beginRemoveRows({}, row, row);
        m_reopenedBefore = 0;
        --m_entries[size_t(old)].rows;
        forgetStarts(old);
        endRemoveRows();
    }
    m_reopenedBefore = 0;
    m_reopened = words;
    const auto index = before == 0 ? -1 : indexOf(before);
    if (index < 0)
        return;
    const auto row = firstRow(index);
    beginInsertRows({}, row, row);
    m_reopenedBefore = before;
    ++m_entries[size_t(index)].rows;
    forgetStarts(index);
    endInsertRows();
}

void TranscriptModel::retranslate()
{
    if (const auto rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0), index(rows - 1), {NoteRole, TextRole, SpeakerRole});
}

void TranscriptModel::setOpen(int row, bool open)
{
    if (row < 0 || row >= rowCount())
        return;
    const auto at = place(row);
    auto &entry = m_entries[size_t(at.entry)];
    switch (kindAt(entry, at.row)) {
    case Thinking:
        entry.thinkingOpen = open;
        break;
    case User:
        entry.whole = open;
        break;
    case Actions:
        entry.whole = true;
        readOn(entry.message.id);
        break;
    default:
        return;
    }
    Q_EMIT dataChanged(index(row), index(row), {OpenRole, SourceRole});
}

void TranscriptModel::readOn(chat::MessageId message)
{
    const auto at = indexOf(message);
    if (at < 0)
        return;
    auto &entry = m_entries[size_t(at)];
    const auto piece = QStringView(entry.message.text).mid(entry.read, kPieceOfRest);
    if (!entry.whole || piece.isEmpty())
        return;
    entry.read += piece.size();
    const auto block = entry.markdown.append(piece);
    settleRows(at, headRows(entry) + std::max(0, block - 1));
    QTimer::singleShot(0, this, [this, message] { readOn(message); });
}

QList<int> TranscriptModel::rowsWith(const QString &text) const
{
    QList<int> found;
    int end = rowCount();
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        const auto first = end - entry->rows;
        const auto blocks = int(entry->markdown.blocks().size());
        if (entry->message.role != chat::Role::Assistant) {
            if (entry->words.contains(text, Qt::CaseInsensitive))
                found.append(end - 1);
        } else {
            for (int i = blocks; i-- > 0;)
                if (entry->markdown.blocks()[i].plain.contains(text, Qt::CaseInsensitive))
                    found.append(first + headRows(*entry) + i);
        }
        end = first;
    }
    return found;
}

QString TranscriptModel::plainText(chat::MessageId message) const
{
    const auto at = indexOf(message);
    if (at < 0)
        return {};
    const auto &entry = m_entries[size_t(at)];
    if (entry.message.role != chat::Role::Assistant)
        return entry.message.text;
    QString text;
    auto markdown = entry.markdown;
    if (entry.topics.isEmpty())
        markdown.append(QStringView(entry.message.text).mid(entry.read));
    const auto &blocks = markdown.blocks();
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const auto &block = blocks[i];
        const bool together = i > 0 && block.indent > 0 && blocks[i - 1].indent > 0;
        if (i > 0)
            text += together ? QStringLiteral("\n") : QStringLiteral("\n\n");
        if (block.indent > 0)
            text += QString(2 * (block.indent - 1), u' ');
        if (!block.marker.isEmpty())
            text += block.marker + u' ';
        text += block.plain;
    }
    return text;
}

int TranscriptModel::firstRowOf(qint64 message) const
{
    const auto index = indexOf(message);
    return index < 0 ? -1 : firstRow(index);
}

int TranscriptModel::messageRow(int row, int delta) const
{
    if (m_entries.empty())
        return -1;
    const auto at = row < 0 || row >= rowCount() ? Place{int(m_entries.size()) - 1, 0} : place(row);
    return firstRow(std::clamp(at.entry + delta, 0, int(m_entries.size()) - 1));
}

} // namespace ui
