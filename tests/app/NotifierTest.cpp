#include "app/Notifier.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

/// Stands in for the desktop: takes down what it is asked to show.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QList<QStringList> shown; ///< title and text
    QList<uint> replaced, closed;

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &, const QVariantMap &, int)
    {
        shown.append(QStringList{title, text});
        replaced.append(replaces);
        return 7;
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
};

class NotifierTest : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QString m_address;

    QDBusConnection connectAs(const QString &name) { return QDBusConnection::connectToBus(m_address, name); }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("needs dbus-daemon");
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                       QStringLiteral("--print-address")});
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.canReadLine(), 20'000);
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }

    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void aNoticeIsShownReplacedPressedAndWithdrawn()
    {
        Desktop desktop;
        auto bus = connectAs(QStringLiteral("desktop"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
        app::Notifier notifier(connectAs(QStringLiteral("program")));
        QSignalSpy activated(&notifier, &app::Notifier::activated);

        notifier.show(QStringLiteral("The answer is ready"), QStringLiteral("Beans & <b>rain</b>"));
        QTRY_COMPARE(desktop.shown.size(), 1);
        QCOMPARE(desktop.shown[0][0], QStringLiteral("The answer is ready"));
        QCOMPARE(desktop.shown[0][1], QStringLiteral("Beans &amp; &lt;b&gt;rain&lt;/b&gt;")); // a title is no markup
        QTRY_VERIFY(notifier.isShown());

        notifier.show(QStringLiteral("The answer is ready"), QStringLiteral("Slugs"));
        QTRY_COMPARE(desktop.shown.size(), 2);
        QCOMPARE(desktop.replaced, QList<uint>({0, 7}));

        Q_EMIT desktop.ActionInvoked(8, QStringLiteral("default")); // another program's
        Q_EMIT desktop.ActionInvoked(7, QStringLiteral("default"));
        QTRY_COMPARE(activated.size(), 1);

        notifier.withdraw();
        QTRY_COMPARE(desktop.closed, QList<uint>({7}));
    }

    void withoutADesktopNothingHappens()
    {
        app::Notifier alone(QDBusConnection(QStringLiteral("nowhere")));

        alone.show(QStringLiteral("The answer is ready"), QStringLiteral("Beans"));
        alone.withdraw();

        QVERIFY(!alone.isShown());
    }
};

QTEST_GUILESS_MAIN(NotifierTest)
#include "NotifierTest.moc"
