#include "viewmodels/MarkdownBlocks.h"

#include "viewmodels/MarkdownParser.h"

namespace ui {

namespace {

int indentOf(QStringView line)
{
    int columns = 0;
    for (const auto c : line) {
        if (c == u' ')
            ++columns;
        else if (c == u'\t')
            columns += 4;
        else
            break;
    }
    return columns;
}

/// Length of a fence at the start of a line without its indent, 0 for none.
int fenceLength(QStringView trimmed)
{
    if (trimmed.isEmpty() || (trimmed[0] != u'`' && trimmed[0] != u'~'))
        return 0;
    int length = 0;
    while (length < trimmed.size() && trimmed[length] == trimmed[0])
        ++length;
    const auto rest = trimmed.mid(length);
    return length >= 3 && !(trimmed[0] == u'`' && rest.contains(u'`')) ? length : 0;
}

bool beginsListItem(QStringView trimmed)
{
    if (trimmed.isEmpty())
        return false;
    if (trimmed[0] == u'-' || trimmed[0] == u'*' || trimmed[0] == u'+')
        return trimmed.size() == 1 || trimmed[1].isSpace();
    int digits = 0;
    while (digits < trimmed.size() && digits < 10 && trimmed[digits].isDigit())
        ++digits;
    return digits > 0 && digits < 10 && digits < trimmed.size() &&
           (trimmed[digits] == u'.' || trimmed[digits] == u')') &&
           (digits + 1 == trimmed.size() || trimmed[digits + 1].isSpace());
}

/// Where a line that is too long is cut: behind its last space, else between two characters.
qsizetype cut(const QString &text, qsizetype from)
{
    const auto limit = from + MarkdownBlocks::kLongestPiece;
    const auto space = text.lastIndexOf(u' ', limit);
    if (space > from)
        return space + 1;
    return text[limit].isLowSurrogate() ? limit - 1 : limit;
}

} // namespace

void MarkdownBlocks::setText(const QString &text)
{
    *this = MarkdownBlocks();
    append(text);
}

int MarkdownBlocks::append(QStringView text)
{
    auto first = m_stable;
    const auto before = m_blocks.mid(first);
    m_blocks.resize(first);
    m_tail += text;

    for (;;) {
        auto end = m_tail.indexOf(u'\n', m_scanned);
        auto next = end + 1;
        const auto length = (end < 0 ? m_tail.size() : end) - m_scanned;
        if (length > kLongestPiece) {
            end = next = cut(m_tail, m_scanned);
        } else if (end < 0) {
            break;
        }
        takeLine(m_piece, m_scanned, end, next);
        m_stable = m_blocks.size();
        m_tail.remove(0, m_piece.from);
        m_scanned = next - m_piece.from;
        m_piece.from = 0;
    }

    // What the unfinished line says is decided anew next time.
    auto piece = m_piece;
    if (m_scanned < m_tail.size())
        takeLine(piece, m_scanned, m_tail.size(), m_tail.size());
    emitPiece(piece, m_tail.size());
    for (const auto &block : before) {
        if (first >= m_blocks.size() || m_blocks[first] != block)
            break;
        ++first;
    }
    return int(first);
}

/// Ends the piece before this line when it is done: its blocks are added, and `piece` is the one after.
void MarkdownBlocks::takeLine(Piece &piece, qsizetype at, qsizetype end, qsizetype next)
{
    const auto line = QStringView(m_tail).mid(at, end - at);
    const auto trimmed = line.trimmed();
    switch (piece.kind) {
    case Piece::Kind::None:
        if (trimmed.isEmpty())
            piece.from = next;
        else
            startPiece(piece, at, end, next);
        return;
    case Piece::Kind::Code: {
        const auto length = fenceLength(trimmed);
        if (length >= piece.fence.length && trimmed[0] == piece.fence.mark && trimmed.size() == length) {
            emitPiece(piece, at);
            piece = Piece();
            piece.from = next;
        } else if (++piece.lines >= kCodeLines || next - piece.from > kLongestPiece) {
            emitPiece(piece, next);
            piece.lines = 0;
            piece.fence.continued = true;
            piece.from = next;
        }
        return;
    }
    case Piece::Kind::Formula:
        if (trimmed.endsWith(QStringLiteral("\\]")) || next - piece.from > kLongestPiece) {
            emitPiece(piece, next);
            piece = Piece();
            piece.from = next;
        }
        return;
    case Piece::Kind::Markdown:
        break;
    }

    if (trimmed.isEmpty()) {
        piece.afterBlank = true;
        return;
    }
    const auto indent = indentOf(line);
    const bool fence = fenceLength(trimmed) > 0;
    if (piece.innerFence && indent == 0 && !fence)
        piece.innerFence = false;
    const bool belongsToList = piece.list && (indent >= 2 || beginsListItem(trimmed));
    const bool newBlock = piece.afterBlank && indent <= 3 && !belongsToList;
    const bool topFence = fence && indent <= 3 && !(piece.list && indent > 0);
    const bool formula = trimmed.startsWith(QStringLiteral("\\[")) && indent <= 3 && !belongsToList;
    if ((!piece.innerFence && (newBlock || topFence || formula)) || at - piece.from > kLongestPiece) {
        emitPiece(piece, at);
        startPiece(piece, at, end, next);
        return;
    }
    if (fence)
        piece.innerFence = !piece.innerFence;
    piece.afterBlank = false;
}

void MarkdownBlocks::startPiece(Piece &piece, qsizetype at, qsizetype end, qsizetype next)
{
    const auto line = QStringView(m_tail).mid(at, end - at);
    const auto trimmed = line.trimmed();
    const auto length = fenceLength(trimmed);
    piece = Piece();
    piece.from = at;
    if (length > 0 && indentOf(line) <= 3) {
        piece.kind = Piece::Kind::Code;
        piece.fence = {trimmed[0], length, trimmed.mid(length).trimmed().toString().section(u' ', 0, 0).left(40),
                       false};
        piece.from = next;
    } else if (trimmed.startsWith(QStringLiteral("\\[")) && !trimmed.contains(QStringLiteral("\\]"))) {
        piece.kind = Piece::Kind::Formula;
    } else {
        piece.kind = Piece::Kind::Markdown;
        piece.list = beginsListItem(trimmed);
    }
}

void MarkdownBlocks::emitPiece(const Piece &piece, qsizetype to)
{
    const auto text = QStringView(m_tail).mid(piece.from, to - piece.from);
    Block block;
    switch (piece.kind) {
    case Piece::Kind::None:
        return;
    case Piece::Kind::Code:
        block.kind = Block::Kind::Code;
        block.language = piece.fence.language;
        block.continued = piece.fence.continued;
        block.text = text.toString();
        if (block.text.endsWith(u'\n'))
            block.text.chop(1);
        block.plain = block.text;
        if (block.text.isEmpty() && block.continued)
            return;
        break;
    case Piece::Kind::Formula:
        block.kind = Block::Kind::Formula;
        block.text = text.toString().trimmed();
        block.plain = block.text;
        break;
    case Piece::Kind::Markdown: {
        // \[ … \] on one line is a formula too
        const auto trimmed = text.trimmed();
        if (trimmed.startsWith(QStringLiteral("\\[")) && trimmed.endsWith(QStringLiteral("\\]")) &&
            !trimmed.contains(u'\n')) {
            block.kind = Block::Kind::Formula;
            block.text = block.plain = trimmed.toString();
            break;
        }
        m_blocks += parseMarkdown(text);
        return;
    }
    }
    m_blocks.append(block);
}

} // namespace ui
