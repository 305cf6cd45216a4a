#include "chat/HelpTopics.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace chat {

namespace {

constexpr int kOffered = 4;

/// Words that stand in every question, of which none tells what it is about.
const QSet<QString> &fillers()
{
    static const auto words =
        QStringLiteral("a about all am an and any are as at be by can could did do does for from get give had has have "
                       "how i if in is it its let like may me my no not of on or our please rookery so some tell that "
                       "the them there they this to us use want was we what when where which who why will with would "
                       "you your")
            .split(u' ');
    static const QSet<QString> set(words.begin(), words.end());
    return set;
}

/// "Models" and "model", "deleting" and "delete" are to meet.
QString stem(const QString &word)
{
    for (const auto &ending :
         {QStringLiteral("ing"), QStringLiteral("ed"), QStringLiteral("es"), QStringLiteral("s"), QStringLiteral("e")})
        if (word.size() > ending.size() + 2 && word.endsWith(ending))
            return word.chopped(ending.size());
    return word;
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}]+"));
    return text.toLower().split(between, Qt::SkipEmptyParts);
}

QSet<QString> stems(const QString &text)
{
    QSet<QString> found;
    for (const auto &word : wordsOf(text))
        if (!fillers().contains(word))
            found.insert(stem(word));
    return found;
}

QJsonValue read(const QByteArray &json, const char *name)
{
    return QJsonDocument::fromJson(json).object().value(QLatin1StringView(name));
}

QByteArray resource(const QString &name)
{
    QFile file(QStringLiteral(":/fledgling/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

HelpTopics::HelpTopics(const QByteArray &topics, const QByteArray &release)
    : m_sure(std::clamp(read(release, "confidence").toDouble(), 0.0, 1.0)),
      m_measured(read(release, "sample").isDouble())
{
    const auto unknown = read(release, "unknown").toArray();
    const auto table = QJsonDocument::fromJson(topics).array();
    for (const auto &each : table) {
        const auto topic = each.toObject();
        const auto text = [&topic](const char *name) { return topic.value(QLatin1StringView(name)).toString(); };
        m_topics.append({text("id"), text("title"), text("question"), text("answer"),
                         !unknown.contains(topic.value(QLatin1StringView("id")))});
    }
}

HelpTopics HelpTopics::builtIn()
{
    return HelpTopics(resource(QStringLiteral("topics.json")), resource(QStringLiteral("release.json")));
}

QList<HelpTopic> HelpTopics::near(const QString &text, int most) const
{
    const auto asked = stems(text);
    QList<QSet<QString>> heads, bodies;
    QHash<QString, int> topicsWith;
    for (const auto &topic : m_topics) {
        heads.append(stems(topic.title + u' ' + topic.question));
        bodies.append(stems(topic.answer));
        for (const auto &word : heads.back() | bodies.back())
            ++topicsWith[word];
    }
    QList<std::pair<double, int>> scores; // negative: the best come first, equal ones as in the table
    for (int i = 0; i < m_topics.size(); ++i) {
        double score = 0;
        for (const auto &word : asked) {
            const auto rarity = std::log(double(m_topics.size() + 1) / topicsWith.value(word, 1));
            score += rarity * (heads[i].contains(word) ? 3 : bodies[i].contains(word) ? 1 : 0);
        }
        if (score > 0)
            scores.append({-score, i});
    }
    std::sort(scores.begin(), scores.end());
    QList<HelpTopic> found;
    for (const auto &[score, index] : scores.mid(0, most))
        found.append(m_topics[index]);
    return found;
}

QList<HelpTopic> HelpTopics::containing(const QString &words) const
{
    QList<HelpTopic> found;
    const auto wanted = wordsOf(words);
    for (const auto &topic : m_topics) {
        const auto have = wordsOf(topic.title + u' ' + topic.question + u' ' + topic.answer);
        if (std::all_of(wanted.begin(), wanted.end(), [&have](const QString &word) {
                return std::any_of(have.begin(), have.end(), [&word](const auto &one) { return one.startsWith(word); });
            }))
            found.append(topic);
    }
    return found;
}

QString HelpTopics::offerSentence()
{
    return QStringLiteral("I am not sure that I understood. I can explain:");
}

QString HelpTopics::offer(const QString &text) const
{
    QStringList questions;
    const auto add = [&questions](const HelpTopic &topic) {
        if (topic.known && questions.size() < kOffered && !questions.contains(topic.question))
            questions.append(topic.question);
    };
    for (const auto &topic : near(text, 2 * kOffered))
        add(topic);
    // Where words do not help: the topics that the table begins with are those that people ask for first.
    for (const auto &topic : m_topics)
        add(topic);
    QString offer = offerSentence();
    for (const auto &question : questions)
        offer += QStringLiteral("\n- ") + question;
    return offer;
}

QStringList HelpTopics::offered(const QString &answer)
{
    if (!answer.startsWith(offerSentence() + u'\n'))
        return {};
    QStringList questions;
    for (const auto &line : answer.mid(offerSentence().size() + 1).split(u'\n', Qt::SkipEmptyParts))
        questions.append(line.mid(line.startsWith(QStringLiteral("- ")) ? 2 : 0));
    return questions;
}

} // namespace chat
