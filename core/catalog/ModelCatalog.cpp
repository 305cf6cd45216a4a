#include "catalog/ModelCatalog.h"

#include <QFile>
#include <QFileInfo>

namespace catalog {

namespace {

bool matches(const CatalogEntry &entry, const QStringList &words)
{
    const auto text = QStringList{entry.name,
                                  entry.fileName,
                                  entry.kind,
                                  entry.quantisation,
                                  entry.generation,
                                  QStringLiteral("v") + entry.version,
                                  entry.reasoning ? QStringLiteral("reasoning thinking") : QString()}
                          .join(u' ');
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool matches(const CatalogEntry &entry, const CatalogQuery &query)
{
    return (!query.reasoning || entry.reasoning) && (!query.rolePlay || entry.kind == QLatin1String("roleplay")) &&
           (query.version.isEmpty() || entry.version == query.version) &&
           (query.language.isEmpty() || entry.languages.contains(query.language)) &&
           (query.mostBytes == 0 || (entry.bytes > 0 && entry.bytes <= query.mostBytes)) &&
           (query.withOlder || !query.words.isEmpty() || !entry.superseded);
}

bool isGeneral(const CatalogEntry &entry)
{
    return entry.kind == QLatin1String("chat") && !entry.fineTuned && !entry.superseded && !entry.needsConversion() &&
           entry.bytes > 0;
}

} // namespace

ModelCatalog::ModelCatalog(const QByteArray &builtIn, QObject *parent)
    : QObject(parent), m_manifest(Manifest::parse(builtIn))
{
}

QByteArray ModelCatalog::builtInManifest()
{
    QFile file(QStringLiteral(":/catalogue/models.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<CatalogEntry> ModelCatalog::entry(const QString &id) const
{
    for (const auto &entry : m_manifest.entries)
        if (entry.id == id)
            return entry;
    return std::nullopt;
}

std::optional<CatalogEntry> ModelCatalog::entryForFile(const QString &fileName) const
{
    for (const auto &entry : m_manifest.entries)
        if (entry.fileName == fileName)
            return entry;
    return std::nullopt;
}

FamilyDefaults ModelCatalog::defaults(const CatalogEntry &entry) const
{
    return m_manifest.families.value(entry.family);
}

std::optional<chat::GenerationSettings> ModelCatalog::settingsOf(const QString &path) const
{
    const auto entry = entryForFile(QFileInfo(path).fileName());
    if (!entry || !m_manifest.families.contains(entry->family))
        return std::nullopt;
    return defaults(*entry).settings;
}

QString ModelCatalog::promptFormatOf(const QString &path) const
{
    const auto entry = entryForFile(QFileInfo(path).fileName());
    return entry ? defaults(*entry).promptFormat : QString();
}

QList<CatalogEntry> ModelCatalog::find(const CatalogQuery &query, const MachineInfo &machine) const
{
    struct Found
    {
        CatalogEntry entry;
        Estimate estimate;
    };
    QList<Found> found;
    const auto words = query.words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const auto &entry : m_manifest.entries) {
        if (!matches(entry, query) || !matches(entry, words))
            continue;
        const auto estimated = estimate(entry, machine);
        if (query.fitsHere && (estimated.fit == Fit::TooBig || estimated.fit == Fit::Unknown))
            continue;
        found.append({entry, estimated});
    }

    const auto before = [&](const Found &a, const Found &b) {
        switch (query.sort) {
        case CatalogQuery::Sort::Newest:
            return false; // the manifest's own order
        case CatalogQuery::Sort::Quality:
            return a.entry.parameters > b.entry.parameters;
        case CatalogQuery::Sort::Size:
            return a.entry.bytes < b.entry.bytes;
        case CatalogQuery::Sort::Speed:
            return a.estimate.tokensPerSecond > b.estimate.tokensPerSecond;
        }
        return false;
    };
    std::stable_sort(found.begin(), found.end(), before);
    QList<CatalogEntry> entries;
    for (const auto &one : found)
        entries.append(one.entry);
    return entries;
}

std::optional<CatalogEntry> ModelCatalog::recommended(const MachineInfo &machine) const
{
    constexpr double kEnough = 5; // tokens a second: about as fast as one reads
    std::optional<CatalogEntry> best;
    Estimate bestEstimate;
    for (const auto &entry : m_manifest.entries) {
        if (!isGeneral(entry))
            continue;
        const auto made = estimate(entry, machine);
        if (made.fit != Fit::Fits)
            continue;
        const bool quick = made.tokensPerSecond == 0 || made.tokensPerSecond >= kEnough;
        const bool bestQuick = bestEstimate.tokensPerSecond == 0 || bestEstimate.tokensPerSecond >= kEnough;
        const bool better = !best || (quick != bestQuick ? quick
                                      : quick            ? entry.parameters > best->parameters
                                                         : made.tokensPerSecond > bestEstimate.tokensPerSecond);
        if (better) {
            best = entry;
            bestEstimate = made;
        }
    }
    return best;
}

CatalogChanges ModelCatalog::refresh(const QByteArray &json)
{
    auto fresh = Manifest::parse(json);
    CatalogChanges changes;
    QSet<QString> seen;
    for (auto &entry : fresh.entries) {
        seen.insert(entry.id);
        const auto known = this->entry(entry.id);
        if (!known) {
            ++changes.added;
            continue;
        }
        const bool contradicts = (!known->sha256.isEmpty() && entry.sha256 != known->sha256) ||
                                 (known->bytes > 0 && entry.bytes != known->bytes);
        if (!contradicts)
            continue;
        changes.changedHashes.append(entry.id);
        const auto stated = entry.sha256;
        entry = *known; // addresses too: they were given for the other file
        entry.refusedSha256 = stated;
    }
    for (const auto &known : std::as_const(m_manifest.entries))
        if (!seen.contains(known.id))
            fresh.entries.append(known);
    m_manifest = std::move(fresh);
    Q_EMIT refreshed(changes);
    return changes;
}

} // namespace catalog
