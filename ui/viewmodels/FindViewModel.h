#pragma once

#include "viewmodels/TranscriptModel.h"

#include "chat/ChatSession.h"

namespace ui {

/// Finding words in the chat on the screen, from its newest message upwards. Messages that are not loaded yet are
/// loaded while something is looked for.
///
/// Thread: GUI. Its collaborators must outlive it.
class FindViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(int row READ row NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString countText READ countText NOTIFY changed)

public:
    FindViewModel(chat::ChatSession &session, TranscriptModel &transcript, QObject *parent = nullptr);

    const QString &text() const { return m_text; }
    void setText(const QString &text); ///< empty: nothing is looked for
    int row() const;                   ///< of the transcript; -1: none
    int count() const { return int(m_rows.size()); }
    QString countText() const; ///< "2 of 7", "Nothing found"

    Q_INVOKABLE void step(int delta); ///< 1: the next older one, -1: the next newer one; goes round

Q_SIGNALS:
    void changed();
    void moved(); ///< row() is another place, to be shown

private:
    void search();

    chat::ChatSession &m_session;
    TranscriptModel &m_transcript;
    QString m_text;
    QList<int> m_rows; ///< newest first
    int m_at = -1;     ///< index in m_rows: older rows that are loaded come behind
};

} // namespace ui
