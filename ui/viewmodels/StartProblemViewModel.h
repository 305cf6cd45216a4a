#pragma once

#include "chat/Error.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

namespace ui {

/// Why the program cannot start with its data folder, and what a person chooses then.
///
/// Thread: GUI.
class StartProblemViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString advice READ advice CONSTANT)
    Q_PROPERTY(QString detail READ detail CONSTANT)

public:
    explicit StartProblemViewModel(const chat::Error &error) : m_error(error) {}

    QString title() const;
    QString advice() const;
    QString detail() const { return m_error.detail; } ///< the folder and the system's reason

    // Each ends in its signal.
    Q_INVOKABLE void choose(const QUrl &folder) { Q_EMIT folderChosen(folder.toLocalFile()); }
    Q_INVOKABLE void startWithoutSaving() { Q_EMIT withoutSaving(); }
    Q_INVOKABLE void giveUp() { Q_EMIT givenUp(); }

Q_SIGNALS:
    void folderChosen(const QString &folder);
    void withoutSaving();
    void givenUp();

private:
    chat::Error m_error;
};

} // namespace ui
