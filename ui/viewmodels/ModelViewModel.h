#pragma once

#include "chat/ModelSession.h"

#include <QQmlEngine>
#include <QStringList>
#include <QUrl>

namespace ui {

/// The model in use, for the chip in the header and its menu.
///
/// Thread: GUI. The session must outlive it.
class ModelViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool builtIn READ builtIn NOTIFY changed)
    Q_PROPERTY(bool canThink READ canThink NOTIFY changed)
    Q_PROPERTY(QString stateSize READ stateSize NOTIFY changed)
    Q_PROPERTY(QString memory READ memory NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(QString loadingText READ loadingText NOTIFY loadingChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QStringList recent READ recent NOTIFY recentChanged)
    Q_PROPERTY(QStringList others READ others NOTIFY recentChanged)
    Q_PROPERTY(QString path READ path NOTIFY changed)
    Q_PROPERTY(QString shortage READ shortage NOTIFY shortageChanged)
    Q_PROPERTY(bool startWithBuiltIn READ startWithBuiltIn WRITE setStartWithBuiltIn NOTIFY startChanged)

public:
    ModelViewModel(chat::ModelSession &session, const QString &builtInPath, QObject *parent = nullptr);

    bool loaded() const { return m_session.model().has_value(); }
    QString name() const; ///< "No model" when none
    bool builtIn() const;
    bool canThink() const;
    QString stateSize() const; ///< "13 MB"; empty without a model
    QString memory() const;
    QString facts() const; ///< "RWKV 7 · Q8_0 · 2 threads"
    bool loading() const { return m_session.isLoading(); }
    QString loadingText() const;
    double progress() const { return m_session.progress(); }
    QString path() const;                                  ///< of the model in use; empty for the built-in one
    const QStringList &recent() const { return m_recent; } ///< paths, newest first
    QStringList others() const;                            ///< recent without the one in use
    void setRecent(const QStringList &paths);
    void moved(const QString &from, const QString &to); ///< a model's file has another path
    void retranslate();                                 ///< the language changed
    /// "RWKV-7 G1 2.9B needs 3.1 GB of memory, and 1.9 GB are free."; empty: nothing is to be decided.
    const QString &shortage() const { return m_shortage; }
    bool startWithBuiltIn() const { return m_startWithBuiltIn; } ///< else with the last model used
    void setStartWithBuiltIn(bool builtIn);

    Q_INVOKABLE void open(const QUrl &file); ///< local files only, anything else does nothing
    Q_INVOKABLE void openPath(const QString &path);
    Q_INVOKABLE void openBuiltIn();
    Q_INVOKABLE void answerShortage(bool load); ///< load it anyway, or leave it
    Q_INVOKABLE void cancel() { m_session.cancel(); }
    Q_INVOKABLE static QString nameOf(const QString &path); ///< the file's name without its ending

Q_SIGNALS:
    void changed();
    void loadingChanged();
    void progressChanged();
    void recentChanged();
    void shortageChanged();
    void startChanged();
    void failed(const QString &path, const chat::Error &error);

private:
    void onChanged();

    chat::ModelSession &m_session;
    QString m_builtInPath;
    QStringList m_recent;
    QString m_shortage;
    bool m_startWithBuiltIn = false;
};

} // namespace ui
