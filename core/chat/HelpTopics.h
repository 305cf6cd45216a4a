#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace chat {

/// Something that the program can explain. The built-in model learned these very words; the help page shows them too.
struct HelpTopic
{
    QString id;
    QString title;
    QString question; ///< to click
    QString answer;
    bool known = true; ///< the built-in model answers `question` with `answer`, word for word
};

/// The table of topics, and what was measured of the built-in model with it.
///
/// Thread: any; a value.
class HelpTopics
{
public:
    HelpTopics() = default;
    /// `topics`: resources/fledgling/topics.json. `release`: release.json beside it. What cannot be read gives an empty
    /// table.
    HelpTopics(const QByteArray &topics, const QByteArray &release);
    /// The table inside the program, empty when this build has none.
    static HelpTopics builtIn();

    bool isEmpty() const { return m_topics.isEmpty(); }
    const QList<HelpTopic> &all() const { return m_topics; }
    double sure() const { return m_sure; } ///< answers whose confidence is lower are not shown
    /// Whether the built-in model was asked these questions; else HelpTopic::known is not known.
    bool isMeasured() const { return m_measured; }

    /// Topics that share words with the text, the likeliest first.
    QList<HelpTopic> near(const QString &text, int most) const;
    /// Topics in which every one of the words begins a word, in the order of the table; without words all of them.
    QList<HelpTopic> containing(const QString &words) const;

    /// What is said to a question that was not understood: a sentence and a list of questions to ask instead.
    QString offer(const QString &text) const;
    /// The questions of such an offer; empty for any other text.
    static QStringList offered(const QString &answer);
    /// The sentence above them.
    static QString offerSentence();

private:
    QList<HelpTopic> m_topics;
    double m_sure = 0;
    bool m_measured = false;
};

} // namespace chat
