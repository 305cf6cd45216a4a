#pragma once

#include "chat/ConversationSearch.h"
#include "chat/Error.h"

#include <QObject>
#include <QQmlEngine>
#include <QVariantList>

namespace ui {

/// Messages in all chats that hold the words being typed. What was found for earlier words stays until the answer to
/// the newest ones is there, so the list does not flicker.
///
/// Thread: GUI. The search must outlive it.
class SearchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(QVariantList hits READ hits NOTIFY hitsChanged)
    Q_PROPERTY(bool complete READ complete NOTIFY hitsChanged)
    Q_PROPERTY(bool settled READ settled NOTIFY hitsChanged)

public:
    static constexpr int kMost = 40; ///< hits shown

    explicit SearchViewModel(chat::ConversationSearch &search, QObject *parent = nullptr);

    const QString &query() const { return m_query; }
    void setQuery(const QString &query); ///< fewer than two letters find nothing, except in scripts without spaces
    /// {chat, message, title, words, markup, when}: `words` is plain, `markup` the same with the found words in bold.
    const QVariantList &hits() const { return m_hits; }
    bool complete() const { return m_complete; } ///< false: the index is being made, more may be found later
    bool settled() const { return !m_asked; }    ///< hits() answers query()

Q_SIGNALS:
    void queryChanged();
    void hitsChanged();
    void failed(const chat::Error &error);

private:
    void ask();
    void show(const chat::SearchResult &result);

    chat::ConversationSearch &m_search;
    QString m_query;
    QVariantList m_hits;
    bool m_complete = true;
    bool m_asked = false;   ///< one search is under way; the next begins with the words of then
    bool m_changed = false; ///< the words changed meanwhile
};

} // namespace ui
