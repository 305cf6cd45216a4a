#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ui {

/// One row of the transcript's text: what QML draws without looking inside.
///
/// `text` of Paragraph and Heading is markup: an escaped subset of rich text written by InlineText alone (<b> <i> <s>
/// <code> <a href> <br>). `text` of Code and Formula is source, to be shown as plain text.
struct Block
{
    enum class Kind { Paragraph, Heading, Code, Table, Rule, Formula };
    enum class Align { Start, Center, End };

    Kind kind = Kind::Paragraph;
    QString text;
    QString plain;          ///< without marks, for the clipboard and screen readers
    QString language;       ///< Code: the first word behind the fence, may be empty
    QString marker;         ///< of a list item's first block: "•", "1.", "☐", "☑"; else empty
    int level = 0;          ///< Heading: 1 to 6
    int indent = 0;         ///< list depth, 0 = outside lists
    int quote = 0;          ///< quote depth
    bool continued = false; ///< goes on where the block before had to be cut

    // Table: the first row is the head
    QList<Align> columns;
    QList<QStringList> cells; ///< markup

    bool operator==(const Block &) const = default;
};

} // namespace ui
