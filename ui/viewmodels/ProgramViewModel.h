#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QVariantList>

namespace ui {

/// What belongs to the program as a whole: its folder, its threads, whether it may call for attention, what it is made
/// of, and what it has to say about itself. Kept by whoever listens to the signals.
///
/// Thread: GUI; log() may be called from any.
class ProgramViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT)
    Q_PROPERTY(int threads READ threads WRITE setThreads NOTIFY threadsChanged)
    Q_PROPERTY(int mostThreads READ mostThreads CONSTANT)
    Q_PROPERTY(bool notifies READ notifies WRITE setNotifies NOTIFY notifiesChanged)
    Q_PROPERTY(QVariantList parts READ parts CONSTANT)
    Q_PROPERTY(QString logText READ logText NOTIFY logged)

public:
    static constexpr int kLogLines = 500, kLogLine = 400; ///< lines kept, characters of one

    explicit ProgramViewModel(const QString &dataFolder, QObject *parent = nullptr);

    const QString &dataFolder() const { return m_dataFolder; }
    int threads() const { return m_threads; } ///< of the computation; 0: as many as are quickest
    void setThreads(int threads);             ///< clamped
    int mostThreads() const;
    bool notifies() const { return m_notifies; }
    void setNotifies(bool notifies);
    const QVariantList &parts() const { return m_parts; } ///< of {name, version, licence}
    void addPart(const QString &name, const QString &version, const QString &licence);
    QString logText() const;
    /// One line of the Logs page, in memory only. Never words of a chat; control characters are made visible.
    void log(const QString &line);

    Q_INVOKABLE void openDataFolder() { Q_EMIT folderRequested(m_dataFolder); }
    Q_INVOKABLE void clearLog();
    Q_INVOKABLE QString versions() const; ///< one line a part, to be copied into a letter

Q_SIGNALS:
    void threadsChanged();
    void notifiesChanged();
    void logged();
    void folderRequested(const QString &folder);

private:
    QString m_dataFolder;
    int m_threads = 0;
    bool m_notifies = true;
    QVariantList m_parts;
    QStringList m_log;
};

} // namespace ui
