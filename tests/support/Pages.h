#pragma once

#include "app/Application.h"

#include "gui/SampleChats.h"
#include "support/Screen.h"

#include <QGuiApplication>
#include <QHash>
#include <QQmlIncubationController>
#include <QQuickStyle>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace support {

/// The program with the sample chats, and a way to each of its pages.
class Pages
{
public:
    /// False: the window did not come up.
    bool start()
    {
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        QGuiApplication::styleHints()->setCursorFlashTime(0); // the caret is part of the picture, always
        QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:/qt/qml/Rookery")));
        sample::fill(m_folder.path());
        m_program = std::make_unique<app::Application>(
            app::Application::Options{.dataFolder = m_folder.path(), .model = {}, .threads = 1});
        if (!m_program->show() || !QTest::qWaitForWindowExposed(window()) ||
            !QTest::qWaitFor([this] { return !m_program->chat().isEmpty(); }, 30'000))
            return false;
        m_program->language().choose(QStringLiteral("en"));
        m_program->appearance().setLessMovement(true);
        m_program->chat().dismissError();
        return true;
    }

    app::Application &program() { return *m_program; }
    QQuickWindow *window() const { return m_program->window(); }

    static QStringList names()
    {
        QStringList all;
        for (const auto *page :
             {"chat", "empty", "models", "storage", "settings/look", "settings/answers", "settings/computer",
              "settings/models", "help", "settings/privacy", "settings/keys", "settings/logs", "settings/about"})
            all += QString::fromLatin1(page);
        return all;
    }

    /// One row of test data a page.
    static void rows()
    {
        QTest::addColumn<QString>("page");
        for (const auto &page : names())
            QTest::newRow(qPrintable(page)) << page;
    }

    /// "settings/privacy" is a part of a page. False: it did not come.
    bool go(const QString &where)
    {
        const auto page = where.section(u'/', 0, 0);
        const bool empty = page == QStringLiteral("empty");
        window()->setProperty("page", empty ? QStringLiteral("chat") : page);
        if (empty)
            m_program->chat().openNew();
        else
            m_program->chat().open(m_program->conversations().idAt(1));
        if (!QTest::qWaitFor([&] { return m_program->chat().isEmpty() == empty; }, 30'000))
            return false;
        if (page == QStringLiteral("settings"))
            window()
                ->findChild<QQuickItem *>(QStringLiteral("settingsPage"))
                ->setProperty("part", where.section(u'/', 1));
        return settle();
    }

    bool resize(int width, int height)
    {
        window()->resize(width, height);
        return QTest::qWaitFor([&] { return int(window()->contentItem()->width()) == width; }, 30'000) && settle();
    }

    /// Until two painted frames have everything in the same places; false: it moved for 300 frames.
    bool settle()
    {
        QSignalSpy painted(window(), &QQuickWindow::frameSwapped);
        QHash<QQuickItem *, QRectF> before;
        for (int frame = 0; frame < 300; ++frame) {
            window()->update();
            if (!painted.wait(10'000))
                return false;
            QHash<QQuickItem *, QRectF> now;
            QString moved;
            for (auto *item : items()) {
                now.insert(item, item->mapRectToScene(QRectF(0, 0, item->width(), item->height())));
                if (now.value(item) != before.value(item))
                    moved = describe(item);
            }
            // Rows beside the view are made in slices: until they are whole they lie anywhere.
            const auto *slices = window()->incubationController();
            if (moved.isEmpty() && now.size() == before.size() && (!slices || slices->incubatingObjectCount() == 0))
                return true;
            m_moved = moved;
            before = now;
        }
        qWarning("it never came to rest: %s", qPrintable(m_moved));
        return false;
    }

    QList<QQuickItem *> items() const { return shownItems(window()->contentItem()); }

    /// What lies over the page hides it.
    QList<QQuickItem *> topItems() const
    {
        for (auto *child : window()->contentItem()->childItems())
            if (child->inherits("QQuickOverlay") && child->isVisible() && !child->childItems().isEmpty())
                return shownItems(child);
        return items();
    }

    /// Something with these words lies over the page.
    bool isOpen(const QString &title) const
    {
        const auto all = topItems();
        return all.size() < items().size() &&
               std::any_of(all.begin(), all.end(), [&](auto *item) { return words(item) == title; });
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window(), key, modifiers); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<app::Application> m_program;
    QString m_moved;
};

} // namespace support
