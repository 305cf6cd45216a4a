// Figures of the store, on a store that this program makes:
//
//     StoreBench make FOLDER [--chats 1000] [--messages 200000] [--state-mb 2.4 --states 1600 --large-mb 21 --large
//     150] StoreBench measure FOLDER [--cold] [--busy]
//
// `measure` prints the window's list, a chat's newest page (text on screen) and its snapshot (ready), each with p50 and
// p95 in milliseconds, search, and the memory they took. --cold drops the files from the page cache before each click;
// --busy saves an answer every 10 ms and makes backups meanwhile.
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteConversationSearch.h"
#include "storage/SqliteStateStore.h"
#include "storage/SqliteStoreCare.h"
#include "support/Store.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <random>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using support::take;

namespace {

std::mt19937 theRandom(1);

qint64 below(qint64 limit)
{
    return std::uniform_int_distribution<qint64>(0, limit - 1)(theRandom);
}

QString words(int count)
{
    static const QStringList syllables = QStringLiteral("ro ok ne st tr ee bi rd fl oc ky wi ng sa ng").split(u' ');
    QString text;
    for (int i = 0; i < count; ++i)
        text += syllables[below(syllables.size())] + syllables[below(syllables.size())] +
                syllables[below(syllables.size())] + u' ';
    return text.trimmed();
}

QByteArray noise(qint64 bytes)
{
    QByteArray blob(bytes, Qt::Uninitialized);
    auto *values = reinterpret_cast<quint32 *>(blob.data());
    for (qint64 i = 0; i < bytes / 4; ++i)
        values[i] = theRandom();
    return blob;
}

QByteArray keyOf(chat::MessageId message)
{
    QByteArray key(32, '\0');
    std::memcpy(key.data(), &message, sizeof message);
    return key;
}

void make(const QString &folder, const QCommandLineParser &options)
{
    const int chatCount = options.value(QStringLiteral("chats")).toInt();
    const int perChat = options.value(QStringLiteral("messages")).toInt() / chatCount;
    const int states = options.value(QStringLiteral("states")).toInt(),
              large = options.value(QStringLiteral("large")).toInt();
    QDir().mkpath(folder);
    storage::SqliteConversationRepository chats(folder);
    storage::SqliteStateStore::Options stateOptions;
    stateOptions.budget = qint64(64) << 30;
    storage::SqliteStateStore store(folder, stateOptions);
    const auto small = noise(static_cast<qint64>(options.value(QStringLiteral("state-mb")).toDouble() * 1e6));
    const auto big = noise(static_cast<qint64>(options.value(QStringLiteral("large-mb")).toDouble() * 1e6));
    int saved = 0;
    for (int c = 0; c < chatCount; ++c) {
        chat::ChatDocument document;
        document.title = words(4);
        for (int i = 0; i < perChat; ++i) {
            chat::Message message;
            message.id = i + 1;
            message.parent = i;
            message.role = i % 2 ? chat::Role::Assistant : chat::Role::User;
            message.text = words(static_cast<int>(i % 2 ? 20 + below(60) : 5 + below(20)));
            document.messages.append(message);
        }
        document.leaf = perChat;
        const auto chat = take(chats.add(document));
        // The newest chats hold the large states: these are clicked.
        const bool isLarge = c >= chatCount - large;
        for (int i = 0; i < (isLarge ? 1 : states / std::max(1, chatCount - large)); ++i, ++saved)
            take(store.save({keyOf(chat.leaf - 2 * i), chat.id, chat.leaf - 2 * i, chat::SnapshotKind::AnswerEnd,
                             qint64(1000) * (20 - i), QByteArray(32, 'm'), isLarge ? big : small}));
    }
    storage::SqliteConversationSearch search(folder);
    QElapsedTimer timer;
    timer.start();
    take(search.rebuild());
    std::printf("%d chats, %d messages, %d states; index of words %lld ms\n", chatCount, chatCount * perChat, saved,
                timer.elapsed());
}

void dropFromCache(const QString &folder)
{
    for (const auto &name : QDir(folder).entryList(QDir::Files)) {
        const int file = ::open(QFile::encodeName(QDir(folder).filePath(name)).constData(), O_RDONLY);
        fdatasync(file);
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

void print(const char *name, std::vector<double> ms)
{
    std::ranges::sort(ms);
    std::printf("%-28s n=%zu p50 %.2f ms  p95 %.2f ms  max %.2f ms\n", name, ms.size(), ms[ms.size() / 2],
                ms[ms.size() * 95 / 100], ms.back());
}

template<typename Job>
double milliseconds(Job job)
{
    QElapsedTimer timer;
    timer.start();
    job();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void measure(const QString &folder, bool cold, bool busy)
{
    if (cold)
        dropFromCache(folder);
    const qint64 before = residentBytes();
    storage::SqliteConversationRepository chats(folder);
    storage::SqliteStateStore::Options stateOptions;
    stateOptions.budget = qint64(64) << 30;
    storage::SqliteStateStore store(folder, stateOptions);
    storage::SqliteConversationSearch search(folder);
    storage::SqliteStoreCare care(folder, chats, store, search);
    QList<chat::Conversation> list;
    print("window's list of chats", {milliseconds([&] { list = take(chats.conversations()); })});
    std::printf("memory taken by the list     %.1f MB\n", static_cast<double>(residentBytes() - before) / 1e6);

    std::atomic<bool> stop = false;
    std::thread writer([&] {
        if (!busy)
            return;
        auto chat = take(chats.createConversation(0));
        chat::Message question, answer;
        question.conversation = chat.id;
        question.text = QStringLiteral("busy");
        answer.role = chat::Role::Assistant;
        answer.status = chat::MessageStatus::Generating;
        chat::GenerationResult result;
        result.answer = take(chats.appendTurn(question, answer))[1].id;
        auto backup = care.backUp();
        while (!stop) {
            result.text += QStringLiteral("more and more words ");
            take(chats.saveAnswer(result, chat::MessageStatus::Generating));
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            if (backup.isFinished())
                backup = care.backUp();
        }
        take(chats.trashConversation(chat.id));
    });

    std::vector<double> text, ready;
    for (int i = 0; i < 200; ++i) {
        const auto &chat = list[below(std::min<qsizetype>(list.size(), 150))];
        if (cold)
            dropFromCache(folder);
        double page = 0;
        ready.push_back(milliseconds([&] {
            page = milliseconds([&] { take(chats.page(chat.leaf, 0, 50)); });
            if (take(store.load(keyOf(chat.leaf))).blob.isEmpty())
                std::printf("no snapshot of chat %lld\n", chat.id);
        }));
        text.push_back(page);
    }
    print("click to text on screen", text);
    print("click to snapshot read", ready);
    std::vector<double> found;
    for (int i = 0; i < 100; ++i)
        found.push_back(milliseconds([&, word = words(1 + i % 2)] { take(search.find(word, 50)); }));
    print("search", found);
    stop = true;
    writer.join();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("make|measure"), QStringLiteral("what to do"));
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("data folder"));
    for (const auto &[name, value] : {std::pair{"chats", "1000"},
                                      {"messages", "200000"},
                                      {"states", "1600"},
                                      {"state-mb", "2.4"},
                                      {"large", "150"},
                                      {"large-mb", "21"}})
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(name), QString::fromLatin1(name),
                          QString::fromLatin1(value)});
    parser.addOption({QStringLiteral("cold"), QStringLiteral("drop the page cache before each click")});
    parser.addOption({QStringLiteral("busy"), QStringLiteral("save and back up meanwhile")});
    parser.process(app);
    const auto arguments = parser.positionalArguments();
    if (arguments.value(0) == QStringLiteral("make") && arguments.size() == 2)
        make(arguments[1], parser);
    else if (arguments.value(0) == QStringLiteral("measure") && arguments.size() == 2)
        measure(arguments[1], parser.isSet(QStringLiteral("cold")), parser.isSet(QStringLiteral("busy")));
    else
        parser.showHelp(2);
    return 0;
}
