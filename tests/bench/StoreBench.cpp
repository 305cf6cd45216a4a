// Figures of the store, on a store that this program makes:
//
//     StoreBench make FOLDER [--chats 1000] [--messages 200000] [--states 615] [--large 150]
//     StoreBench measure FOLDER [--cold] [--busy] [--large as made]
//     StoreBench all FOLDER      makes it unless it is there, then measures warm and cold, idle and busy
//
// `--states` of a 0.4B model's shape (4 GB by default), `--large` of a 2.9B model's, in the newest chats: these are
// clicked. `measure` prints the window's list; from the click to a chat's newest page (text on screen) and to its
// state, read, checked and ready; search; memory. --cold drops the files from the page cache before each click; --busy
// saves an answer every 10 ms and makes backups meanwhile.
#include "inference/StateCache.h"
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteConversationSearch.h"
#include "storage/SqliteStateStore.h"
#include "storage/SqliteStoreCare.h"
#include "support/MadeUpChats.h"
#include "support/Store.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using support::take;

namespace {

/// A model of which only the shape is there.
struct Shape
{
    inference::LoadedModel model;
    inference::Point point;
};

Shape shapeOf(std::uint32_t layers, std::uint32_t width, char fingerprint)
{
    Shape shape;
    auto &config = shape.model.owner.config;
    config.version = engine::Config::Version::V7;
    config.layers = layers;
    config.width = width;
    config.vocabulary = 65536;
    config.headSize = 64;
    config.heads = width / 64;
    shape.model.owner.fingerprint = QByteArray(32, fingerprint);
    shape.point = {.state = engine::State(config), .logits = std::vector<float>(config.vocabulary), .tokens = 100};
    std::mt19937 random(1);
    for (auto &value : shape.point.state.values())
        value = float(random()) / 4e9f - 0.5f;
    return shape;
}

struct Shapes
{
    Shape usual = shapeOf(24, 1024, 's'), large = shapeOf(32, 2560, 'l');
};

/// Where snapshots of the chat may lie: behind each of its newest answers.
std::vector<inference::Sequence::Place> placesOf(const chat::Conversation &chat)
{
    std::vector<inference::Sequence::Place> places;
    const int answers = std::min(100, chat.messages / 2);
    for (int back = answers - 1; back >= 0; --back) {
        const auto message = chat.leaf - 2 * back;
        QByteArray key(32, '\0');
        std::memcpy(key.data(), &message, sizeof message);
        places.push_back({.position = std::size_t(chat.messages / 2 - back) * 100,
                          .key = key,
                          .message = message,
                          .kind = chat::SnapshotKind::AnswerEnd,
                          .feed = inference::Sequence::Feed::Rows,
                          .found = false});
    }
    return places;
}

storage::SqliteStateStore::Options roomy()
{
    storage::SqliteStateStore::Options options;
    options.budget = qint64(64) << 30;
    return options;
}

void make(const QString &folder, const QCommandLineParser &options)
{
    const int chatCount = options.value(QStringLiteral("chats")).toInt();
    const int perChat = options.value(QStringLiteral("messages")).toInt() / chatCount;
    const int states = options.value(QStringLiteral("states")).toInt(),
              large = std::min(chatCount, options.value(QStringLiteral("large")).toInt());
    QDir().mkpath(folder);
    storage::SqliteConversationRepository chats(folder);
    storage::SqliteStateStore store(folder, roomy());
    const Shapes shapes;
    support::MadeUpChats made;
    int saved = 0;
    for (int c = 0; c < chatCount; ++c) {
        const auto chat = take(chats.add(made.chat(perChat)));
        const bool isLarge = c >= chatCount - large;
        const auto &shape = isLarge ? shapes.large : shapes.usual;
        const auto places = placesOf(chat);
        const int wanted = isLarge ? 1 : (c + 1) * states / std::max(1, chatCount - large) - saved;
        for (int i = 0; i < std::min<int>(wanted, int(places.size())); ++i) {
            inference::StateCache(store).put(shape.model, places[places.size() - 1 - std::size_t(i)], shape.point,
                                             chat.id, true);
            saved += !isLarge;
        }
        take(store.use()); // no more than one snapshot waits in memory
    }
    storage::SqliteConversationSearch search(folder);
    QElapsedTimer timer;
    timer.start();
    take(search.rebuild());
    std::printf("%d chats, %d messages, %d states of 0.4B and %d of 2.9B; index of words %lld ms\n", chatCount,
                chatCount * perChat, saved, large, static_cast<long long>(timer.elapsed()));
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

void measure(const QString &folder, bool cold, bool busy, int large)
{
    std::printf("-- %s, %s\n", cold ? "cold" : "warm", busy ? "while an answer is saved and backups are made" : "idle");
    const Shapes shapes;
    support::MadeUpChats made(2);
    if (cold)
        dropFromCache(folder);
    const qint64 before = residentBytes();
    storage::SqliteConversationRepository chats(folder);
    storage::SqliteStateStore store(folder, roomy());
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
    int missing = 0;
    for (int i = 0; i < 200; ++i) {
        const auto clicked = list[made.below(std::min<qsizetype>(list.size(), large))].id;
        if (cold)
            dropFromCache(folder);
        double shown = 0;
        ready.push_back(milliseconds([&] {
            chat::Conversation chat;
            shown = milliseconds([&] {
                chat = take(chats.conversation(clicked));
                take(chats.page(chat.leaf, 0, 50));
            });
            const auto places = placesOf(chat);
            inference::StateCache fresh(store);
            const auto found = fresh.deepest(shapes.large.model, places, places.size());
            missing += !found || found->place + 1 != places.size();
        }));
        text.push_back(shown);
    }
    print("click to text on screen", text);
    print("click to ready, 21 MB state", ready);
    if (missing > 0)
        std::printf("%d of 200 had no state of their newest message\n", missing);
    std::vector<double> found;
    for (int i = 0; i < 100; ++i)
        found.push_back(milliseconds([&, word = made.words(1 + i % 2)] { take(search.find(word, 50)); }));
    print("search", found);
    stop = true;
    writer.join();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("make|measure|all"), QStringLiteral("what to do"));
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("data folder"));
    for (const auto &[name, value] :
         {std::pair{"chats", "1000"}, {"messages", "200000"}, {"states", "615"}, {"large", "150"}})
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(name), QString::fromLatin1(name),
                          QString::fromLatin1(value)});
    parser.addOption({QStringLiteral("cold"), QStringLiteral("drop the page cache before each click")});
    parser.addOption({QStringLiteral("busy"), QStringLiteral("save and back up meanwhile")});
    parser.process(app);
    const auto arguments = parser.positionalArguments();
    const int large = std::max(1, parser.value(QStringLiteral("large")).toInt());
    setvbuf(stdout, nullptr, _IOLBF, 0);
    if (arguments.value(0) == QStringLiteral("make") && arguments.size() == 2)
        make(arguments[1], parser);
    else if (arguments.value(0) == QStringLiteral("measure") && arguments.size() == 2)
        measure(arguments[1], parser.isSet(QStringLiteral("cold")), parser.isSet(QStringLiteral("busy")), large);
    else if (arguments.value(0) == QStringLiteral("all") && arguments.size() == 2) {
        if (!QFile::exists(QDir(arguments[1]).filePath(QStringLiteral("chats.db"))))
            make(arguments[1], parser);
        for (const bool cold : {false, true})
            for (const bool busy : {false, true})
                measure(arguments[1], cold, busy, large);
    } else
        parser.showHelp(2);
    return 0;
}
