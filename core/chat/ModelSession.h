#pragma once

#include "chat/ConversationRepository.h"
#include "chat/TextGenerator.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>
#include <stop_token>

namespace chat {

/// What loading a model would take, in bytes; 0: not known.
struct MemoryNeed
{
    quint64 needed = 0;
    quint64 free = 0; ///< can be had now without swapping

    bool isShort() const { return free > 0 && needed > free; }
};

/// The model in use and the one being loaded, for the model chooser and the status line. Remembers the last model that
/// loaded and takes it up at the next start, unless the program died while it was being loaded.
///
/// Thread: GUI.
class ModelSession : public QObject
{
    Q_OBJECT

public:
    ModelSession(ConversationRepository &repository, TextGenerator &generator, QObject *parent = nullptr);
    ~ModelSession() override;

    /// Asked before each load of a file. What needs more than is free is not loaded but told by memoryShort: loadAnyway
    /// goes on. Without a check, and where it fails, models are loaded at once.
    void setMemoryCheck(std::function<QFuture<MemoryNeed>(const QString &path)> check) { m_check = std::move(check); }

    /// Loads `override` if not empty, else the remembered model, else `fallback` (the built-in one). A remembered model
    /// that cannot be had gives modelFailed and then the fallback. One during whose load the program died gives
    /// loadHeldBack and the fallback; loadAnyway loads it all the same.
    void start(const QString &override, const QString &fallback);

    /// What a person chose, taken up at the next start too. Ends in modelChanged, loadFailed or memoryShort; a load
    /// under way is given up for it.
    void load(const QString &path);
    void loadAnyway(); ///< the model that memoryShort or loadHeldBack told of
    void cancel();     ///< of the load under way: ends in loadFailed with Cancelled
    /// A model's file has another path: the one in use, and the one to be taken up at the next start.
    void moved(const QString &from, const QString &to);

    const std::optional<ModelInfo> &model() const { return m_model; } ///< nullopt: none yet
    bool isLoading() const { return m_request != 0; }
    const QString &loadingPath() const { return m_path; }         ///< empty when nothing is being loaded
    double progress() const { return m_progress; }                ///< 0 to 1 of the load under way
    const std::optional<Error> &error() const { return m_error; } ///< of the last load, nullopt when it went well

Q_SIGNALS:
    void modelChanged();
    void loadingChanged(); ///< isLoading, loadingPath
    void progressChanged();
    void loadFailed(const QString &path, const chat::Error &error);
    void memoryShort(const QString &path, const chat::MemoryNeed &need); ///< not loaded, the person decides
    void loadHeldBack(const QString &path); ///< not taken up: the program died while loading it before

private:
    void onLoaded(RequestId id, const ModelInfo &model);
    void onFailed(RequestId id, const Error &error);
    void takeUp(const QString &path, const QString &diedLoading);
    void begin(const QString &path);
    void send();
    void holdBack(const MemoryNeed &need);
    void end();
    void loadFallback();

    ConversationRepository &m_repository;
    TextGenerator &m_generator;
    std::optional<ModelInfo> m_model;
    std::optional<Error> m_error;
    std::stop_source m_stop;
    std::function<QFuture<MemoryNeed>(const QString &)> m_check;
    QString m_held;          ///< told by memoryShort
    bool m_remember = false; ///< the load under way was chosen by the person
    RequestId m_request = 0; ///< 0 = none under way
    QString m_path;
    QString m_fallback; ///< to load when the start's model fails; empty after the start
    double m_progress = 0;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::MemoryNeed)
