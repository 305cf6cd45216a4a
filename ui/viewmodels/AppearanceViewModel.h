#pragma once

#include <QObject>
#include <QQmlEngine>

namespace ui {

/// How the window looks: colours, text size, less movement. Kept by whoever listens to `changed`.
///
/// Thread: GUI.
class AppearanceViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Scheme scheme READ scheme WRITE setScheme NOTIFY changed)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY changed)
    Q_PROPERTY(bool lessMovement READ lessMovement WRITE setLessMovement NOTIFY changed)
    Q_PROPERTY(bool wideLines READ wideLines WRITE setWideLines NOTIFY changed)

public:
    enum Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    static constexpr double kSmallest = 0.75, kLargest = 2.0, kStep = 0.125;

    explicit AppearanceViewModel(QObject *parent = nullptr) : QObject(parent) {}

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    double textScale() const { return m_textScale; } ///< 0.75 to 2
    void setTextScale(double scale);                 ///< clamped; not a number is ignored
    Q_INVOKABLE void zoom(int steps);                ///< 0 = back to 1
    bool lessMovement() const { return m_lessMovement; }
    void setLessMovement(bool less);
    bool wideLines() const { return m_wideLines; }
    void setWideLines(bool wide);

Q_SIGNALS:
    void changed();

private:
    Scheme m_scheme = System;
    double m_textScale = 1;
    bool m_lessMovement = false;
    bool m_wideLines = false;
};

} // namespace ui
