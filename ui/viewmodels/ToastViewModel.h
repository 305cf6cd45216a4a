#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QTimer>

#include <functional>

namespace ui {

/// The one message that floats above the composer, and the way back it offers.
///
/// Thread: GUI.
class ToastViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString action READ action NOTIFY changed)
    Q_PROPERTY(double remaining READ remaining NOTIFY remainingChanged)
    Q_PROPERTY(bool paused READ paused WRITE setPaused NOTIFY pausedChanged)

public:
    static constexpr int kShort = 10000, kUndo = 30000; ///< ms

    explicit ToastViewModel(QObject *parent = nullptr);

    /// Replaces the one before. `act` may be empty: then `action` is not shown.
    void show(const QString &text, const QString &action, std::function<void()> act, int ms);

    const QString &text() const { return m_text; } ///< empty: nothing is shown
    const QString &action() const { return m_action; }
    double remaining() const; ///< 1 to 0
    bool paused() const { return m_paused; }
    void setPaused(bool paused); ///< under the pointer

    Q_INVOKABLE void act(); ///< Undo; does nothing when there is nothing to undo
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void changed();
    void remainingChanged();
    void pausedChanged();

private:
    void onTick();

    QString m_text;
    QString m_action;
    std::function<void()> m_act;
    QTimer m_timer;
    int m_all = 0;
    int m_left = 0;
    bool m_paused = false;
};

} // namespace ui
