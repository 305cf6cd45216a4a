#pragma once

#include "catalog/DownloadManager.h"
#include "catalog/ModelCatalog.h"
#include "catalog/ModelLibrary.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace ui {

/// The rows of the Models page: what the catalogue has, joined with what is on the disk and on its way. Files that no
/// catalogue knows stand first.
///
/// Thread: GUI. The three must outlive it.
class ModelListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum class Show { All, FitsHere, Installed };

    /// What can be done with a row now; the page shows it as a button or in words.
    enum Action { Get, Moving, Queued, Waiting, Paused, Checking, Failed, Use, InUse, TooBig, Import, Damaged };
    Q_ENUM(Action)

    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        BadgeRole, ///< "v7"
        NoteRole,  ///< what it is good for
        SizeRole,
        SpeedRole, ///< "12 tokens/s", "about 12 tokens/s"; empty: not known
        NeedRole,  ///< "1.6 GB"
        ShareRole, ///< of this computer's memory; 0: not known
        ActionRole,
        ProgressRole, ///< 0 to 1
        LineRole,     ///< words under the bar
        FactsRole     ///< size, speed and need in one line, for narrow windows
    };

    struct Row
    {
        QString id; ///< of the catalogue, the download or, for files nobody knows, the path
        std::optional<catalog::CatalogEntry> entry = {};
        std::optional<catalog::ModelFile> file = {};
        std::optional<catalog::DownloadManager::Item> download = {};
        catalog::Estimate estimate = {};
    };

    ModelListModel(catalog::ModelCatalog &catalog, catalog::ModelLibrary &library, catalog::DownloadManager &downloads,
                   QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_rows.size()); }

    const QList<Row> &rows() const { return m_rows; }
    const Row *row(const QString &id) const; ///< nullptr: not shown

    void setQuery(const catalog::CatalogQuery &query, Show show);
    void setMachine(const catalog::MachineInfo &machine);
    void setInUse(const QString &path);
    void retranslate() { rebuild(); }
    const catalog::MachineInfo &machine() const { return m_machine; }

    Action action(const Row &row) const;
    QString name(const Row &row) const;
    QString note(const Row &row) const;
    QString line(const Row &row) const;

    static QString bytesText(double bytes);  ///< "310 MB", "1.9 GB": powers of ten, as disks are sold
    static QString timeText(qint64 seconds); ///< "3 min left"

Q_SIGNALS:
    void countChanged();

private:
    void rebuild();
    void onDownloadChanged(const QString &id);
    QList<Row> wantedRows() const;
    Row makeRow(const catalog::CatalogEntry &entry) const;

    catalog::ModelCatalog &m_catalog;
    catalog::ModelLibrary &m_library;
    catalog::DownloadManager &m_downloads;
    catalog::CatalogQuery m_query;
    Show m_show = Show::All;
    catalog::MachineInfo m_machine;
    QString m_inUse;
    QList<Row> m_rows;
};

} // namespace ui
