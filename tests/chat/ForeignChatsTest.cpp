#include "chat/ForeignChats.h"

#include "chat/Error.h"

#include <QRandomGenerator>
#include <QTest>

using chat::ChatDocument;
using chat::Role;

namespace {

/// "1 U:words", "2<1 A:words (thoughts)": id, parent, who, what.
QStringList drawn(const ChatDocument &document)
{
    QStringList lines;
    for (const auto &message : document.messages)
        lines += QString::number(message.id) +
                 (message.parent != 0 ? QStringLiteral("<%1").arg(message.parent) : QString()) +
                 (message.role == Role::User ? QStringLiteral(" U:") : QStringLiteral(" A:")) +
                 QString(message.text).replace(u'\n', u'|') +
                 (message.thinking.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(message.thinking));
    return lines;
}

const QByteArray kChatGpt = R"json([{"title": "Slugs", "current_node": "f", "mapping": {
 "r": {"id": "r", "message": null, "parent": null, "children": ["s"]},
 "s": {"id": "s", "parent": "r", "children": ["a"], "message": {"author": {"role": "system"},
       "content": {"content_type": "text", "parts": [""]}}},
 "a": {"id": "a", "parent": "s", "children": ["b", "c"], "message": {"author": {"role": "user"}, "create_time": 10.5,
       "content": {"content_type": "text", "parts": ["Slugs?"]}}},
 "c": {"id": "c", "parent": "a", "children": ["d"], "message": {"author": {"role": "assistant"}, "create_time": 12,
       "content": {"content_type": "text", "parts": ["Traps."]}, "metadata": {"model_slug": "gpt-x"}}},
 "b": {"id": "b", "parent": "a", "children": [], "message": {"author": {"role": "assistant"}, "create_time": 11,
       "content": {"content_type": "text", "parts": ["Ducks."]}}},
 "d": {"id": "d", "parent": "c", "children": ["e"], "message": {"author": {"role": "user"}, "create_time": 13,
       "content": {"content_type": "multimodal_text", "parts": [{"content_type": "image_asset_pointer"}, "This one"]}}},
 "e": {"id": "e", "parent": "d", "children": ["f"], "message": {"author": {"role": "assistant"}, "recipient": "browser",
       "create_time": 14, "content": {"content_type": "code", "text": "search()"}}},
 "f": {"id": "f", "parent": "e", "children": [], "message": {"author": {"role": "assistant"}, "create_time": 15,
       "content": {"content_type": "text", "parts": ["A leopard slug."]}}}}}])json";

const QByteArray kLlamaCpp = R"({"conv": {"id": "conv-1", "name": "Beans", "currNode": 5, "lastModified": 9}, "messages": [
 {"id": 1, "convId": "conv-1", "type": "root", "role": "system", "content": "", "parent": -1, "children": [2], "timestamp": 1},
 {"id": 2, "type": "text", "role": "user", "content": "Beans?", "parent": 1, "children": [3, 5], "timestamp": 2},
 {"id": 3, "type": "text", "role": "assistant", "content": "<think>hm</think>\n\nIn May.", "parent": 2, "children": [], "timestamp": 3},
 {"id": 5, "type": "text", "role": "assistant", "content": "In June.", "reasoningContent": "oh", "parent": 2, "children": [], "timestamp": 5}]})";

const QByteArray kLmStudio = R"({"name": "Loft", "createdAt": 1700000000000, "messages": [
 {"currentlySelected": 0, "versions": [{"type": "singleStep", "role": "user", "content": [{"type": "text", "text": "Cold "}, {"type": "text", "text": "loft"}]}]},
 {"currentlySelected": 1, "versions": [
  {"type": "multiStep", "role": "assistant", "senderInfo": {"senderName": "m"}, "steps": [{"type": "contentBlock", "content": [{"type": "text", "text": "Gaps."}]}]},
  {"type": "multiStep", "role": "assistant", "steps": [
   {"type": "contentBlock", "style": {"type": "thinking"}, "content": [{"type": "text", "text": "heat rises"}]},
   {"type": "debugInfoBlock", "debugInfo": "x"},
   {"type": "contentBlock", "content": [{"type": "text", "text": "No lagging."}]}]}]},
 {"currentlySelected": 0, "versions": [{"type": "singleStep", "role": "user", "content": "Thanks"}]}]})";

} // namespace

class ForeignChatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chatsOfOtherProgramsAreRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("messages");
        QTest::addColumn<int>("leaf");
        QTest::newRow("ChatGPT") << kChatGpt << QStringLiteral("Slugs")
                                 << QStringList{QStringLiteral("1 U:Slugs?"), QStringLiteral("2<1 A:Ducks."),
                                                QStringLiteral("3<1 A:Traps."), QStringLiteral("4<3 U:This one"),
                                                QStringLiteral("5<4 A:A leopard slug.")}
                                 << 5;
        QTest::newRow("llama.cpp") << kLlamaCpp << QStringLiteral("Beans")
                                   << QStringList{QStringLiteral("1 U:Beans?"), QStringLiteral("2<1 A:In May. (hm)"),
                                                  QStringLiteral("3<1 A:In June. (oh)")}
                                   << 3;
        QTest::newRow("LM Studio") << kLmStudio << QStringLiteral("Loft")
                                   << QStringList{QStringLiteral("1 U:Cold loft"), QStringLiteral("2<1 A:Gaps."),
                                                  QStringLiteral("3<1 A:No lagging. (heat rises)"),
                                                  QStringLiteral("4<3 U:Thanks")}
                                   << 4;
    }
    void chatsOfOtherProgramsAreRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, title);
        QFETCH(QStringList, messages);
        QFETCH(int, leaf);

        const auto chats = chat::chatsFrom(json);

        QCOMPARE(chats.size(), 1);
        QCOMPARE(chats[0].title, title);
        QCOMPARE(drawn(chats[0]), messages);
        QCOMPARE(chats[0].leaf, leaf);
    }

    void timesAndModelsAreKept()
    {
        const auto chats = chat::chatsFrom(kChatGpt);

        QCOMPARE(chats[0].messages[0].createdMs, 10'500);
        QVERIFY(chats[0].messages[2].statistics);
        QCOMPARE(chats[0].messages[2].statistics->model, QStringLiteral("gpt-x"));
    }

    void severalChatsOfOneFileAreAllRead()
    {
        const auto chats = chat::chatsFrom("[" + kLlamaCpp + "," + kLlamaCpp + "]");

        QCOMPARE(chats.size(), 2);
        QCOMPARE(drawn(chats[0]), drawn(chats[1]));
    }

    void ownExportsAreReadAsBefore()
    {
        auto document = chat::chatsFrom(kChatGpt)[0];
        document.title = QStringLiteral("Ours");

        const auto again = chat::chatsFrom(document.toJson());

        QCOMPARE(again.size(), 1);
        QCOMPARE(drawn(again[0]), drawn(document));
    }

    void twoTurnsOfOneSideBecomeOne()
    {
        const auto chats = chat::chatsFrom(R"({"conv": {"name": "x", "currNode": 4}, "messages": [
 {"id": 2, "role": "user", "content": "a", "parent": -1}, {"id": 3, "role": "user", "content": "b", "parent": 2},
 {"id": 4, "role": "assistant", "content": "c", "parent": 3}, {"id": 5, "role": "user", "content": "d", "parent": 2}]})");

        // The last one is another version: of the second.
        QCOMPARE(drawn(chats[0]),
                 (QStringList{QStringLiteral("1 U:a||b"), QStringLiteral("2 U:a||d"), QStringLiteral("3<1 A:c")}));
        QCOMPARE(chats[0].leaf, 3);
    }

    void ringsAndLooseEndsEnd()
    {
        const auto chats = chat::chatsFrom(R"({"conv": {"name": "x", "currNode": 9}, "messages": [
 {"id": 1, "role": "user", "content": "a", "parent": 2}, {"id": 2, "role": "assistant", "content": "b", "parent": 1},
 {"id": 3, "role": "user", "content": "c", "parent": 77}, {"id": 3, "role": "user", "content": "again", "parent": 3}]})");

        QCOMPARE(chats.size(), 1);
        QCOMPARE(chats[0].messages[0].text.left(1), QStringLiteral("c"));
        QVERIFY(chats[0].leaf > 0);
    }

    void whatIsNoChatIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"", "null", "[]", "{}", "[{}]", "{\"messages\": []}", "{\"messages\": [1]}", "[[[[",
                                 "{\"mapping\": {}}", "{\"conv\": {}, \"messages\": 7}", "{\"format\": \"other\"}"})
            QTest::newRow(json) << QByteArray(json);
    }
    void whatIsNoChatIsRefused()
    {
        QFETCH(QByteArray, json);

        QVERIFY_EXCEPTION_THROWN(chat::chatsFrom(json), chat::Error);
    }

    /// Whatever stands in a file: a tree whose parents come first, or the one error.
    void damagedFilesEndInATreeOrAnError()
    {
        QRandomGenerator random(20261124);
        int read = 0;
        for (int round = 0; round < 6000; ++round) {
            auto json = round % 3 == 0 ? kChatGpt : round % 3 == 1 ? kLlamaCpp : kLmStudio;
            for (int i = random.bounded(4); i >= 0; --i) {
                const auto at = random.bounded(json.size());
                const auto from = random.bounded(json.size());
                if (random.bounded(2) == 0)
                    json[at] = json[from];
                else
                    json.replace(at, random.bounded(6), json.mid(from, random.bounded(6)));
            }
            try {
                for (const auto &document : chat::chatsFrom(json)) {
                    ++read;
                    for (const auto &message : document.messages) {
                        QCOMPARE(message.id, qint64(&message - document.messages.constData()) + 1);
                        QVERIFY(message.parent >= 0 && message.parent < message.id);
                    }
                    QVERIFY(document.leaf > 0 && document.leaf <= document.messages.size());
                }
            } catch (const chat::Error &error) {
                QCOMPARE(error.code, chat::Error::Code::ImportMalformed);
            }
        }
        QVERIFY(read > 300);
    }
};

QTEST_GUILESS_MAIN(ForeignChatsTest)
#include "ForeignChatsTest.moc"
