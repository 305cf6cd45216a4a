#include "viewmodels/SearchViewModel.h"

#include "chat/Futures.h"
#include "viewmodels/InlineText.h"

#include <QDateTime>
#include <QLocale>
#include <QTimer>

namespace ui {

namespace {

constexpr int kAgainMs = 1000; ///< while the index is being made

bool isWorthAsking(const QString &words)
{
    // One letter of an alphabet is in every message; one Chinese character is a word.
    return words.size() > 1 || (words.size() == 1 && words[0].unicode() >= 0x2E80);
}

/// The snippet with the found words in bold; everything else is escaped.
QString markup(const chat::SearchHit &hit)
{
    InlineText text;
    qsizetype at = 0;
    for (const auto &[start, length] : hit.highlights) {
        if (start < at || start + length > hit.snippet.size())
            continue;
        text.text(QStringView(hit.snippet).sliced(at, start - at));
        text.open("b");
        text.text(QStringView(hit.snippet).sliced(start, length));
        text.close("b");
        at = start + length;
    }
    text.text(QStringView(hit.snippet).sliced(at));
    return text.markup();
}

QString when(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(), QLocale::ShortFormat);
}

} // namespace

SearchViewModel::SearchViewModel(chat::ConversationSearch &search, QObject *parent) : QObject(parent), m_search(search)
{
}

void SearchViewModel::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
    if (m_asked)
        m_changed = true;
    else
        ask();
}

void SearchViewModel::ask()
{
    m_changed = false;
    const auto words = m_query.simplified();
    if (!isWorthAsking(words))
        return show({});
    m_asked = true;
    const auto end = [this](const chat::SearchResult &result) {
        m_asked = false;
        m_changed ? ask() : show(result);
    };
    chat::whenDone(m_search.find(words, kMost), this, end, [this, end](const chat::Error &error) {
        end({});
        Q_EMIT failed(error);
    });
}

void SearchViewModel::show(const chat::SearchResult &result)
{
    m_hits.clear();
    for (const auto &hit : result.hits)
        m_hits.append(QVariantMap{{QStringLiteral("chat"), hit.conversation},
                                  {QStringLiteral("message"), hit.message},
                                  {QStringLiteral("title"), hit.title.simplified()},
                                  {QStringLiteral("words"), hit.snippet},
                                  {QStringLiteral("markup"), markup(hit)},
                                  {QStringLiteral("when"), when(hit.createdMs)}});
    m_complete = result.complete;
    Q_EMIT hitsChanged();
    if (!m_complete)
        QTimer::singleShot(kAgainMs, this, [this, words = m_query] {
            if (m_query == words && !m_asked)
                ask();
        });
}

} // namespace ui
