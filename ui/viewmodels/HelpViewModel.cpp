#include "viewmodels/HelpViewModel.h"

#include <QRandomGenerator>

#include <algorithm>

namespace ui {

namespace {

constexpr int kSuggestions = 3;
constexpr qsizetype kLongest = 34; ///< characters: three stand side by side

} // namespace

HelpViewModel::HelpViewModel(const chat::HelpTopics &topics, QObject *parent)
    : QAbstractListModel(parent), m_topics(topics), m_found(topics.all())
{
    shuffle();
}

void HelpViewModel::setWords(const QString &words)
{
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    m_found = m_topics.containing(words);
    endResetModel();
    Q_EMIT changed();
}

void HelpViewModel::shuffle()
{
    QStringList questions;
    for (const auto &topic : m_topics.all())
        if (topic.known && topic.question.size() <= kLongest)
            questions.append(topic.question);
    std::shuffle(questions.begin(), questions.end(), *QRandomGenerator::global());
    m_suggestions = questions.mid(0, kSuggestions);
    Q_EMIT suggestionsChanged();
}

QVariant HelpViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &topic = m_found[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return topic.title;
    case AnswerRole:
        return topic.answer;
    default:
        return {};
    }
}

QHash<int, QByteArray> HelpViewModel::roleNames() const
{
    return {{TitleRole, "title"}, {AnswerRole, "answer"}};
}

} // namespace ui
