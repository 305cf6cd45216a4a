#pragma once

#include "viewmodels/ToastViewModel.h"
#include "viewmodels/TranscriptModel.h"

#include "chat/ChatSession.h"

#include <memory>

namespace ui {

/// Answers that are written side by side from the same moment, until one of them is kept. Each row has its text as
/// blocks of its own.
///
/// Thread: GUI. Its collaborators must outlive it.
class SeveralModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool writing READ writing NOTIFY changed)
    Q_PROPERTY(QString question READ question NOTIFY changed)

public:
    enum Role {
        MessageRole = Qt::UserRole + 1,
        LetterRole, ///< "A"
        NoteRole,   ///< "Writing", "Done · 71 tokens"
        BlocksRole, ///< TranscriptModel of this answer alone
    };

    SeveralModel(chat::ChatSession &session, ToastViewModel &toast, QObject *parent = nullptr);
    ~SeveralModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool writing() const;
    QString question() const { return m_question; }

    Q_INVOKABLE void keep(int row);     ///< goes on from it; the others stay as its versions
    Q_INVOKABLE void keepOnly(int row); ///< and deletes the others, with undo; not while they are written
    Q_INVOKABLE QString textOf(int row) const;

Q_SIGNALS:
    void changed();

private:
    struct Card
    {
        chat::Message message;
        std::unique_ptr<TranscriptModel> blocks;
    };
    void begin(const QList<chat::Message> &answers);
    void close();
    int rowOf(chat::MessageId message) const;

    chat::ChatSession &m_session;
    ToastViewModel &m_toast;
    std::vector<Card> m_cards;
    QString m_question;
};

} // namespace ui
