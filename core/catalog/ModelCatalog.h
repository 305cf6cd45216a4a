#pragma once

#include "catalog/Estimate.h"
#include "catalog/Manifest.h"

#include <QObject>

#include <optional>

namespace catalog {

/// What a person is looking for in the catalogue. Empty fields do not filter.
struct CatalogQuery
{
    enum class Sort { Newest, Quality, Size, Speed };

    QString words = {}; ///< all must be found in name, file, size, version, kind or quantisation
    bool fitsHere = false;
    bool withOlder = false; ///< else superseded entries are left out, unless the words name one
    bool reasoning = false;
    bool rolePlay = false;
    QString version = {};
    QString language = {};
    qint64 mostBytes = 0;
    Sort sort = Sort::Newest;
};

/// What a refresh brought.
struct CatalogChanges
{
    int added = 0;
    QStringList changedHashes =
        {}; ///< ids of known files for which another hash was stated; the known one stays in force

    bool operator==(const CatalogChanges &) const = default;
};

/// The models one can get: the built-in list, with what a refresh added. Makes no request itself.
///
/// Thread: any one; value-like, no files.
class ModelCatalog : public QObject
{
    Q_OBJECT

public:
    /// Throws chat::Error when the built-in list cannot be read.
    explicit ModelCatalog(const QByteArray &builtIn, QObject *parent = nullptr);

    static QByteArray builtInManifest(); ///< resources/models.json

    const QList<CatalogEntry> &entries() const { return m_manifest.entries; }
    std::optional<CatalogEntry> entry(const QString &id) const;
    std::optional<CatalogEntry> entryForFile(const QString &fileName) const;
    FamilyDefaults defaults(const CatalogEntry &entry) const;
    /// How the family of a listed file draws its answers; nullopt: the list does not know the file.
    std::optional<chat::GenerationSettings> settingsOf(const QString &path) const;
    /// How the family of a listed file is spoken to; empty: the list does not know the file.
    QString promptFormatOf(const QString &path) const;
    const QList<Mirror> &mirrors() const { return m_manifest.mirrors; }
    QDate updated() const { return m_manifest.updated; }

    QList<CatalogEntry> find(const CatalogQuery &query, const MachineInfo &machine) const;

    /// The strongest current general model that fits and answers at five tokens a second or more; when none does, the
    /// quickest that fits. nullopt: nothing fits.
    std::optional<CatalogEntry> recommended(const MachineInfo &machine) const;

    /// Takes a fresh manifest: new entries are added, new facts of known ones taken, but a hash or size that
    /// contradicts a known one is only noted. Mirrors and families are taken as they are. Throws chat::Error and
    /// changes nothing when it cannot be read.
    CatalogChanges refresh(const QByteArray &json);

Q_SIGNALS:
    void refreshed(const catalog::CatalogChanges &changes);

private:
    Manifest m_manifest;
};

} // namespace catalog

Q_DECLARE_METATYPE(catalog::CatalogChanges)
