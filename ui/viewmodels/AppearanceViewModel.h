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
    Q_PROPERTY(double codeScale READ codeScale WRITE setCodeScale NOTIFY changed)
    Q_PROPERTY(bool compact READ compact WRITE setCompact NOTIFY changed)
    Q_PROPERTY(bool lessMovement READ lessMovement WRITE setLessMovement NOTIFY changed)
    Q_PROPERTY(bool wideLines READ wideLines WRITE setWideLines NOTIFY changed)

public:
    enum Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    static constexpr double kSmallest = 0.8, kLargest = 2.0, kStep = 0.1;

    explicit AppearanceViewModel(QObject *parent = nullptr) : QObject(parent) {}

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    double textScale() const { return m_textScale; } ///< 0.8 to 2
    void setTextScale(double scale);                 ///< clamped; not a number is ignored
    Q_INVOKABLE void zoom(int steps);                ///< 0 = back to 1
    double codeScale() const { return m_codeScale; } ///< of code against other text, 0.8 to 2
    void setCodeScale(double scale);
    bool compact() const { return m_compact; } ///< rows and bars lower, messages closer
    void setCompact(bool compact);
    bool lessMovement() const { return m_lessMovement; }
    void setLessMovement(bool less);
    bool wideLines() const { return m_wideLines; }
    void setWideLines(bool wide);

Q_SIGNALS:
    void changed();

private:
    void setScale(double &field, double scale);

    Scheme m_scheme = System;
    double m_textScale = 1;
    double m_codeScale = 1;
    bool m_compact = false;
    bool m_lessMovement = false;
    bool m_wideLines = false;
};

} // namespace ui
