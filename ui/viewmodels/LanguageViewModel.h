#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QTranslator>

namespace ui {

/// The language of the window: the system's or one by choice, changed at once. Installs the translators and the locale
/// of numbers and dates; whoever shows words listens to `changed` and asks for them again.
///
/// Thread: GUI. Owns: the translators, installed while it lives.
class LanguageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int index READ index WRITE setIndex NOTIFY changed)
    Q_PROPERTY(QList<QString> names READ names NOTIFY changed)
    Q_PROPERTY(bool rightToLeft READ rightToLeft NOTIFY changed)

public:
    explicit LanguageViewModel(QObject *parent = nullptr);
    ~LanguageViewModel() override;

    const QString &chosen() const { return m_chosen; } ///< a code; empty: the system's
    void choose(const QString &code);                  ///< a code that is not among codes() counts as the system's
    QString inUse() const { return m_inUse; }          ///< a code, never empty
    QStringList codes() const;                         ///< "" for the system's, then one a language
    QStringList names() const;                         ///< as codes(), each in its own language
    int index() const { return int(codes().indexOf(m_chosen)); } ///< of the chosen one among codes()
    void setIndex(int index) { choose(codes().value(index)); }
    bool rightToLeft() const { return m_rightToLeft; }
    void setRightToLeft(bool rightToLeft); ///< of tests: none of the languages is written so

    /// The first of ours among the languages a person reads ("de-AT", "fr"), best first; else English.
    static QString bestOf(const QStringList &wanted);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QString m_chosen;
    QString m_inUse;
    QTranslator m_ours;
    QTranslator m_qts; ///< the words of Qt's own dialogs, where they are installed
    bool m_rightToLeft = false;
};

} // namespace ui
