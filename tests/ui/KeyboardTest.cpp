#include "support/Pages.h"

#include <QAccessible>
#include <QPointer>
#include <QSet>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

/// Every page without a mouse: each control has a name for the screen reader, Tab reaches it and one sees where one is.
class KeyboardTest : public QObject
{
    Q_OBJECT

    support::Pages m_pages;

    QQuickWindow *window() const { return m_pages.window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { m_pages.press(key, modifiers); }

    /// What of the window lies around the item; empty when nothing of it is seen.
    QRect around(const QQuickItem *item) const
    {
        const QRectF whole(0, 0, item->width(), item->height());
        return support::visiblePart(item, whole.adjusted(-6, -6, 6, 6)).toAlignedRect() &
               QRect(QPoint(), window()->size());
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_pages.start()); }

    void everyControlHasANameAndARole_data() { support::Pages::rows(); }
    void everyControlHasANameAndARole()
    {
        QFETCH(QString, page);
        for (const int width : {640, 1280}) {
            QVERIFY(m_pages.resize(width, 900) && m_pages.go(page));
            int seen = 0;
            for (auto *item : m_pages.items()) {
                if (!support::isControl(item))
                    continue;
                auto *accessible = QAccessible::queryAccessibleInterface(item);
                QVERIFY2(accessible, qPrintable(support::describe(item)));
                QVERIFY2(!accessible->text(QAccessible::Name).trimmed().isEmpty(), qPrintable(support::describe(item)));
                const auto role = accessible->role();
                QVERIFY2(role != QAccessible::NoRole && role != QAccessible::Client,
                         qPrintable(support::describe(item)));
                ++seen;
            }
            QVERIFY(seen > 2);
        }
    }

    /// Tab comes by every control once and back to the first, and each shows that it is there.
    void tabReachesEveryControlAndShowsWhere_data() { support::Pages::rows(); }
    void tabReachesEveryControlAndShowsWhere()
    {
        QFETCH(QString, page);
        QVERIFY(m_pages.resize(1280, 900) && m_pages.go(page));
        QTest::mouseMove(window(), {5, 890});
        press(Qt::Key_Tab);
        auto *first = window()->activeFocusItem();
        QVERIFY(first);
        QSet<QQuickItem *> reached;
        QStringList wrong;
        for (int i = 0; i < 150; ++i) {
            const QPointer<QQuickItem> item = window()->activeFocusItem(); // a list may make its rows anew
            const auto name = support::describe(item);
            // In a list a row has the keys, and the list is the stop.
            for (auto *each = item.data(); each; each = each->parentItem())
                if (each == item || each->isFocusScope())
                    reached.insert(each);
            QVERIFY(m_pages.settle());
            QVERIFY2(item, qPrintable(name));
            const auto seen = around(item);
            if (seen.width() <= 4 || seen.height() <= 4)
                wrong += QStringLiteral("out of sight: ") + name;
            const auto with = window()->grabWindow().copy(seen);
            press(Qt::Key_Tab);
            QVERIFY2(window()->activeFocusItem() != item, qPrintable(name));
            QVERIFY(m_pages.settle());
            if (item && around(item) == seen && with == window()->grabWindow().copy(seen))
                wrong += QStringLiteral("no mark of the focus: ") + name;
            if (window()->activeFocusItem() == first)
                break;
        }
        QCOMPARE(window()->activeFocusItem(), first);
        for (auto *item : m_pages.items())
            if (item->activeFocusOnTab() && item->isEnabled() && !reached.contains(item))
                wrong += QStringLiteral("not reached: ") + support::describe(item);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("\n  "))));
    }

    /// Lists are one stop of Tab; the arrows walk in them, and the row under the keys is seen and marked.
    void arrowsWalkInLists_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("list");
        QTest::newRow("chats") << QStringLiteral("chat") << QStringLiteral("chats");
        QTest::newRow("messages") << QStringLiteral("chat") << QStringLiteral("transcript");
        QTest::newRow("models") << QStringLiteral("models") << QStringLiteral("models");
        QTest::newRow("storage") << QStringLiteral("storage") << QStringLiteral("storageChats");
        QTest::newRow("help") << QStringLiteral("help") << QStringLiteral("help");
    }
    void arrowsWalkInLists()
    {
        QFETCH(QString, page);
        QFETCH(QString, list);
        QVERIFY(m_pages.resize(1000, 700) && m_pages.go(page));
        QTest::mouseMove(window(), {5, 690});
        auto *view = window()->findChild<QQuickItem *>(list);
        QVERIFY(view);
        const auto row = [&]() -> QQuickItem * { // of the list, that the keys are in
            auto *content = view->property("contentItem").value<QQuickItem *>();
            for (auto *each = window()->activeFocusItem(); each; each = each->parentItem())
                if (each->parentItem() == content && each->property("index").isValid())
                    return each;
            return nullptr;
        };
        const bool upwards = list == QStringLiteral("transcript"); // it begins at its end

        QSet<int> walked;
        for (int i = 0; i < 12 && walked.size() < 4; ++i) {
            for (int tab = 0; tab < 60 && !row(); ++tab) // there, and again when the list was loaded anew meanwhile
                press(Qt::Key_Tab);
            QVERIFY(m_pages.settle());
            const QPointer<QQuickItem> now = row();
            if (!now)
                continue;
            const auto name = support::describe(now);
            const auto place = now->property("index").toInt();
            const auto seen = around(now);
            QVERIFY2(seen.width() > 4 && seen.height() > 4, qPrintable(name));
            const auto with = window()->grabWindow().copy(seen);
            press(upwards ? Qt::Key_Up : Qt::Key_Down);
            QVERIFY(m_pages.settle());
            if (!now || !row())
                continue;
            walked.insert(place);
            if (row() == now)
                break; // the last one
            QVERIFY2(around(now) != seen || with != window()->grabWindow().copy(seen), qPrintable(name));
        }
        QVERIFY2(walked.size() > 2, qPrintable(QString::number(walked.size())));
    }

    void shortcutsOpenWhatTheySay()
    {
        QVERIFY(m_pages.resize(1280, 900) && m_pages.go(QStringLiteral("chat")));

        press(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(window()->property("page").toString(), QStringLiteral("settings"));
        press(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(window()->property("page").toString(), QStringLiteral("chat"));

        press(Qt::Key_F1);
        QTRY_VERIFY_WITH_TIMEOUT(m_pages.isOpen(QStringLiteral("Shortcuts")), 20'000);
        press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!m_pages.isOpen(QStringLiteral("Shortcuts")), 20'000);

        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(window()->property("sidebarHidden").toBool());
        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!window()->property("sidebarHidden").toBool());
    }
};

QTEST_MAIN(KeyboardTest)
#include "KeyboardTest.moc"
