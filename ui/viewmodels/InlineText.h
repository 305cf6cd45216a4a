#pragma once

#include <QString>
#include <QStringView>

namespace ui {

/// Writes the only rich text the program ever shows: outside text is escaped, tags are ours. No image, no style, no
/// address but http, https and mailto; anything else becomes plain words.
class InlineText
{
public:
    /// A run without a space is broken by a line end after this many characters: laying out one word of 100,000
    /// characters takes a second.
    static constexpr int kLongestRun = 2000;

    void text(QStringView text); ///< escaped
    void lineBreak();
    void open(const char *tag); ///< "b", "i", "s", "code"
    void close(const char *tag);
    void openLink(const QString &target); ///< a refused address opens nothing; closeLink then shows it behind the words
    void closeLink();

    bool isEmpty() const { return m_plain.isEmpty(); }
    const QString &markup() const { return m_markup; }
    const QString &plain() const { return m_plain; }
    void clear();

    static QString escaped(QStringView text);
    /// Direction marks, zero-width and tag characters as "⟦U+202E⟧", for places where hidden characters deceive.
    static QString visible(QStringView text);
    /// Characters of `text` that nobody sees and that may turn its meaning round: direction overrides, zero-width
    /// spaces, tags. Joiners and marks that writing itself needs are not counted.
    static int deceptive(QStringView text);
    /// Whether a link may be offered: http, https, mailto, with a host or address.
    static bool isAllowed(const QString &target);
    static QString broken(QStringView text); ///< with line ends after kLongestRun

private:
    QString m_markup;
    QString m_plain;
    QString m_refused; ///< target of the link that is open and not offered
    int m_run = 0;
    bool m_linkOpen = false;
};

} // namespace ui
