#include "chat/ModelSession.h"

#include "chat/Futures.h"

namespace chat {

namespace {

const QString &rememberedName()
{
    static const QString name = QStringLiteral("model.last");
    return name;
}

/// The path of a model while it is being loaded: found at a start, it says on what the program died.
const QString &loadingName()
{
    static const QString name = QStringLiteral("model.loading");
    return name;
}

} // namespace

ModelSession::ModelSession(ConversationRepository &repository, TextGenerator &generator, QObject *parent)
    : QObject(parent), m_repository(repository), m_generator(generator), m_model(generator.model())
{
    connect(&generator, &TextGenerator::modelLoaded, this, &ModelSession::onLoaded);
    connect(&generator, &TextGenerator::modelFailed, this, &ModelSession::onFailed);
    connect(&generator, &TextGenerator::modelProgress, this, [this](RequestId id, double fraction) {
        if (id != m_request)
            return;
        m_progress = fraction;
        Q_EMIT progressChanged();
    });
    connect(&generator, &TextGenerator::modelUnloaded, this, [this] {
        m_model.reset();
        Q_EMIT modelChanged();
    });
}

ModelSession::~ModelSession()
{
    m_stop.request_stop();
}

void ModelSession::start(const QString &override, const QString &fallback)
{
    m_fallback = fallback;
    m_remember = !override.isEmpty() && !override.startsWith(u':');
    if (!override.isEmpty())
        return begin(override);
    const auto failure = [this](const Error &) { loadFallback(); };
    whenDone(
        m_repository.value(rememberedName()), this,
        [this, failure](const QString &path) {
            if (path.isEmpty())
                return loadFallback();
            whenDone(
                m_repository.value(loadingName()), this,
                [this, path](const QString &diedLoading) { takeUp(path, diedLoading); }, failure);
        },
        failure);
}

void ModelSession::takeUp(const QString &path, const QString &diedLoading)
{
    if (path == diedLoading) {
        m_repository.setValue(loadingName(), {});
        m_held = path;
        Q_EMIT loadHeldBack(path);
        return loadFallback();
    }
    // It must be in the file before the load that may kill the program.
    whenDone(
        m_repository.setValue(loadingName(), path), this, [this, path] { begin(path); },
        [this, path](const Error &) { begin(path); });
}

void ModelSession::loadFallback()
{
    m_remember = false;
    if (const auto fallback = std::exchange(m_fallback, {}); !fallback.isEmpty()) {
        const auto held = m_held; // can still be loaded anyway
        begin(fallback);
        m_held = held;
    }
}

void ModelSession::load(const QString &path)
{
    m_fallback.clear();
    m_remember = true;
    begin(path);
}

void ModelSession::loadAnyway()
{
    if (m_held.isEmpty())
        return;
    m_fallback.clear();
    m_remember = true;
    const auto check = std::exchange(m_check, {});
    begin(std::exchange(m_held, {}));
    m_check = check;
}

void ModelSession::begin(const QString &path)
{
    m_stop.request_stop();
    m_stop = {};
    m_request = TextGenerator::nextRequestId();
    m_path = path;
    m_progress = 0;
    m_error.reset();
    m_held.clear();
    Q_EMIT loadingChanged();
    Q_EMIT progressChanged();
    if (!m_check || path.startsWith(u':'))
        return send();
    const auto request = m_request;
    whenDone(
        m_check(path), this,
        [this, request](const MemoryNeed &need) {
            if (request == m_request)
                need.isShort() ? holdBack(need) : send();
        },
        [this, request](const Error &) {
            if (request == m_request)
                send(); // what cannot be read is said by the load itself
        });
}

void ModelSession::send()
{
    if (!m_path.startsWith(u':'))
        m_repository.setValue(loadingName(), m_path);
    m_generator.loadModel(m_request, m_path, m_stop.get_token());
}

void ModelSession::holdBack(const MemoryNeed &need)
{
    const auto path = m_path;
    m_repository.setValue(loadingName(), {});
    end();
    if (m_stop.stop_requested()) {
        m_error = Error(Error::Code::Cancelled, path);
        Q_EMIT loadFailed(path, *m_error);
    } else {
        m_held = path;
        Q_EMIT memoryShort(path, need);
    }
    if (m_request == 0 && !m_model)
        loadFallback();
}

void ModelSession::moved(const QString &from, const QString &to)
{
    whenDone(
        m_repository.value(rememberedName()), this,
        [this, from, to](const QString &remembered) {
            if (remembered == from)
                m_repository.setValue(rememberedName(), to);
        },
        [](const Error &) {}); // nothing is remembered
    if (m_model && m_model->path == from) {
        m_model->path = to;
        Q_EMIT modelChanged();
    }
}

void ModelSession::cancel()
{
    m_stop.request_stop();
}

void ModelSession::end()
{
    m_request = 0;
    m_path.clear();
    Q_EMIT loadingChanged();
}

void ModelSession::onLoaded(RequestId id, const ModelInfo &model)
{
    m_model = model;
    if (id == m_request) {
        m_fallback.clear();
        // A model that another one fell back to must not replace what was chosen.
        if (std::exchange(m_remember, false))
            m_repository.setValue(rememberedName(), m_path);
        m_repository.setValue(loadingName(), {});
        end();
    }
    Q_EMIT modelChanged();
}

void ModelSession::onFailed(RequestId id, const Error &error)
{
    if (id != m_request)
        return;
    m_error = error;
    const auto path = m_path;
    m_repository.setValue(loadingName(), {});
    end();
    Q_EMIT loadFailed(path, error);
    if (m_request == 0)
        loadFallback();
}

} // namespace chat
