#pragma once

#include "viewmodels/Block.h"

namespace ui {

/// A message's Markdown as blocks, growing with the text. The text is cut into pieces at blank lines (outside code and
/// lists) and each piece is read on its own, so text that arrives bit by bit gives the same blocks as text that arrives
/// at once, and only the last piece is ever read again: the cost of an append does not depend on the length before it.
class MarkdownBlocks
{
public:
    static constexpr int kLongestPiece = 20000; ///< characters; a longer one is cut at a line end or space
    static constexpr int kCodeLines = 250;      ///< lines of one code block; a longer one goes on in the next

    void setText(const QString &text);
    /// The index of the first block that may differ from before; all before it are the same.
    int append(QStringView text);

    const QList<Block> &blocks() const { return m_blocks; }

private:
    /// An open fence of code: "```python".
    struct Fence
    {
        QChar mark;
        int length = 0;
        QString language;
        bool continued = false;
    };
    /// Where a scan stands between two lines.
    struct Piece
    {
        enum class Kind { None, Markdown, Code, Formula } kind = Kind::None;
        qsizetype from = 0;
        int lines = 0;
        bool list = false;
        bool afterBlank = false;
        bool innerFence = false;
        Fence fence;
    };

    void takeLine(Piece &piece, qsizetype at, qsizetype end, qsizetype next);
    void startPiece(Piece &piece, qsizetype at, qsizetype end, qsizetype next);
    void emitPiece(const Piece &piece, qsizetype to);

    QList<Block> m_blocks;
    QString m_tail;          ///< text from the start of the piece that is still open
    Piece m_piece;           ///< after the last whole line
    qsizetype m_scanned = 0; ///< of m_tail: the whole lines
    qsizetype m_stable = 0;  ///< blocks before the open piece
};

} // namespace ui
