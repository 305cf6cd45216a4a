#pragma once

#include "chat/HelpTopics.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace ui {

/// The help page: every topic that has the words searched for. And questions for the empty chat, others each time.
/// The texts are those that the built-in model learned, in its language.
///
/// Thread: GUI.
class HelpViewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QStringList suggestions READ suggestions NOTIFY suggestionsChanged)

public:
    enum Role { TitleRole = Qt::UserRole + 1, AnswerRole };

    explicit HelpViewModel(const chat::HelpTopics &topics, QObject *parent = nullptr);

    const QString &words() const { return m_words; }
    void setWords(const QString &words);
    int count() const { return int(m_found.size()); }
    const QStringList &suggestions() const { return m_suggestions; } ///< three that the built-in model can answer

    void shuffle(); ///< other suggestions

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void suggestionsChanged();

private:
    chat::HelpTopics m_topics;
    QList<chat::HelpTopic> m_found;
    QString m_words;
    QStringList m_suggestions;
};

} // namespace ui
