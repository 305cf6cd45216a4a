#include "viewmodels/ModelViewModel.h"

#include <QFileInfo>
#include <QLocale>

namespace ui {

namespace {

constexpr int kRemembered = 6;

QString bytes(quint64 size)
{
    return QLocale().formattedDataSize(qint64(size), size < 10'000'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}

} // namespace

ModelViewModel::ModelViewModel(chat::ModelSession &session, const QString &builtInPath, QObject *parent)
    : QObject(parent), m_session(session), m_builtInPath(builtInPath)
{
    connect(&session, &chat::ModelSession::modelChanged, this, &ModelViewModel::onChanged);
    connect(&session, &chat::ModelSession::loadingChanged, this, &ModelViewModel::loadingChanged);
    connect(&session, &chat::ModelSession::progressChanged, this, &ModelViewModel::progressChanged);
    connect(&session, &chat::ModelSession::loadFailed, this, &ModelViewModel::failed);
    connect(
        &session, &chat::ModelSession::memoryShort, this, [this](const QString &path, const chat::MemoryNeed &need) {
            m_shortage =
                tr("%1 needs %2 of memory, and %3 are free.").arg(nameOf(path), bytes(need.needed), bytes(need.free));
            Q_EMIT shortageChanged();
        });
}

void ModelViewModel::onChanged()
{
    if (loaded() && !builtIn() && !path().isEmpty()) {
        auto recent = m_recent;
        recent.removeAll(path());
        recent.prepend(path());
        setRecent(recent.mid(0, kRemembered));
    }
    Q_EMIT changed();
    Q_EMIT recentChanged();
}

QStringList ModelViewModel::others() const
{
    auto others = m_recent;
    others.removeAll(path());
    return others;
}

void ModelViewModel::setRecent(const QStringList &paths)
{
    if (paths == m_recent)
        return;
    m_recent = paths;
    Q_EMIT recentChanged();
}

void ModelViewModel::moved(const QString &from, const QString &to)
{
    auto recent = m_recent;
    if (const auto place = recent.indexOf(from); place >= 0) {
        recent[place] = to;
        setRecent(recent);
    }
}

QString ModelViewModel::name() const
{
    if (!loaded())
        return tr("No model");
    const auto name = m_session.model()->name.simplified().left(80);
    return builtIn() ? tr("%1 (built in)").arg(name) : name;
}

bool ModelViewModel::builtIn() const
{
    return loaded() && m_session.model()->builtIn;
}

bool ModelViewModel::canThink() const
{
    return loaded() && m_session.model()->canThink;
}

QString ModelViewModel::stateSize() const
{
    return loaded() ? bytes(m_session.model()->stateBytes) : QString();
}

QString ModelViewModel::memory() const
{
    return loaded() ? bytes(m_session.model()->memoryBytes) : QString();
}

QString ModelViewModel::facts() const
{
    if (!loaded())
        return {};
    const auto &model = *m_session.model();
    return tr("RWKV %1 · %2 · %n threads", nullptr, model.threads).arg(model.version, model.tensorTypes);
}

QString ModelViewModel::loadingText() const
{
    if (!loading())
        return {};
    return m_session.loadingPath() == m_builtInPath ? tr("Loading the built-in model")
                                                    : tr("Loading %1").arg(nameOf(m_session.loadingPath()));
}

QString ModelViewModel::path() const
{
    return loaded() ? m_session.model()->path : QString();
}

void ModelViewModel::retranslate()
{
    Q_EMIT changed();
    Q_EMIT loadingChanged();
}

void ModelViewModel::answerShortage(bool load)
{
    if (std::exchange(m_shortage, {}).isEmpty())
        return;
    Q_EMIT shortageChanged();
    if (load)
        m_session.loadAnyway();
}

void ModelViewModel::setStartWithBuiltIn(bool builtIn)
{
    if (std::exchange(m_startWithBuiltIn, builtIn) != builtIn)
        Q_EMIT startChanged();
}

void ModelViewModel::open(const QUrl &file)
{
    if (file.isLocalFile())
        openPath(file.toLocalFile());
}

void ModelViewModel::openPath(const QString &path)
{
    if (!path.isEmpty())
        m_session.load(path);
}

void ModelViewModel::openBuiltIn()
{
    m_session.load(m_builtInPath);
}

QString ModelViewModel::nameOf(const QString &path)
{
    return QFileInfo(path).completeBaseName();
}

} // namespace ui
