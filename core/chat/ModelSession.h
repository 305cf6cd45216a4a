#pragma once

#include "chat/ConversationRepository.h"
#include "chat/TextGenerator.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace chat {

/// The model in use and the one being loaded, for the model chooser and the status line. Remembers the last model that
/// loaded and takes it up at the next start, unless the program died twice while it was being taken up.
///
/// Thread: GUI.
class ModelSession : public QObject
{
    Q_OBJECT

public:
    ModelSession(ConversationRepository &repository, TextGenerator &generator, QObject *parent = nullptr);
    ~ModelSession() override;

    /// Loads `override` if not empty, else the remembered model, else `fallback` (the built-in one). A remembered model
    /// that cannot be had gives modelFailed and then the fallback. Two starts that died while loading give loadHeldBack
    /// and the fallback.
    void start(const QString &override, const QString &fallback);

    void load(const QString &path); ///< ends in modelChanged or loadFailed; a load under way is given up for it
    void cancel();                  ///< of the load under way: ends in loadFailed with Cancelled

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
    void loadHeldBack(const QString &path); ///< not taken up: the program died while loading it before

private:
    void onLoaded(RequestId id, const ModelInfo &model);
    void onFailed(RequestId id, const Error &error);
    void takeUp(const QString &path, int attempts);
    void begin(const QString &path);
    void end();
    void loadFallback();

    ConversationRepository &m_repository;
    TextGenerator &m_generator;
    std::optional<ModelInfo> m_model;
    std::optional<Error> m_error;
    std::stop_source m_stop;
    RequestId m_request = 0; ///< 0 = none under way
    QString m_path;
    QString m_fallback; ///< to load when the start's model fails; empty after the start
    double m_progress = 0;
};

} // namespace chat
