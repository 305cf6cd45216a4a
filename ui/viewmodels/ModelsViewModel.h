#pragma once

#include "chat/ModelSession.h"
#include "viewmodels/ImportViewModel.h"
#include "viewmodels/ModelListModel.h"

#include <QVariantList>

namespace ui {

/// The Models page: search, filters, the offer, one chosen row with its details, and what can be done with it.
///
/// Thread: GUI. All collaborators must outlive it. Asks the network only when told to (get, refresh).
class ModelsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(ui::ModelListModel *list READ list CONSTANT)
    Q_PROPERTY(ui::ImportViewModel *importer READ importer CONSTANT)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY queryChanged)
    Q_PROPERTY(int show READ show WRITE setShow NOTIFY queryChanged)
    Q_PROPERTY(int sort READ sort WRITE setSort NOTIFY queryChanged)
    Q_PROPERTY(bool withOlder READ withOlder WRITE setWithOlder NOTIFY queryChanged)
    Q_PROPERTY(QStringList filters READ filters NOTIFY queryChanged)
    Q_PROPERTY(bool pastedLink READ pastedLink NOTIFY queryChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString listDate READ listDate NOTIFY changed)
    Q_PROPERTY(QString offerTitle READ offerTitle NOTIFY changed)
    Q_PROPERTY(QString offerLine READ offerLine NOTIFY changed)
    Q_PROPERTY(QString offerAction READ offerAction NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen WRITE choose NOTIFY changed)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY changed)
    Q_PROPERTY(QString chosenNote READ chosenNote NOTIFY changed)
    Q_PROPERTY(int chosenAction READ chosenAction NOTIFY changed)
    Q_PROPERTY(bool chosenInstalled READ chosenInstalled NOTIFY changed)
    Q_PROPERTY(bool chosenVerified READ chosenVerified NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString questionAction READ questionAction NOTIFY changed)
    Q_PROPERTY(QString refreshAddress READ refreshAddress WRITE setRefreshAddress NOTIFY changed)
    Q_PROPERTY(bool refreshing READ refreshing NOTIFY changed)
    Q_PROPERTY(QString chosenBytes READ chosenBytes NOTIFY changed)
    Q_PROPERTY(int chosenFamily READ chosenFamily NOTIFY changed)
    Q_PROPERTY(QString chosenFileName READ chosenFileName NOTIFY changed)
    Q_PROPERTY(bool chosenCanMoveUp READ chosenCanMoveUp NOTIFY changed)
    Q_PROPERTY(bool chosenCanMoveDown READ chosenCanMoveDown NOTIFY changed)
    Q_PROPERTY(QString movingName READ movingName NOTIFY changed)
    Q_PROPERTY(QString movingLine READ movingLine NOTIFY changed)
    Q_PROPERTY(double movingProgress READ movingProgress NOTIFY changed)

public:
    ModelsViewModel(catalog::ModelCatalog &catalog, catalog::ModelLibrary &library, catalog::DownloadManager &downloads,
                    catalog::JobThread &jobs, chat::ModelSession &session, QObject *parent = nullptr);

    ModelListModel *list() { return &m_list; }
    ImportViewModel *importer() { return &m_importer; }
    QString words() const { return m_words; }
    void setWords(const QString &words);
    int show() const { return int(m_show); }
    void setShow(int show);
    int sort() const { return int(m_query.sort); }
    void setSort(int sort);
    bool withOlder() const { return m_query.withOlder; }
    void setWithOlder(bool withOlder);
    QStringList filters() const; ///< names of those on: "reasoning", "roleplay", "zh", "ja", "v7", …
    Q_INVOKABLE bool isOn(const QString &filter) const { return filters().contains(filter); }
    Q_INVOKABLE void toggleFilter(const QString &filter);
    bool pastedLink() const { return m_link; } ///< the words are an address of a model file: get("") fetches it

    QString summary() const;  ///< "3 installed · 1.4 GB"
    QString listDate() const; ///< "Showing the list of 3 November."
    QString offerTitle() const;
    QString offerLine() const;
    QString offerAction() const; ///< empty: nothing to press now

    QString chosen() const { return m_chosen; }
    void choose(const QString &id);
    QString chosenName() const;
    QString chosenNote() const;
    int chosenAction() const;
    bool chosenInstalled() const;
    bool chosenVerified() const;
    QString chosenFileName() const;
    QString chosenBytes() const;    ///< on the disk; empty: not installed
    int chosenFamily() const;       ///< how it is spoken to: 0 as it says itself, 1 World, 2 G1, 3 Raven, 4 Answers
    bool chosenCanMoveUp() const;   ///< a download that waits for others
    bool chosenCanMoveDown() const; ///< a download for which others wait
    QVariantList facts() const;     ///< of {label, value}
    QString notice() const { return m_notice; }     ///< one sentence about what happened last; empty: none
    QString question() const { return m_question; } ///< before something that wants a second word
    QString questionAction() const { return m_questionAction; }
    QString refreshAddress() const { return m_refreshAddress; }
    void setRefreshAddress(const QString &address);
    bool refreshing() const { return m_refreshing; }
    QString movingName() const;
    QString movingLine() const;
    double movingProgress() const; ///< -1: nothing moves

    Q_INVOKABLE void open(); ///< the page is shown: memory is looked up, and once the reading speed measured
    Q_INVOKABLE void act(const QString &id); ///< the row's main action
    Q_INVOKABLE void get(const QString &id); ///< "": the pasted link
    Q_INVOKABLE void takeOffer();
    Q_INVOKABLE void pause(const QString &id) { m_downloads.pause(id); }
    Q_INVOKABLE void resume(const QString &id) { m_downloads.resume(id); }
    Q_INVOKABLE void cancel(const QString &id) { m_downloads.cancel(id); }
    Q_INVOKABLE void use(const QString &id);
    Q_INVOKABLE void verify(const QString &id);
    Q_INVOKABLE void remove(const QString &id);       ///< at once when we downloaded it, else after a question
    Q_INVOKABLE void move(const QString &id, int by); ///< in the queue of downloads: -1 sooner, 1 later
    Q_INVOKABLE void reveal(const QString &id);       ///< in the file manager
    Q_INVOKABLE void rename(const QString &id, const QString &fileName);
    Q_INVOKABLE void chooseFamily(const QString &id, int family);
    Q_INVOKABLE void answerQuestion(bool yes);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void openFolder() { Q_EMIT folderRequested(m_library.folder()); }
    Q_INVOKABLE void importFile(const QUrl &file); ///< dropped or chosen; a link is put into the search field
    Q_INVOKABLE void dismissNotice() { say(QString()); }

    void retranslate();
    void setMirror(const QString &name) { m_mirror = name; }
    /// What was chosen for a file; empty: as it says itself.
    void setPromptFamilies(std::function<QString(const QString &path)> of) { m_familyOf = std::move(of); }

Q_SIGNALS:
    void changed();
    void queryChanged();
    void modelFileNoticed(const QString &sentence); ///< the file of the model in use changed or went away
    void arrived(const QString &name);              ///< a model that can be used now; takeOffer switches to it
    void listRefreshed(const QByteArray &json);     ///< taken over: to be kept for the next start
    void promptFamilyChosen(const QString &path, const QString &family);
    void revealRequested(const QString &path);
    void folderRequested(const QString &folder); ///< to be shown in the file manager

private:
    void applyQuery();
    void say(const QString &notice);
    void ask(const QString &question, const QString &action, std::function<void()> then);
    void onDownloadChanged(const QString &id);
    void onFinished(const catalog::DownloadRequest &request, const catalog::DownloadStatus &status);
    void onSessionChanged();
    int queuePlace() const; ///< of the chosen download; -1: it is none
    std::optional<catalog::CatalogEntry> bestModel() const;
    const ModelListModel::Row *chosenRow() const { return m_list.row(m_chosen); }

    catalog::ModelCatalog &m_catalog;
    catalog::ModelLibrary &m_library;
    catalog::DownloadManager &m_downloads;
    catalog::JobThread &m_jobs;
    chat::ModelSession &m_session;
    ModelListModel m_list;
    ImportViewModel m_importer;
    catalog::CatalogQuery m_query;
    ModelListModel::Show m_show = ModelListModel::Show::All;
    QString m_words, m_chosen, m_notice, m_question, m_questionAction, m_refreshAddress, m_mirror;
    std::function<void()> m_then;
    std::function<QString(const QString &)> m_familyOf;
    QHash<QString, int> m_anew; ///< by download: how often it began anew, as far as that was said
    QString m_ready;            ///< path of the model that has just arrived
    bool m_link = false;
    bool m_refreshing = false;
    bool m_measured = false;
};

} // namespace ui
