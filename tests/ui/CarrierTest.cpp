#include "app/Application.h"

#include "gui/SampleChats.h"
#include "qml/RefusingNetworkFactory.h"
#include "support/Carriers.h"
#include "support/Faults.h"
#include "support/Person.h"
#include "support/ScriptedGenerator.h"

#include "chat/Attachment.h"

#include <QDesktopServices>
#include <QDir>
#include <QImage>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtQml/QQmlExtensionPlugin>

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

/// Counts every connection to a port of this computer.
class HitCounter
{
public:
    HitCounter()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (auto *each = m_server.nextPendingConnection()) {
                ++m_hits;
                each->close();
                each->deleteLater();
            }
        });
    }
    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()); }
    int hits() const { return m_hits; }

private:
    QTcpServer m_server;
    int m_hits = 0;
};

/// A folder of files that nobody has a reason to open; the kernel counts who does.
class Canaries
{
public:
    bool make()
    {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        if (!image.save(path("canary.png")))
            return false;
        for (const auto *name : {"canary.html", "canary.css", "canary.svg"}) {
            QFile file(path(name));
            if (!file.open(QIODevice::WriteOnly))
                return false;
            file.write("<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>");
        }
        if (mkfifo(QFile::encodeName(path("fifo")).constData(), 0600) != 0)
            return false; // whoever opens it waits for ever
        m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        return m_watch >= 0 &&
               inotify_add_watch(m_watch, QFile::encodeName(m_folder.path()).constData(), IN_OPEN | IN_ACCESS) >= 0;
    }
    ~Canaries()
    {
        if (m_watch >= 0)
            close(m_watch);
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    int opened()
    {
        alignas(inotify_event) char buffer[4096];
        for (ssize_t size; (size = read(m_watch, buffer, sizeof buffer)) > 0;)
            for (ssize_t at = 0; at < size;) {
                inotify_event event{};
                memcpy(&event, buffer + at, sizeof event);
                ++m_opened;
                at += ssize_t(sizeof event + event.len);
            }
        return m_opened;
    }

private:
    QTemporaryDir m_folder;
    int m_watch = -1;
    int m_opened = 0;
};

/// One more block of each kind with the carrier in it.
QString everyBlock(const QString &carrier)
{
    const auto line = carrier.section(u'\n', 0, 0);
    return QStringLiteral("# %1\n\n> %1\n\n- %1\n  1. %1\n\n- [ ] %1\n\n```html\n%1\n```\n\n`%1`\n\n%2\n\n$$%1$$\n\n")
        .arg(line, carrier);
}

} // namespace

/// Counts what would have been handed to the browser.
class UrlCounter : public QObject
{
    Q_OBJECT

public:
    UrlCounter()
    {
        for (const auto *scheme : kSchemes)
            QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "open");
    }
    ~UrlCounter() override
    {
        for (const auto *scheme : kSchemes)
            QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
    }
    int opened = 0;

public Q_SLOTS:
    void open(const QUrl &) { ++opened; }

private:
    static constexpr const char *kSchemes[] = {"http", "https", "mailto", "file", "data", "qrc"};
};

/// P36: whatever a model, a chat, a persona, a file or their names hold, nothing is fetched and nothing is opened.
class CarrierTest : public QObject
{
    Q_OBJECT

    HitCounter m_server;
    Canaries m_files;
    UrlCounter m_urls;
    QStringList m_carriers;

    /// Two painted frames.
    static bool painted(QQuickWindow *window)
    {
        QSignalSpy frames(window, &QQuickWindow::frameSwapped);
        for (int frame = 0; frame < 2; ++frame) {
            window->update();
            if (!frames.wait(20'000))
                return false;
        }
        return true;
    }

    void fill(const QString &folder)
    {
        storage::DataFolder held(folder);
        storage::SqliteConversationRepository repository(folder);
        for (int i = 0; i < m_carriers.size(); ++i) {
            const auto &carrier = m_carriers[i];
            auto chat = repository.createConversation(0).result();
            const auto question = chat::AttachedText{QList{chat::Attachment{carrier, carrier}},
                                                     carrier + QStringLiteral(" word%1").arg(i)}
                                      .text();
            sample::addTurn(repository, chat, question, everyBlock(carrier), carrier);
            repository.rename(chat.id, carrier, true).waitForFinished();
            if (i % 8 == 0) {
                const auto shelf = repository.addFolder(carrier.simplified().left(60)).result();
                repository.setFolder(chat.id, shelf.id).waitForFinished();
                chat::Persona persona;
                persona.name = carrier.left(80);
                persona.text = persona.greeting = carrier;
                repository.savePersona(persona).waitForFinished();
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        support::prepareWindows();
        QVERIFY(m_server.listen());
        QVERIFY(m_files.make());
        m_carriers = support::carriers({
            QStringLiteral("http://%1/x.png").arg(m_server.address()),
            QStringLiteral("https://%1/x.png").arg(m_server.address()),
            QStringLiteral("//%1/x.png").arg(m_server.address()),
            QStringLiteral("file://") + m_files.path("canary.png"),
            m_files.path("canary.svg"),
            m_files.path("fifo"),
            QStringLiteral("data:image/png;base64,iVBORw0KGgo="),
            QStringLiteral("qrc:/icons/egg.svg"),
        });
        QVERIFY(m_carriers.size() >= 120);
    }

    void nothingIsFetchedOrOpenedByWhatTheWindowShows()
    {
        QTemporaryDir folder(support::fastPlace());
        fill(folder.path());
        support::ScriptedGenerator generator;
        generator.piece = 4000;
        generator.paceMs = 1;
        generator.name = m_carriers[5];
        generator.title = m_carriers[0];
        app::Application program({.dataFolder = folder.path(),
                                  .model = QStringLiteral(":/scripted"),
                                  .threads = 1,
                                  .generator = &generator});
        QVERIFY(program.show());
        auto *window = program.window();
        window->resize(1280, 1000);
        QVERIFY(QTest::qWaitForWindowExposed(window));
        QTRY_COMPARE(program.conversations().rowCountNow(), int(m_carriers.size()));
        QTRY_VERIFY(program.model().loaded());
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(window, key, modifiers);
        };

        for (int i = 0; i < m_carriers.size(); ++i) { // title, sidebar, question, file name, thoughts, every block
            program.chat().open(i + 1);
            QTRY_COMPARE(program.chat().conversation(), i + 1);
            QTRY_VERIFY(!program.chat().isEmpty());
            auto *transcript = program.chat().transcript();
            for (int row = 0; row < transcript->rowCount(); ++row)
                if (transcript->index(row).data(ui::TranscriptModel::KindRole).toInt() == ui::TranscriptModel::Thinking)
                    transcript->setOpen(row, true);
            program.chat().showError(chat::Error(chat::Error::Code::OutOfMemory, m_carriers[i]));
            press(Qt::Key_F6);
            press(Qt::Key_Home);
            QVERIFY(painted(window));
        }

        // The message as one text, what was searched, what was deleted, whom chats are with, every page.
        press(Qt::Key_F6);
        press(Qt::Key_S);
        QVERIFY(painted(window));
        press(Qt::Key_Escape);
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(painted(window));
        program.paletteSearch().setQuery(QStringLiteral("word"));
        QTRY_VERIFY(program.paletteSearch().hits().size() > 20);
        QVERIFY(painted(window));
        press(Qt::Key_Escape);
        program.sidebarSearch().setQuery(QStringLiteral("word7"));
        program.conversations().trash(3);
        QTRY_VERIFY(!program.toast().text().isEmpty());
        for (const auto *page : {"personas", "storage", "models", "help", "settings"}) {
            window->setProperty("page", QString::fromLatin1(page));
            QVERIFY(painted(window));
        }
        for (const auto &carrier : m_carriers) {
            program.models().setWords(carrier);
            program.toast().show(
                carrier, carrier.left(20), [] {}, 10'000);
        }
        window->setProperty("page", QStringLiteral("models"));
        QVERIFY(painted(window));
        window->findChild<QQuickItem *>(QStringLiteral("settingsPage"))->setProperty("part", QStringLiteral("logs"));
        window->setProperty("page", QStringLiteral("settings"));
        QVERIFY(painted(window));

        // As it is written, alone and as several answers, and with the words of a search marked.
        window->setProperty("page", QStringLiteral("chat"));
        for (const auto &carrier : m_carriers)
            generator.answer += everyBlock(carrier);
        for (const int answers : {1, 3}) {
            program.chat().openNew();
            QTRY_VERIFY(program.chat().isEmpty() && program.chat().canWrite());
            program.chat().setAnswers(answers);
            program.chat().setDraft(m_carriers[1]);
            QVERIFY(program.chat().send());
            QTRY_VERIFY_WITH_TIMEOUT(!program.chat().busy() && !program.chat().isEmpty(), 60'000);
            QVERIFY(painted(window));
        }
        program.chat().several()->keep(0);
        program.chat().find()->setText(QStringLiteral("img"));
        QVERIFY(painted(window));

        QCOMPARE(m_server.hits(), 0);
        QCOMPARE(m_files.opened(), 0);
        QCOMPARE(m_urls.opened, 0);
        support::printPromise("P36", int(m_carriers.size()), m_server.hits() + m_files.opened() + m_urls.opened);

        QSignalSpy finished(&program, &app::Application::finished);
        program.shutDown();
        QVERIFY(finished.wait(30'000));
    }

    /// The second line of defence, alone: what QML itself would fetch ends at the refusing network access manager.
    void qmlCannotFetchEvenWhatIsGivenToIt_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::newRow("an image") << QByteArrayLiteral("Image { source: \"http://%1/x.png\" }");
        QTest::newRow("rich text") << QByteArrayLiteral(
            "Text { textFormat: Text.RichText; text: \"<img src='http://%1/x.png'>\" }");
        QTest::newRow("a text editor") << QByteArrayLiteral(
            "TextEdit { textFormat: TextEdit.RichText; text: \"<img src='http://%1/x.png'>\" }");
    }
    void qmlCannotFetchEvenWhatIsGivenToIt()
    {
        QFETCH(QByteArray, item);
        ui::RefusingNetworkFactory refusing;
        static qint64 needed = 0; // ms, without the factory
        const auto hitsWith = [&](QQmlNetworkAccessManagerFactory *factory, bool wanted) {
            HitCounter server; // of its own: a late request of another engine would count here
            if (!server.listen())
                return -1;
            QQmlEngine engine;
            engine.setNetworkAccessManagerFactory(factory);
            QQmlComponent component(&engine);
            component.setData("import QtQuick\nWindow { visible: true; width: 100; height: 100; " +
                                  QByteArray(item).replace("%1", server.address().toUtf8()) + " }",
                              QUrl(QStringLiteral("qrc:/probe.qml")));
            const std::unique_ptr<QObject> window(component.create());
            if (!window || !QTest::qWaitForWindowExposed(qobject_cast<QQuickWindow *>(window.get())))
                return -1;
            QElapsedTimer timer;
            timer.start();
            if (wanted) {
                if (!QTest::qWaitFor([&] { return server.hits() > 0; }, 20'000))
                    return 0;
                needed = timer.elapsed();
            } else { // nothing tells that nothing will come: longer than it took
                QTest::qWait(int(200 + 5 * needed));
            }
            return server.hits();
        };
        QVERIFY(hitsWith(nullptr, true) > 0);

        QCOMPARE(hitsWith(&refusing, false), 0);
    }

    /// That the counters count.
    void theTrapsWork()
    {
        const auto hits = m_server.hits();
        QTcpSocket socket;
        const auto place = m_server.address().split(u':');
        socket.connectToHost(place[0], quint16(place[1].toInt()));
        QTRY_COMPARE(m_server.hits(), hits + 1);

        const auto opened = m_files.opened();
        QFile file(m_files.path("canary.png"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(m_files.opened() > opened);

        QDesktopServices::openUrl(QUrl(QStringLiteral("https://example.org")));
        QCOMPARE(m_urls.opened, 1);
    }
};

QTEST_MAIN(CarrierTest)
#include "CarrierTest.moc"
