#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

/// The program as a screen reader finds it: the real window, asked over AT-SPI. Needs a display and a message bus of
/// its own (CMakeLists.txt starts it so).
class ScreenReaderTest : public QObject
{
    Q_OBJECT

    struct Place
    {
        QString service;
        QString path;
    };
    struct Thing
    {
        uint role = 0; ///< AtspiRole
        QString name;
        QString above; ///< names of what it is in, outermost first
        bool showing = true;
    };

    static constexpr uint kStateShowing = 25; // of at-spi2 (atspi-constants.h), as are the roles

    enum Role : uint {
        CheckBox = 7,
        List = 31,
        MenuItem = 35,
        PageTab = 37,
        PushButton = 43,
        RadioButton = 44,
        Slider = 51,
        Text = 61,
        Entry = 79
    };

    QDBusConnection m_bus{QString()};
    QTemporaryDir m_folder;
    QProcess m_program;

    static QDBusMessage ask(const QDBusConnection &bus, const Place &place, const QString &interface,
                            const QString &method, const QVariantList &arguments = {})
    {
        auto message = QDBusMessage::createMethodCall(place.service, place.path, interface, method);
        message.setArguments(arguments);
        return bus.call(message, QDBus::Block, 10'000);
    }

    QList<Place> children(const Place &place) const
    {
        QList<Place> found;
        const auto reply =
            ask(m_bus, place, QStringLiteral("org.a11y.atspi.Accessible"), QStringLiteral("GetChildren"));
        if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
            return found;
        const auto list = reply.arguments().first().value<QDBusArgument>();
        for (list.beginArray(); !list.atEnd();) {
            QString service;
            QDBusObjectPath path;
            list.beginStructure();
            list >> service >> path;
            list.endStructure();
            found.append({service, path.path()});
        }
        return found;
    }

    QString name(const Place &place) const
    {
        const auto reply = ask(m_bus, place, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
                               {QStringLiteral("org.a11y.atspi.Accessible"), QStringLiteral("Name")});
        return reply.arguments().isEmpty() ? QString()
                                           : reply.arguments().first().value<QDBusVariant>().variant().toString();
    }

    /// Whether it can be seen: what is hidden stays in the tree of Qt 6.4 and is not read out.
    bool isShowing(const Place &place) const
    {
        const auto reply = ask(m_bus, place, QStringLiteral("org.a11y.atspi.Accessible"), QStringLiteral("GetState"));
        if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
            return true;
        const auto states = qdbus_cast<QList<uint>>(reply.arguments().first());
        return states.isEmpty() || (states.first() >> kStateShowing & 1u);
    }

    uint role(const Place &place) const
    {
        const auto reply = ask(m_bus, place, QStringLiteral("org.a11y.atspi.Accessible"), QStringLiteral("GetRole"));
        return reply.arguments().isEmpty() ? 0 : reply.arguments().first().toUInt();
    }

    void collect(const Place &place, QList<Thing> &things, const QStringList &above = {}) const
    {
        if (above.size() > 40 || things.size() > 3000)
            return;
        things.append({role(place), name(place), above.join(QStringLiteral(" > ")), isShowing(place)});
        for (const auto &child : children(place))
            collect(child, things, above + QStringList(name(place)));
    }

    /// The tree of the program, once it has one.
    QList<Thing> tree() const
    {
        const Place root{QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("/org/a11y/atspi/accessible/root")};
        QList<Thing> things;
        for (const auto &application : children(root))
            if (name(application).contains(QStringLiteral("rookery"), Qt::CaseInsensitive))
                collect(application, things);
        return things;
    }

    static bool has(const QList<Thing> &things, uint role, const QString &name)
    {
        return std::any_of(things.begin(), things.end(),
                           [&](const Thing &thing) { return thing.role == role && thing.name == name; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("DISPLAY") || !qEnvironmentVariableIsSet("ROOKERY_OWN_BUS"))
            QSKIP("needs dbus-run-session and xvfb-run");
        const Place launcher{QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus")};
        const auto address =
            ask(QDBusConnection::sessionBus(), launcher, QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress"));
        if (address.type() != QDBusMessage::ReplyMessage)
            QSKIP("needs at-spi2-core");
        m_bus = QDBusConnection::connectToBus(address.arguments().first().toString(), QStringLiteral("a11y"));
        QVERIFY(m_bus.isConnected());

        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
        environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
        m_program.setProcessEnvironment(environment);
        m_program.setProcessChannelMode(QProcess::ForwardedChannels);
        m_program.start(
            QCoreApplication::applicationDirPath() + QStringLiteral("/rookery"),
            {QStringLiteral("--data-dir"), m_folder.path(), QStringLiteral("--threads"), QStringLiteral("1")});
        QVERIFY(m_program.waitForStarted());
    }

    void cleanupTestCase()
    {
        m_program.kill();
        m_program.waitForFinished();
    }

    void aScreenReaderFindsEveryControlByNameAndRole()
    {
        QList<Thing> things;
        QTRY_VERIFY_WITH_TIMEOUT(has(things = tree(), Entry, QStringLiteral("Ask anything")) ||
                                     has(things, Text, QStringLiteral("Ask anything")),
                                 60'000);

        QVERIFY(has(things, PushButton, QStringLiteral("New chat")));
        QVERIFY(has(things, PushButton, QStringLiteral("Send")));
        QVERIFY(has(things, List, QStringLiteral("Chats")));
        int controls = 0;
        QString before;
        for (const auto &thing : things) {
            for (const uint each : {CheckBox, MenuItem, PageTab, PushButton, RadioButton, Slider, Text, Entry})
                if (thing.showing && thing.role == each) {
                    QVERIFY2(
                        !thing.name.trimmed().isEmpty(),
                        qPrintable(QStringLiteral("role %1 below %2, after %3").arg(each).arg(thing.above, before)));
                    ++controls;
                }
            before = thing.name;
        }
        QVERIFY2(controls > 10, qPrintable(QString::number(controls)));
    }
};

QTEST_GUILESS_MAIN(ScreenReaderTest)
#include "ScreenReaderTest.moc"
