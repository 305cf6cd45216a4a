#include "viewmodels/ArchiveViewModel.h"

#include "chat/Aside.h"
#include "chat/ForeignChats.h"
#include "chat/Futures.h"
#include "chat/LocalFile.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace ui {

namespace {

constexpr qint64 kMostBytes = qint64(256) << 20;

QByteArray contents(const chat::ChatDocument &document, const QString &suffix, const QString &you,
                    const QString &assistant)
{
    if (suffix == QStringLiteral("json"))
        return document.toJson();
    return suffix == QStringLiteral("txt") ? document.toPlainText(you, assistant).toUtf8()
                                           : document.toMarkdown(you, assistant).toUtf8();
}

} // namespace

ArchiveViewModel::ArchiveViewModel(chat::ConversationArchive &archive, ChatViewModel &chat,
                                   ConversationListModel &conversations, ToastViewModel &toast, QObject *parent)
    : QObject(parent), m_archive(archive), m_chat(chat), m_conversations(conversations), m_toast(toast)
{
}

template<typename T, typename Then>
void ArchiveViewModel::await(QFuture<T> future, Then then)
{
    ++m_busy;
    Q_EMIT busyChanged();
    const auto ended = [this] {
        --m_busy;
        Q_EMIT busyChanged();
    };
    const auto failure = [this, ended](const chat::Error &error) {
        ended();
        Q_EMIT failed(error);
    };
    if constexpr (std::is_void_v<T>)
        chat::whenDone(
            future, this,
            [ended, then] {
                ended();
                then();
            },
            failure);
    else
        chat::whenDone(
            future, this,
            [ended, then](const T &value) {
                ended();
                then(value);
            },
            failure);
}

void ArchiveViewModel::exportChat(qint64 conversation, const QUrl &file)
{
    const auto path = file.toLocalFile();
    if (conversation == 0 || path.isEmpty())
        return;
    await(m_archive.document(conversation), [this, path](const chat::ChatDocument &document) {
        const auto work = [document, path, you = tr("You"), assistant = tr("Answer")] {
            chat::replaceFile(path, contents(document, QFileInfo(path).suffix().toLower(), you, assistant));
        };
        await(chat::aside(work), [this, path] {
            m_toast.show(tr("Exported to “%1”").arg(QFileInfo(path).fileName()), {}, {}, ToastViewModel::kShort);
            Q_EMIT exported(path);
        });
    });
}

void ArchiveViewModel::importChat(const QUrl &file)
{
    const auto path = file.toLocalFile();
    if (path.isEmpty())
        return;
    const auto work = [path] { return chat::chatsFrom(chat::readFile(path, kMostBytes)); };
    await(chat::aside(work), [this](const QList<chat::ChatDocument> &documents) { add(documents, 0); });
}

/// One after the other: a file may hold thousands, and what is there already can be used meanwhile.
void ArchiveViewModel::add(const QList<chat::ChatDocument> &documents, qsizetype at)
{
    await(m_archive.add(documents[at]), [this, documents, at](const chat::Conversation &added) {
        m_conversations.upsert(added);
        if (at + 1 < documents.size())
            return add(documents, at + 1);
        m_chat.open(added.id);
        m_toast.show(documents.size() == 1 ? tr("Imported “%1”").arg(added.title)
                                           : tr("%Ln chats imported", nullptr, int(documents.size())),
                     {}, {}, ToastViewModel::kShort);
        Q_EMIT imported(added.id);
    });
}

QUrl ArchiveViewModel::suggestedFile(qint64 conversation) const
{
    auto name = m_conversations.titleOf(conversation).simplified();
    for (auto &c : name)
        if (!c.isLetterOrNumber() && c != u' ' && c != u'-' && c != u'_')
            c = u' ';
    name = name.simplified().left(80);
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QUrl::fromLocalFile(folder + u'/' + (name.isEmpty() ? tr("Chat") : name) + QStringLiteral(".md"));
}

} // namespace ui
