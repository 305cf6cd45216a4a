#pragma once

#include "viewmodels/MarkdownBlocks.h"

#include "chat/Message.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <vector>

namespace ui {

/// The messages of a chat as rows, where a row is a block: a paragraph, a list item, a piece of code. Text that streams
/// in changes the last rows of its message only. A message that is Generating is being written: its last row is live
/// and it has no actions yet.
///
/// Thread: GUI.
class TranscriptModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

public:
    enum RowKind { User, Thinking, Prose, Heading, Code, Table, Rule, Formula, Notice, Actions, Reopened, Topics };
    Q_ENUM(RowKind)

    enum Role {
        KindRole = Qt::UserRole + 1,
        MessageRole, ///< message id
        TextRole,    ///< markup of ours for Prose and Heading (see Block), words of ours for Actions and Reopened, else
                     ///< empty
        SourceRole,  ///< plain text of User, Thinking, Code and Formula, else empty. Never in TextRole: when a row
                    ///< becomes of another kind the item of the kind before still shows the new data for a moment
        PlainRole, ///< for the clipboard and screen readers
        LanguageRole,
        ColoredRole, ///< Code: see CodeColors; empty: plain
        MarkerRole,
        LevelRole,
        IndentRole,
        QuoteRole,
        ColumnsRole, ///< list of 0 start, 1 center, 2 end
        CellsRole,   ///< list of rows, each a list of markup
        GapRole,     ///< pixels above the row at text size 100 %
        LiveRole,    ///< the last row of an answer being written
        OpenRole,    ///< Thinking: unfolded. User: shown whole
        NoteRole,    ///< Actions: what the answer cost. Thinking: its time. Notice: see NoticeKind in the text
        SiblingsRole,
        SiblingRole, ///< 1-based
        NewestRole,  ///< of the chat's last message
        CanContinueRole,
        TopicsRole,   ///< Topics: questions to click
        AttachedRole, ///< User: names of the files that came with it
        SpeakerRole,  ///< first row of a message: who speaks; else empty
    };

    static constexpr int kShownAtFirst = 20000; ///< characters of a question before "Show all"
    static constexpr int kReadAtFirst = 200000; ///< the same of an answer

    explicit TranscriptModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setMessages(const QList<chat::Message> &messages);              ///< all anew
    void replaceFrom(int message, const QList<chat::Message> &messages); ///< `messages` is the whole list
    void prepend(const QList<chat::Message> &older);
    void updateMessage(int message, const chat::Message &changed);
    void appendText(int message, QStringView piece, bool thinking);

    void setThinkingSeconds(int seconds); ///< of the answer being written
    /// A line above the message: "Reopened · nothing recomputed · ready in 38 ms". 0 takes it away.
    void setReopened(chat::MessageId before, const QString &words);
    void retranslate();

    Q_INVOKABLE void setOpen(int row, bool open);
    QList<int> rowsWith(const QString &text) const;   ///< last first; capital letters or not
    QString plainText(chat::MessageId message) const; ///< as it is read, without marks
    Q_INVOKABLE int firstRowOf(qint64 message) const; ///< -1: not here
    Q_INVOKABLE int messageRow(int row,
                               int delta) const; ///< first row of the message `delta` away from the row's own, clamped

private:
    struct Entry
    {
        chat::Message message;
        MarkdownBlocks markdown;
        QStringList topics;   ///< offered instead of an answer
        QString words;        ///< User: without what is attached
        QStringList attached; ///< its names
        bool thinkingOpen = false;
        bool whole = false;
        qsizetype read = 0; ///< Assistant: characters of the text that are in `markdown`
        int rows = 0;       ///< as the views know them
    };
    struct Place
    {
        int entry = -1;
        int row = 0; ///< within the entry
    };

    Entry makeEntry(const chat::Message &message) const;
    static void readText(Entry &entry);     ///< blocks and topics from the message
    void readOn(chat::MessageId message);   ///< the rest of a long answer, a piece in each turn of the event loop
    int headRows(const Entry &entry) const; ///< rows before the blocks: reopened line, thinking
    int rowsOf(const Entry &entry) const;
    Place place(int row) const;
    int firstRow(int entry) const;
    void forgetStarts(int entry);                 ///< its number of rows changed
    void settleRows(int entry, int firstChanged); ///< tells the views what became of an entry's rows
    QVariant blockData(const Entry &entry, int block, bool last, int role) const;
    RowKind kindAt(const Entry &entry, int row) const;
    int gapAt(const Place &at) const;
    QString note(const chat::Message &message) const;
    int indexOf(chat::MessageId message) const;

    std::vector<Entry> m_entries;
    mutable std::vector<int> m_starts; ///< first rows of the entries, as far as they are known; the last is the count
    chat::MessageId m_reopenedBefore = 0;
    QString m_reopened;
    int m_thinkingSeconds = 0;
};

} // namespace ui
