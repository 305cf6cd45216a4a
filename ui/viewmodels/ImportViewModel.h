#pragma once

#include "catalog/FileImport.h"
#include "catalog/ModelLibrary.h"

#include <QQmlEngine>
#include <QVariantList>

namespace ui {

/// A model file on its way into the library: recognised, offered in three sizes, converted. One at a time.
///
/// Thread: GUI. The library must outlive it.
class ImportViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY choicesChanged)
    Q_PROPERTY(QString recognised READ recognised NOTIFY choicesChanged)
    Q_PROPERTY(QVariantList choices READ choices NOTIFY choicesChanged)

public:
    explicit ImportViewModel(catalog::ModelLibrary &library, QObject *parent = nullptr)
        : QObject(parent), m_library(library)
    {
    }
    ~ImportViewModel() override { m_stop.request_stop(); }

    void begin(const QString &path);                                              ///< a file, or a Hugging Face folder
    void setMachine(const catalog::MachineInfo &machine) { m_machine = machine; } ///< that choices are to fit

    bool running() const { return m_running; }
    const QString &name() const { return m_name; } ///< of the file that waits for a choice; empty: none does
    const QString &recognised() const { return m_recognised; } ///< "RWKV 7 · 191 million parameters · .pth"
    const QVariantList &choices() const { return m_choices; }  ///< of {type, name, note, line, fits, usual}
    Q_INVOKABLE void choose(const QString &type);              ///< empty: not now
    Q_INVOKABLE void cancel() { m_stop.request_stop(); }

Q_SIGNALS:
    void changed();
    void choicesChanged();
    void said(const QString &sentence); ///< how it goes, how it ended
    void imported(const QString &path);

private:
    void run(bool running);
    void offer(const QString &path, const catalog::ImportOffer &made);
    void convert(const QString &path, const QString &type);

    catalog::ModelLibrary &m_library;
    catalog::MachineInfo m_machine;
    bool m_running = false;
    QString m_path, m_name, m_recognised; ///< waiting for a choice
    QVariantList m_choices;
    std::stop_source m_stop;
    catalog::JobThread m_jobs; ///< conversions take minutes: nothing else waits behind them
};

} // namespace ui
