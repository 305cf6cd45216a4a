#include "viewmodels/ModelListModel.h"

#include "viewmodels/ErrorText.h"

#include <QLocale>

namespace ui {

using catalog::DownloadState;
using catalog::ModelFile;

ModelListModel::ModelListModel(catalog::ModelCatalog &catalog, catalog::ModelLibrary &library,
                               catalog::DownloadManager &downloads, QObject *parent)
    : QAbstractListModel(parent), m_catalog(catalog), m_library(library), m_downloads(downloads)
{
    connect(&catalog, &catalog::ModelCatalog::refreshed, this, &ModelListModel::rebuild);
    connect(&library, &catalog::ModelLibrary::changed, this, &ModelListModel::rebuild);
    connect(&downloads, &catalog::DownloadManager::added, this, &ModelListModel::rebuild);
    connect(&downloads, &catalog::DownloadManager::removed, this, &ModelListModel::rebuild);
    connect(&downloads, &catalog::DownloadManager::changed, this, &ModelListModel::onDownloadChanged);
    rebuild();
}

int ModelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> ModelListModel::roleNames() const
{
    return {{IdRole, "modelId"},   {NameRole, "name"},         {BadgeRole, "badge"}, {NoteRole, "note"},
            {SizeRole, "size"},    {SpeedRole, "speed"},       {NeedRole, "need"},   {ShareRole, "share"},
            {ActionRole, "stage"}, {ProgressRole, "progress"}, {LineRole, "line"},   {FactsRole, "facts"}};
}

QString ModelListModel::bytesText(double bytes)
{
    const QLocale locale;
    if (bytes < 999.5e6)
        return tr("%1 MB").arg(locale.toString(bytes / 1e6, 'f', bytes < 9.95e6 ? 1 : 0));
    return tr("%1 GB").arg(locale.toString(bytes / 1e9, 'f', 1));
}

QString ModelListModel::timeText(qint64 seconds)
{
    if (seconds < 0)
        return {};
    if (seconds < 60)
        return tr("%1 s left").arg(seconds);
    return seconds < 5400 ? tr("%1 min left").arg((seconds + 30) / 60) : tr("%1 h left").arg((seconds + 1800) / 3600);
}

QString ModelListModel::name(const Row &row) const
{
    return row.entry      ? row.entry->name
           : row.file     ? row.file->name
           : row.download ? row.download->request.name
                          : QString();
}

/// What it is good for, by size and kind: the names say nothing to people who do not know them.
QString ModelListModel::note(const Row &row) const
{
    if (row.file && row.file->state == ModelFile::State::Unusable)
        return row.file->problem.detail;
    if (!row.entry)
        return row.file ? (row.file->state == ModelFile::State::NeedsImport ? tr("Your file, to be imported")
                                                                            : tr("Your file"))
                        : tr("From a link");
    const auto &entry = *row.entry;
    if (row.estimate.fit == catalog::Fit::TooBig)
        return tr("Needs %1 of memory").arg(bytesText(double(row.estimate.memoryBytes)));
    if (entry.kind == QLatin1String("roleplay"))
        return tr("For role play");
    if (entry.kind == QLatin1String("translate"))
        return tr("Translates");
    if (entry.version != QLatin1String("7") || entry.generation.isEmpty())
        return tr("Older, broad knowledge");
    if (row.estimate.tokensPerSecond > 0 && row.estimate.tokensPerSecond < 4)
        return tr("Strong, and slow here");
    if (entry.parameters < 300'000'000)
        return tr("Tiny, for old computers");
    if (entry.parameters < 1'000'000'000)
        return tr("Very quick, for short questions");
    if (entry.parameters < 2'000'000'000)
        return tr("Everyday chat and letters");
    return entry.parameters < 5'000'000'000 ? tr("Careful answers, thinks first") : tr("Strong, for hard questions");
}

ModelListModel::Action ModelListModel::action(const Row &row) const
{
    if (row.download) {
        switch (row.download->status.state) {
        case DownloadState::Paused:
            return Paused;
        case DownloadState::Queued:
            return Queued;
        case DownloadState::Waiting:
            return Waiting;
        case DownloadState::Failed:
            return Failed;
        case DownloadState::Checking:
        case DownloadState::Finishing:
            return Checking;
        default:
            return Moving;
        }
    }
    if (row.file) {
        if (row.file->path == m_inUse)
            return InUse;
        if (row.file->state == ModelFile::State::NeedsImport)
            return Import;
        return row.file->state == ModelFile::State::Unusable || row.file->check == ModelFile::Check::Bad ? Damaged
                                                                                                         : Use;
    }
    return row.estimate.fit == catalog::Fit::TooBig ? TooBig : Get;
}

QString ModelListModel::line(const Row &row) const
{
    if (!row.download)
        return {};
    const auto &status = row.download->status;
    const auto done = status.total > 0
                          ? tr("%1 of %2").arg(bytesText(double(status.received)), bytesText(double(status.total)))
                          : QString();
    switch (action(row)) {
    case Paused:
        return done.isEmpty() ? tr("Paused") : tr("Paused at %1").arg(done);
    case Queued:
        return tr("Waits for its turn");
    case Checking:
        return status.state == DownloadState::Finishing ? tr("Checking the file") : tr("Checking what is here already");
    case Waiting:
    case Failed:
        return ErrorText::of(status.problem).title + (done.isEmpty() ? QString() : QStringLiteral(" · ") + done);
    default:
        break;
    }
    QStringList parts{done.isEmpty() ? tr("Connecting") : done};
    if (status.bytesPerSecond > 0)
        parts.append(tr("%1/s").arg(bytesText(status.bytesPerSecond)));
    if (status.secondsLeft >= 0)
        parts.append(timeText(status.secondsLeft));
    return parts.join(QStringLiteral(" · "));
}

QVariant ModelListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[index.row()];
    const auto bytes = row.file ? row.file->stamp.bytes : row.entry ? row.entry->bytes : row.download->status.total;
    const auto size = bytes > 0 ? bytesText(double(bytes)) : QString();
    const auto speed =
        row.estimate.tokensPerSecond > 0
            ? tr("about %1 tokens/s")
                  .arg(QLocale().toString(row.estimate.tokensPerSecond, 'f', row.estimate.tokensPerSecond < 3 ? 1 : 0))
            : QString();
    const auto need = row.estimate.memoryBytes > 0 ? bytesText(double(row.estimate.memoryBytes)) : QString();
    const auto version = row.entry ? row.entry->version : row.file ? row.file->version : QString();
    switch (role) {
    case IdRole:
        return row.id;
    case Qt::DisplayRole:
    case NameRole:
        return name(row);
    case BadgeRole:
        return version.isEmpty() ? QString() : QStringLiteral("v") + version;
    case NoteRole: // the label tells apart what is the same otherwise
        return row.entry && !row.file ? note(row) + QStringLiteral(" · ") + row.entry->quantisation : note(row);
    case SizeRole:
        return size;
    case SpeedRole:
        return speed;
    case NeedRole:
        return need;
    case ShareRole:
        return m_machine.totalMemory > 0 ? double(row.estimate.memoryBytes) / double(m_machine.totalMemory) : 0.0;
    case ActionRole:
        return action(row);
    case ProgressRole:
        return row.download && row.download->status.total > 0
                   ? double(row.download->status.received) / double(row.download->status.total)
                   : 0.0;
    case LineRole:
        return line(row);
    case FactsRole: {
        QStringList facts{size, speed, need.isEmpty() ? QString() : tr("%1 of memory").arg(need)};
        facts.removeAll(QString());
        return facts.join(QStringLiteral(" · "));
    }
    default:
        return {};
    }
}

const ModelListModel::Row *ModelListModel::row(const QString &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

void ModelListModel::setQuery(const catalog::CatalogQuery &query, Show show)
{
    m_query = query;
    m_query.fitsHere = show == Show::FitsHere;
    m_show = show;
    rebuild();
}

void ModelListModel::setMachine(const catalog::MachineInfo &machine)
{
    m_machine = machine;
    rebuild();
}

void ModelListModel::setInUse(const QString &path)
{
    m_inUse = path;
    rebuild();
}

ModelListModel::Row ModelListModel::makeRow(const catalog::CatalogEntry &entry) const
{
    Row row{.id = entry.id, .entry = entry};
    row.file = m_library.fileOfCatalogue(entry.id);
    if (!row.file)
        row.file = m_library.fileOfCatalogue(entry.fileName); // put there by hand
    row.download = m_downloads.item(entry.id);
    row.estimate = row.file && row.file->shape.weightBytes > 0 ? catalog::estimate(row.file->shape, m_machine)
                                                               : catalog::estimate(entry, m_machine);
    return row;
}

QList<ModelListModel::Row> ModelListModel::wantedRows() const
{
    QList<Row> rows;
    const auto wanted = [this](const QString &text) {
        const auto words = m_query.words.simplified().split(u' ', Qt::SkipEmptyParts);
        return std::all_of(words.begin(), words.end(),
                           [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    for (const auto &item : m_downloads.items())
        if (!m_catalog.entry(item.request.id) && m_show == Show::All &&
            wanted(item.request.name + item.request.fileName))
            rows.append({.id = item.request.id, .download = item});
    for (const auto &file : m_library.files()) {
        if (m_catalog.entry(file.catalogueId) || m_catalog.entryForFile(file.fileName) ||
            !wanted(file.name + file.fileName))
            continue;
        Row row{.id = file.path, .file = file, .estimate = catalog::estimate(file.shape, m_machine)};
        if (m_show != Show::FitsHere || row.estimate.fit == catalog::Fit::Fits ||
            row.estimate.fit == catalog::Fit::Tight)
            rows.append(row);
    }
    auto query = m_query;
    QList<Row> rest;
    for (const auto &entry : m_catalog.find({.words = query.words, .withOlder = true},
                                            m_machine)) { // what is here or on its way is never folded away
        const auto row = makeRow(entry);
        if ((row.file && m_show != Show::FitsHere) || (row.download && m_show == Show::All))
            rows.append(row);
    }
    if (m_show == Show::Installed)
        return rows;
    for (const auto &entry : m_catalog.find(query, m_machine))
        if (std::none_of(rows.begin(), rows.end(), [&](const Row &row) { return row.id == entry.id; }))
            rest.append(makeRow(entry));
    return rows + rest;
}

void ModelListModel::rebuild()
{
    const auto rows = wantedRows();
    const bool same =
        rows.size() == m_rows.size() &&
        std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const Row &a, const Row &b) { return a.id == b.id; });
    if (same) {
        m_rows = rows;
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT countChanged();
}

void ModelListModel::onDownloadChanged(const QString &id)
{
    for (int i = 0; i < count(); ++i)
        if (m_rows[i].id == id) {
            m_rows[i].download = m_downloads.item(id);
            Q_EMIT dataChanged(index(i), index(i));
            return;
        }
}

} // namespace ui
