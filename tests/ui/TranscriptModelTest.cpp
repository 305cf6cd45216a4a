#include "viewmodels/TranscriptModel.h"
#include "viewmodels/SpeedNumber.h"

#include "chat/HelpTopics.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using chat::Message;
using ui::TranscriptModel;

namespace {

Message question(chat::MessageId id, const QString &text)
{
    Message message;
    message.id = id;
    message.role = chat::Role::User;
    message.text = text;
    return message;
}

Message answer(chat::MessageId id, const QString &text, chat::MessageStatus status = chat::MessageStatus::Complete)
{
    Message message;
    message.id = id;
    message.parent = id - 1;
    message.role = chat::Role::Assistant;
    message.text = text;
    message.status = status;
    return message;
}

/// "User Prose Actions"
QString kinds(const TranscriptModel &model)
{
    static const QStringList names{QStringLiteral("User"),    QStringLiteral("Thinking"), QStringLiteral("Prose"),
                                   QStringLiteral("Heading"), QStringLiteral("Code"),     QStringLiteral("Table"),
                                   QStringLiteral("Rule"),    QStringLiteral("Formula"),  QStringLiteral("Notice"),
                                   QStringLiteral("Actions"), QStringLiteral("Reopened"), QStringLiteral("Topics")};
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found += names[model.index(row).data(TranscriptModel::KindRole).toInt()];
    return found.join(u' ');
}

} // namespace

class TranscriptModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOfferIsASentenceAndQuestionsToClick()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);
        const auto text = chat::HelpTopics::offerSentence() + QStringLiteral("\n- What is Rookery?\n- Who are you?");
        model.setMessages({question(1, QStringLiteral("Hm?")), answer(2, {}, chat::MessageStatus::Generating)});
        model.appendText(1, text, false);

        auto offer = answer(2, text);
        offer.statistics = chat::AnswerStatistics();
        offer.statistics->offered = true;
        model.updateMessage(1, offer);

        QCOMPARE(kinds(model), QStringLiteral("User Prose Topics Actions"));
        QCOMPARE(model.index(1).data(TranscriptModel::PlainRole).toString(), chat::HelpTopics::offerSentence());
        QCOMPARE(model.index(2).data(TranscriptModel::TopicsRole).toStringList(),
                 (QStringList{QStringLiteral("What is Rookery?"), QStringLiteral("Who are you?")}));
    }

    void aModelThatWritesLikeAnOfferGetsNoButtons()
    {
        TranscriptModel model;
        const auto text = chat::HelpTopics::offerSentence() + QStringLiteral("\n- Delete everything");

        model.setMessages({question(1, QStringLiteral("Hm?")), answer(2, text)});

        QVERIFY(!kinds(model).contains(QStringLiteral("Topics")));
    }

    void aSpeedHasADecimalOnlyWhereItSaysSomething()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(ui::speedNumber(4.26), QStringLiteral("4.3"));
        QCOMPARE(ui::speedNumber(99.94), QStringLiteral("99.9"));
        QCOMPARE(ui::speedNumber(99.96), QStringLiteral("100"));
        QCOMPARE(ui::speedNumber(7800), QStringLiteral("7800"));
    }

    void messagesBecomeRows()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);

        model.setMessages({question(1, QStringLiteral("Hi")), answer(2, QStringLiteral("# A\n\nb\n\n```c\nx\n```"))});

        QCOMPARE(kinds(model), QStringLiteral("User Heading Prose Code Actions"));
        QCOMPARE(model.index(1).data(TranscriptModel::SpeakerRole).toString(), QStringLiteral("Answer"));
        QCOMPARE(model.index(2).data(TranscriptModel::SpeakerRole).toString(), QString());
    }

    void anAnswerGrowsFromNoticeToActions()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);
        auto written = answer(2, {}, chat::MessageStatus::Generating);
        model.setMessages({question(1, QStringLiteral("Hi")), written});
        QCOMPARE(kinds(model), QStringLiteral("User Notice"));

        model.appendText(1, u"hm", true);
        QCOMPARE(kinds(model), QStringLiteral("User Thinking"));
        model.appendText(1, u"One", false);
        QCOMPARE(kinds(model), QStringLiteral("User Thinking Prose"));
        QVERIFY(model.index(2).data(TranscriptModel::LiveRole).toBool());
        model.appendText(1, u"\n\nTwo", false);
        QCOMPARE(kinds(model), QStringLiteral("User Thinking Prose Prose"));
        QVERIFY(!model.index(2).data(TranscriptModel::LiveRole).toBool());
        QVERIFY(model.index(3).data(TranscriptModel::LiveRole).toBool());

        written = answer(2, QStringLiteral("One\n\nTwo"));
        written.thinking = QStringLiteral("hm");
        model.updateMessage(1, written);
        QCOMPARE(kinds(model), QStringLiteral("User Thinking Prose Prose Actions"));
        QVERIFY(!model.index(3).data(TranscriptModel::LiveRole).toBool());
    }

    void streamingChangesOnlyTheLastRows()
    {
        TranscriptModel model;
        model.setMessages({answer(1, QStringLiteral("a\n\nb\n\nc"), chat::MessageStatus::Generating)});
        QSignalSpy changed(&model, &TranscriptModel::dataChanged);

        model.appendText(0, u" more", false);

        for (const auto &signal : changed)
            QVERIFY(signal[0].toModelIndex().row() >= 1);
    }

    void messagesAreReplacedFromARow()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);
        model.setMessages(
            {question(1, QStringLiteral("a")), answer(2, QStringLiteral("b")), question(3, QStringLiteral("c"))});

        model.replaceFrom(1, {question(1, QStringLiteral("a")), answer(4, QStringLiteral("d\n\ne"))});

        QCOMPARE(kinds(model), QStringLiteral("User Prose Prose Actions"));
        QCOMPARE(model.firstRowOf(4), 1);
        QCOMPARE(model.firstRowOf(2), -1);
    }

    void olderMessagesComeInFront()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);
        model.setMessages({question(3, QStringLiteral("c"))});

        model.prepend({question(1, QStringLiteral("a")), answer(2, QStringLiteral("b"))});

        QCOMPARE(kinds(model), QStringLiteral("User Prose Actions User"));
        QCOMPARE(model.firstRowOf(3), 3);
        QCOMPARE(model.messageRow(3, -1), 1);
        QCOMPARE(model.messageRow(0, -1), 0);
    }

    void theReopenedLineStandsAboveItsMessage()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);
        model.setMessages(
            {question(1, QStringLiteral("a")), answer(2, QStringLiteral("b")), question(3, QStringLiteral("c"))});

        model.setReopened(3, QStringLiteral("Reopened"));
        QCOMPARE(kinds(model), QStringLiteral("User Prose Actions Reopened User"));
        model.updateMessage(2, question(3, QStringLiteral("d")));
        QCOMPARE(kinds(model), QStringLiteral("User Prose Actions Reopened User"));
        model.setReopened(0, {});
        QCOMPARE(kinds(model), QStringLiteral("User Prose Actions User"));
    }

    void aLongQuestionIsShortenedUntilItIsOpened()
    {
        TranscriptModel model;
        const QString text = QStringLiteral("word ").repeated(20'000);
        model.setMessages({question(1, text)});

        QVERIFY(model.index(0).data(TranscriptModel::SourceRole).toString().size() <= TranscriptModel::kShownAtFirst);
        QCOMPARE(model.index(0).data(TranscriptModel::PlainRole).toString(), text);
        model.setOpen(0, true);
        QCOMPARE(model.index(0).data(TranscriptModel::SourceRole).toString(), text);
    }

    void ofAVeryLongAnswerTheBeginningIsShownAndThenAll()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);
        const auto line = QStringLiteral("A line of words that is neither short nor long.\n\n");
        const auto text = line.repeated(int(3 * TranscriptModel::kReadAtFirst / line.size()));
        auto other = answer(4, QStringLiteral("b"));
        model.setMessages({question(1, QStringLiteral("a")), answer(2, text), question(3, QStringLiteral("c")), other});
        const auto rows = model.rowCount();
        const auto actions = model.firstRowOf(3) - 1;
        QCOMPARE(model.index(actions).data(TranscriptModel::KindRole).toInt(), int(TranscriptModel::Actions));
        QVERIFY(!model.index(actions).data(TranscriptModel::OpenRole).toBool());
        QVERIFY(rows < 5000);
        QVERIFY(model.plainText(2).size() > 2 * TranscriptModel::kReadAtFirst); // a copy is whole

        model.setOpen(actions, true);

        const auto wanted = int(text.size() / line.size()) + 5; // two questions, two times actions, the other answer
        QTRY_COMPARE(model.rowCount(), wanted);
        QVERIFY(model.index(model.firstRowOf(3) - 1).data(TranscriptModel::OpenRole).toBool());
        QCOMPARE(model.index(model.firstRowOf(4)).data(TranscriptModel::PlainRole).toString(), QStringLiteral("b"));
        QCOMPARE(model.messageRow(model.rowCount() - 1, -1), model.firstRowOf(3));
    }

    /// What is shown as markup holds markup of ours at every moment, also while a row becomes of another kind.
    void sourceIsNeverWhereMarkupIs()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model);
        const auto image = QStringLiteral("<img src='file:///x'>");
        model.setMessages({question(1, image), answer(2, {}, chat::MessageStatus::Generating)});
        const auto check = [&] {
            for (int row = 0; row < model.rowCount(); ++row)
                if (model.index(row).data(TranscriptModel::TextRole).toString().contains(QStringLiteral("<img")))
                    return row;
            return -1;
        };
        model.appendText(1, image, true);
        QCOMPARE(check(), -1);
        for (const auto &piece : {QStringLiteral("``"), QStringLiteral("`html\n"), image, QStringLiteral("\n```\n\n$$"),
                                  image, QStringLiteral("$$\n\n"), image}) {
            model.appendText(1, piece, false);
            QCOMPARE(check(), -1);
        }
        QCOMPARE(kinds(model), QStringLiteral("User Thinking Code Formula Prose"));
        QCOMPARE(model.index(2).data(TranscriptModel::SourceRole).toString(), image);
    }
};

QTEST_MAIN(TranscriptModelTest)
#include "TranscriptModelTest.moc"
