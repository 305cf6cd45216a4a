#include "viewmodels/ModelsViewModel.h"

#include "catalog/PastedLink.h"
#include "chat/Futures.h"
#include "viewmodels/ErrorText.h"

#include <QFileInfo>
#include <QLocale>

namespace ui {

using catalog::ModelFile;

namespace {

constexpr QLatin1StringView kFamilies[] = {QLatin1StringView(""), QLatin1StringView("world"), QLatin1StringView("g1"),
                                           QLatin1StringView("raven"), QLatin1StringView("answers")};

QVariantMap fact(const QString &label, const QString &value)
{
    return {{QStringLiteral("label"), label}, {QStringLiteral("value"), value}};
}

QString shortHash(const QByteArray &hash)
{
    const auto hex = QString::fromLatin1(hash.toHex());
    return hex.isEmpty() ? QString() : hex.left(8) + QStringLiteral(" … ") + hex.right(8);
}

} // namespace

ModelsViewModel::ModelsViewModel(catalog::ModelCatalog &catalog, catalog::ModelLibrary &library,
                                 catalog::DownloadManager &downloads, catalog::JobThread &jobs,
                                 chat::ModelSession &session, QObject *parent)
    : QObject(parent),
      m_catalog(catalog),
      m_library(library),
      m_downloads(downloads),
      m_jobs(jobs),
      m_session(session),
      m_list(catalog, library, downloads),
      m_importer(library)
{
    connect(&m_importer, &ImportViewModel::said, this, &ModelsViewModel::say);
    connect(&m_importer, &ImportViewModel::imported, this, [this](const QString &path) {
        m_ready = path;
        Q_EMIT changed();
        Q_EMIT arrived(QFileInfo(path).completeBaseName());
    });
    connect(&m_library, &catalog::ModelLibrary::moved, this, [this](const QString &from, const QString &to) {
        for (auto *path : {&m_ready, &m_chosen})
            if (*path == from)
                *path = to;
    });
    connect(&m_library, &catalog::ModelLibrary::changed, this, &ModelsViewModel::changed);
    connect(&m_library, &catalog::ModelLibrary::failed, this, [this](const QString &, const chat::Error &error) {
        const auto text = ErrorText::of(error);
        say(text.title + QStringLiteral(". ") + text.advice);
    });
    connect(&m_library, &catalog::ModelLibrary::verified, this, [this](const QString &path, ModelFile::Check check) {
        const auto file = m_library.file(path);
        const auto name = file ? file->name : path;
        say(check == ModelFile::Check::Good ? tr("%1 is as it was published.").arg(name)
            : check == ModelFile::Check::Bad
                ? tr("%1 is damaged. Get it again.").arg(name)
                : tr("Nobody published a checksum for %1. This one is remembered: the next check compares with it.")
                      .arg(name));
    });
    const auto notice = [this](const QString &path, const QString &sentence) {
        if (!m_session.model() || m_session.model()->path != path)
            return;
        say(sentence);
        Q_EMIT modelFileNoticed(sentence);
    };
    connect(&m_library, &catalog::ModelLibrary::fileChanged, this, [notice](const QString &path) {
        notice(path, tr("The file of the model in use has changed. Your chats are safe; the model in memory goes on."));
    });
    connect(&m_library, &catalog::ModelLibrary::fileGone, this, [notice](const QString &path) {
        notice(path, tr("The file of the model in use is gone. Your chats are safe; the model in memory goes on."));
    });
    for (const auto signal :
         {&catalog::DownloadManager::added, &catalog::DownloadManager::removed, &catalog::DownloadManager::changed})
        connect(&m_downloads, signal, this, &ModelsViewModel::changed);
    connect(&m_downloads, &catalog::DownloadManager::changed, this, &ModelsViewModel::onDownloadChanged);
    connect(&m_downloads, &catalog::DownloadManager::removed, this, [this](const QString &id) { m_anew.remove(id); });
    connect(&m_downloads, &catalog::DownloadManager::finished, this, &ModelsViewModel::onFinished);
    connect(&m_downloads, &catalog::DownloadManager::failed, this,
            [this](const catalog::DownloadRequest &request, const chat::Error &error) {
                const auto text = ErrorText::of(error);
                say(QStringLiteral("%1: %2. %3").arg(request.name, text.title, text.advice));
            });
    connect(&m_session, &chat::ModelSession::modelChanged, this, &ModelsViewModel::onSessionChanged);
    onSessionChanged();
}

void ModelsViewModel::onSessionChanged()
{
    const auto path = m_session.model() ? m_session.model()->path : QString();
    m_list.setInUse(path);
    m_library.watch(path);
    if (!path.isEmpty() && path == m_ready)
        m_ready.clear();
    Q_EMIT changed();
}

void ModelsViewModel::open()
{
    chat::whenDone(
        m_jobs.run([] { return catalog::readMachineInfo(); }), this,
        [this](catalog::MachineInfo machine) {
            machine.readBytesPerSecond = m_list.machine().readBytesPerSecond;
            m_list.setMachine(machine);
            m_importer.setMachine(machine);
            Q_EMIT changed();
        },
        [](const chat::Error &) {}); // estimates stay away
    if (std::exchange(m_measured, true))
        return;
    chat::whenDone(
        m_jobs.run([] { return catalog::measureReadBandwidth(); }), this,
        [this](double bandwidth) {
            auto machine = m_list.machine();
            machine.readBytesPerSecond = bandwidth;
            m_list.setMachine(machine);
            m_importer.setMachine(machine);
            Q_EMIT changed();
        },
        [](const chat::Error &) {}); // estimates stay away
}

void ModelsViewModel::setWords(const QString &words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_link = catalog::PastedLink::parse(words).has_value();
    m_query.words = catalog::looksLikeLink(words) ? QString() : words;
    applyQuery();
}

void ModelsViewModel::setShow(int show)
{
    m_show = ModelListModel::Show(std::clamp(show, 0, 2));
    applyQuery();
}

void ModelsViewModel::setSort(int sort)
{
    m_query.sort = catalog::CatalogQuery::Sort(std::clamp(sort, 0, 3));
    applyQuery();
}

void ModelsViewModel::setWithOlder(bool withOlder)
{
    m_query.withOlder = withOlder;
    applyQuery();
}

QStringList ModelsViewModel::filters() const
{
    QStringList on;
    if (m_query.reasoning)
        on.append(QStringLiteral("reasoning"));
    if (m_query.rolePlay)
        on.append(QStringLiteral("roleplay"));
    if (!m_query.version.isEmpty())
        on.append(QStringLiteral("v") + m_query.version);
    if (!m_query.language.isEmpty())
        on.append(m_query.language);
    if (m_query.mostBytes > 0)
        on.append(QStringLiteral("small"));
    return on;
}

void ModelsViewModel::toggleFilter(const QString &filter)
{
    const auto toggled = [](const QString &value, const QString &wanted) {
        return value == wanted ? QString() : wanted;
    };
    if (filter == QLatin1String("reasoning"))
        m_query.reasoning = !m_query.reasoning;
    else if (filter == QLatin1String("roleplay"))
        m_query.rolePlay = !m_query.rolePlay;
    else if (filter == QLatin1String("small"))
        m_query.mostBytes = m_query.mostBytes > 0 ? 0 : 2'000'000'000;
    else if (filter.startsWith(u'v'))
        m_query.version = toggled(m_query.version, filter.mid(1));
    else
        m_query.language = toggled(m_query.language, filter);
    applyQuery();
}

void ModelsViewModel::applyQuery()
{
    m_list.setQuery(m_query, m_show);
    Q_EMIT queryChanged();
}

QString ModelsViewModel::summary() const
{
    const auto count = int(m_library.files().size());
    return count == 0 ? tr("None installed")
                      : tr("%n installed", nullptr, count) + QStringLiteral(" · ") +
                            ModelListModel::bytesText(double(m_library.bytesOnDisk()));
}

QString ModelsViewModel::listDate() const
{
    return m_catalog.updated().isValid()
               ? tr("Showing the list of %1.").arg(QLocale().toString(m_catalog.updated(), QLocale::LongFormat))
               : QString();
}

/// Nothing is offered before the speed is known: a model may fit and still be too slow.
std::optional<catalog::CatalogEntry> ModelsViewModel::bestModel() const
{
    return m_list.machine().readBytesPerSecond > 0 ? m_catalog.recommended(m_list.machine()) : std::nullopt;
}

QString ModelsViewModel::offerTitle() const
{
    if (!m_ready.isEmpty()) {
        const auto file = m_library.file(m_ready);
        return tr("%1 is ready").arg(file ? file->name : m_ready);
    }
    const auto best = bestModel();
    if (!best || m_library.fileOfCatalogue(best->id))
        return {};
    const auto &inUse = m_session.model();
    return (inUse && !inUse->builtIn ? tr("Best for this computer: %1") : tr("Get a stronger model: %1")).arg(best->name);
}

QString ModelsViewModel::offerLine() const
{
    if (!m_ready.isEmpty())
        return tr("Your chats stay as they are. Switching back is instant.");
    const auto best = bestModel();
    if (!best)
        return {};
    if (const auto item = m_downloads.item(best->id))
        return m_list.line({.id = best->id, .entry = best, .download = item});
    const auto made = catalog::estimate(*best, m_list.machine());
    QStringList parts{ModelListModel::bytesText(double(best->bytes)),
                      tr("fits your %1").arg(ModelListModel::bytesText(double(m_list.machine().totalMemory)))};
    if (made.tokensPerSecond > 0)
        parts.append(tr("about %1 tokens/s here").arg(QLocale().toString(made.tokensPerSecond, 'f', 0)));
    return parts.join(QStringLiteral(" · "));
}

QString ModelsViewModel::offerAction() const
{
    if (!m_ready.isEmpty())
        return tr("Switch");
    const auto best = bestModel();
    return best && !m_downloads.item(best->id) ? tr("Get") : QString();
}

void ModelsViewModel::takeOffer()
{
    if (!m_ready.isEmpty()) {
        m_session.load(std::exchange(m_ready, {}));
        Q_EMIT changed();
        return;
    }
    if (const auto best = bestModel())
        get(best->id);
}

void ModelsViewModel::choose(const QString &id)
{
    m_chosen = id;
    Q_EMIT changed();
}

QString ModelsViewModel::chosenName() const
{
    return chosenRow() ? m_list.name(*chosenRow()) : QString();
}

QString ModelsViewModel::chosenNote() const
{
    return chosenRow() ? m_list.note(*chosenRow()) : QString();
}

int ModelsViewModel::chosenAction() const
{
    return chosenRow() ? m_list.action(*chosenRow()) : int(ModelListModel::Get);
}

bool ModelsViewModel::chosenInstalled() const
{
    return chosenRow() && chosenRow()->file;
}

bool ModelsViewModel::chosenVerified() const
{
    return chosenInstalled() && chosenRow()->file->check == ModelFile::Check::Good;
}

QString ModelsViewModel::chosenFileName() const
{
    return chosenInstalled() ? chosenRow()->file->fileName : QString();
}

QString ModelsViewModel::chosenBytes() const
{
    return chosenInstalled() ? ModelListModel::bytesText(double(chosenRow()->file->stamp.bytes)) : QString();
}

int ModelsViewModel::queuePlace() const
{
    const auto &items = m_downloads.items();
    for (int i = 0; i < items.size(); ++i)
        if (items[i].request.id == m_chosen)
            return i;
    return -1;
}

bool ModelsViewModel::chosenCanMoveUp() const
{
    return queuePlace() > 0;
}

bool ModelsViewModel::chosenCanMoveDown() const
{
    return queuePlace() >= 0 && queuePlace() + 1 < m_downloads.items().size();
}

void ModelsViewModel::move(const QString &id, int by)
{
    const auto &items = m_downloads.items();
    for (int i = 0; i < items.size(); ++i)
        if (items[i].request.id == id)
            return m_downloads.move(id, i + by);
}

QVariantList ModelsViewModel::facts() const
{
    const auto *row = chosenRow();
    if (!row)
        return {};
    QVariantList facts;
    const auto add = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append(fact(label, value));
    };
    const auto &machine = m_list.machine();
    if (row->file)
        add(tr("On disk"), ModelListModel::bytesText(double(row->file->stamp.bytes)));
    else if (row->entry)
        add(tr("To download"),
            row->entry->bytes > 0 ? ModelListModel::bytesText(double(row->entry->bytes)) : tr("the server says"));
    if (row->estimate.memoryBytes > 0)
        add(tr("Memory at work"), machine.totalMemory > 0
                                      ? tr("%1 of %2")
                                            .arg(ModelListModel::bytesText(double(row->estimate.memoryBytes)),
                                                 ModelListModel::bytesText(double(machine.totalMemory)))
                                      : ModelListModel::bytesText(double(row->estimate.memoryBytes)));
    if (machine.freeMemory > 0)
        add(tr("Free now"), ModelListModel::bytesText(double(machine.freeMemory)));
    if (row->estimate.stateBytes > 0)
        add(tr("State per chat"), tr("%1, constant").arg(ModelListModel::bytesText(double(row->estimate.stateBytes))));
    if (row->estimate.tokensPerSecond > 0)
        add(tr("Speed here"), tr("about %1 tokens/s").arg(QLocale().toString(row->estimate.tokensPerSecond, 'f', 1)));
    if (row->file && !row->file->tensorTypes.isEmpty())
        add(tr("Weights"), tr("%1, read from file").arg(row->file->tensorTypes));
    else if (row->entry)
        add(tr("Weights"), tr("%1, says the label").arg(row->entry->quantisation));
    if (row->entry && row->entry->needsConversion())
        add(tr("Format"), tr("%1, converted after the download").arg(row->entry->format));
    if (row->entry && row->entry->published.isValid())
        add(tr("Published"), QLocale().toString(row->entry->published, QLocale::ShortFormat));
    if (row->entry)
        add(tr("Licence"), row->entry->licence.isEmpty() ? tr("see its page") : row->entry->licence);
    add(tr("Source"), row->file && !row->file->source.isEmpty() ? QUrl(row->file->source).host()
                      : row->entry                              ? row->entry->urls.first().host()
                      : row->file                               ? tr("your own file")
                                                                : QString());
    const auto hash = row->file && !row->file->sha256.isEmpty() ? row->file->sha256
                      : row->entry                              ? row->entry->sha256
                                                                : QByteArray();
    add(tr("SHA-256"), hash.isEmpty() && row->entry ? tr("not published; the server's is taken") : shortHash(hash));
    if (row->entry && !row->entry->refusedSha256.isEmpty())
        add(tr("Another SHA-256 stated"), tr("%1, not used").arg(shortHash(row->entry->refusedSha256)));
    return facts;
}

void ModelsViewModel::act(const QString &id)
{
    const auto *row = m_list.row(id);
    if (!row)
        return;
    switch (m_list.action(*row)) {
    case ModelListModel::Get:
    case ModelListModel::Damaged:
        return get(id);
    case ModelListModel::Moving:
    case ModelListModel::Checking:
    case ModelListModel::Queued:
        return pause(id);
    case ModelListModel::Waiting:
    case ModelListModel::Paused:
    case ModelListModel::Failed:
        return resume(id);
    case ModelListModel::Use:
        return use(id);
    case ModelListModel::Import:
        return m_importer.begin(row->file->path);
    case ModelListModel::InUse:
    case ModelListModel::TooBig:
        return;
    }
}

void ModelsViewModel::get(const QString &id)
{
    catalog::DownloadRequest request;
    if (id.isEmpty()) {
        const auto link = catalog::PastedLink::parse(m_words);
        if (!link)
            return say(tr(
                "This is not a link to a model file. Links to files on Hugging Face and ModelScope can be fetched."));
        request = {.id = link->url.toString(QUrl::FullyEncoded),
                   .name = link->fileName,
                   .fileName = link->fileName,
                   .sources = {link->url}};
    } else {
        const auto entry = m_catalog.entry(id);
        if (!entry)
            return;
        request = {.id = entry->id,
                   .name = entry->name,
                   .fileName = entry->fileName,
                   .sources = entry->urls,
                   .bytes = entry->bytes,
                   .sha256 = entry->sha256,
                   .catalogueId = entry->id};
        if (entry->sha256.isEmpty())
            say(tr("Nobody published a checksum for this file. Rookery takes the one that the server states."));
    }
    request.sources = catalog::preferMirror(request.sources, m_catalog.mirrors(), m_mirror);
    request.folder = m_library.folder();
    m_downloads.add(request);
    if (id.isEmpty())
        setWords(QString());
}

/// A whole file that was wrong is a reason to wonder: it is said when it begins anew.
void ModelsViewModel::onDownloadChanged(const QString &id)
{
    const auto item = m_downloads.item(id);
    if (!item || item->status.startedAnew <= m_anew.value(id))
        return;
    m_anew[id] = item->status.startedAnew;
    say(tr("%1 was not as it was published, though it came whole. It is fetched again, from another source where there "
           "is one.")
            .arg(item->request.name));
}

void ModelsViewModel::onFinished(const catalog::DownloadRequest &request, const catalog::DownloadStatus &status)
{
    m_library.adopt(status.path, status.sha256, request.sources.value(0).toString(), request.catalogueId);
    m_ready = status.path.endsWith(QLatin1String(".gguf"), Qt::CaseInsensitive) ? status.path : QString();
    say(status.hashUnknown ? tr("%1 is here. Nobody stated a checksum, so it could not be compared.").arg(request.name)
        : status.repairedBytes > 0 ? tr("%1 is ready. %2 were damaged on the disk and fetched again.")
                                         .arg(request.name, ModelListModel::bytesText(double(status.repairedBytes)))
                                   : tr("%1 is ready.").arg(request.name));
    if (!m_ready.isEmpty())
        Q_EMIT arrived(request.name);
}

void ModelsViewModel::use(const QString &id)
{
    const auto *row = m_list.row(id);
    if (!row || !row->file)
        return;
    m_session.load(row->file->path);
}

void ModelsViewModel::verify(const QString &id)
{
    if (const auto *row = m_list.row(id); row && row->file) {
        say(tr("Checking the file"));
        m_library.verify(row->file->path);
    }
}

void ModelsViewModel::remove(const QString &id)
{
    const auto *row = m_list.row(id);
    if (!row || !row->file)
        return;
    const auto path = row->file->path;
    if (row->file->ours && !row->file->changed)
        m_library.remove(path, false);
    else
        ask(tr("Rookery did not download %1. Other programs may use it.").arg(row->file->fileName),
            tr("Delete the file"), [this, path] { m_library.remove(path, true); });
}

void ModelsViewModel::reveal(const QString &id)
{
    if (const auto *row = m_list.row(id); row && row->file)
        Q_EMIT revealRequested(row->file->path);
}

void ModelsViewModel::rename(const QString &id, const QString &fileName)
{
    if (const auto *row = m_list.row(id); row && row->file)
        m_library.rename(row->file->path, fileName);
}

void ModelsViewModel::ask(const QString &question, const QString &action, std::function<void()> then)
{
    m_question = question;
    m_questionAction = action;
    m_then = std::move(then);
    Q_EMIT changed();
}

void ModelsViewModel::answerQuestion(bool yes)
{
    m_question.clear();
    m_questionAction.clear();
    if (const auto then = std::exchange(m_then, {}); yes && then)
        then();
    Q_EMIT changed();
}

void ModelsViewModel::say(const QString &notice)
{
    m_notice = notice;
    Q_EMIT changed();
}

void ModelsViewModel::setRefreshAddress(const QString &address)
{
    m_refreshAddress = address.trimmed();
    Q_EMIT changed();
}

void ModelsViewModel::refresh()
{
    const QUrl url(m_refreshAddress, QUrl::StrictMode);
    if (m_refreshing)
        return;
    if (!url.isValid() || url.scheme() != QLatin1String("https"))
        return say(tr("Give the https address of a list to refresh from. The built-in list goes on."));
    m_refreshing = true;
    say(QString());
    const auto failed = [this](const chat::Error &error) {
        m_refreshing = false;
        say(ErrorText::of(error).title + QStringLiteral(". ") + listDate());
    };
    chat::whenDone(
        m_downloads.fetch(url, catalog::Manifest::kMaxBytes), this,
        [this, failed](const QByteArray &json) {
            try {
                const auto changes = m_catalog.refresh(json);
                m_refreshing = false;
                Q_EMIT listRefreshed(json);
                say(changes.changedHashes.isEmpty()
                        ? tr("%n new models.", nullptr, changes.added)
                        : tr("%n new models.", nullptr, changes.added) + u' ' +
                              tr("For %1 the list states another checksum than the one known; it is not used.")
                                  .arg(changes.changedHashes.join(QStringLiteral(", "))));
            } catch (const chat::Error &error) {
                failed(error);
            }
        },
        failed);
}

void ModelsViewModel::importFile(const QUrl &file)
{
    if (file.isLocalFile())
        m_importer.begin(file.toLocalFile());
    else
        setWords(file.toString());
}

int ModelsViewModel::chosenFamily() const
{
    if (!chosenInstalled() || !m_familyOf)
        return 0;
    const auto found = std::ranges::find(kFamilies, m_familyOf(chosenRow()->file->path));
    return found == std::end(kFamilies) ? 0 : int(found - std::begin(kFamilies));
}

void ModelsViewModel::chooseFamily(const QString &id, int family)
{
    const auto *row = m_list.row(id);
    if (!row || !row->file || family < 0 || family >= int(std::size(kFamilies)))
        return;
    Q_EMIT promptFamilyChosen(row->file->path, kFamilies[family]);
    Q_EMIT changed();
}

void ModelsViewModel::retranslate()
{
    m_list.retranslate();
    Q_EMIT changed();
}

QString ModelsViewModel::movingName() const
{
    return m_downloads.items().isEmpty() ? QString() : m_downloads.items().first().request.name;
}

QString ModelsViewModel::movingLine() const
{
    return m_downloads.items().isEmpty() ? QString() : m_list.line({.id = {}, .download = m_downloads.items().first()});
}

double ModelsViewModel::movingProgress() const
{
    if (m_downloads.items().isEmpty())
        return -1;
    const auto &status = m_downloads.items().first().status;
    return status.total > 0 ? double(status.received) / double(status.total) : 0;
}

} // namespace ui
