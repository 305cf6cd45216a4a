#pragma once

#include "app/Log.h"
#include "app/Notifier.h"
#include "catalog/DownloadManager.h"
#include "catalog/ModelCatalog.h"
#include "catalog/ModelLibrary.h"
#include "chat/ChatSession.h"
#include "chat/IdleCare.h"
#include "chat/ModelSession.h"
#include "chat/Preferences.h"
#include "inference/InferenceService.h"
#include "storage/DataFolder.h"
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteConversationSearch.h"
#include "storage/SqliteStateStore.h"
#include "storage/SqliteStoreCare.h"
#include "viewmodels/AnswersViewModel.h"
#include "viewmodels/AppearanceViewModel.h"
#include "viewmodels/ArchiveViewModel.h"
#include "viewmodels/ChatViewModel.h"
#include "viewmodels/ConversationListModel.h"
#include "viewmodels/LanguageViewModel.h"
#include "viewmodels/HelpViewModel.h"
#include "viewmodels/ModelViewModel.h"
#include "viewmodels/ModelsViewModel.h"
#include "viewmodels/PersonasViewModel.h"
#include "viewmodels/ProgramViewModel.h"
#include "viewmodels/SearchViewModel.h"
#include "viewmodels/SidebarModel.h"
#include "viewmodels/StorageViewModel.h"
#include "viewmodels/ToastViewModel.h"
#include "viewmodels/TransferViewModel.h"
#include "viewmodels/TrashViewModel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QString>

#include <memory>

namespace app {

/// The composition root: makes the objects of the window program and wires them.
///
/// Thread: GUI.
class Application : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString dataFolder;
        QString model;        ///< a GGUF file to open instead of the last one; empty = none
        int threads = 0;      ///< of the computation, 0 = as many as the processor has
        bool unsaved = false; ///< the folder goes with the program: the person is told
        /// Who answers instead of the inference thread, for tests that want a model of a set pace; must outlive this.
        chat::TextGenerator *generator = nullptr;
    };

    /// Throws chat::Error when the data folder cannot be had (DataFolderBusy: another window holds it).
    explicit Application(const Options &options);
    ~Application() override;

    bool show(); ///< false: the window could not be made
    void raise();
    /// Stops what is being written and saves it; ends in finished.
    void shutDown();

    QQuickWindow *window() const { return m_window; }
    ui::ChatViewModel &chat() { return m_chat; }
    ui::AppearanceViewModel &appearance() { return m_appearance; }
    ui::LanguageViewModel &language() { return m_language; }
    bool isReady() const { return m_preferences.isLoaded(); } ///< what the person chose is in force
    ui::ToastViewModel &toast() { return m_toast; }
    ui::ProgramViewModel &program() { return m_program; }
    ui::ModelViewModel &model() { return m_modelView; }
    ui::ModelsViewModel &models() { return m_models; }
    ui::HelpViewModel &help() { return m_help; }
    ui::ConversationListModel &conversations() { return m_conversations; }
    ui::SidebarModel &sidebar() { return m_sidebar; }
    ui::StorageViewModel &storage() { return m_storage; }
    ui::TrashViewModel &trash() { return m_trash; }
    ui::SearchViewModel &sidebarSearch() { return m_sidebarSearch; }
    ui::SearchViewModel &paletteSearch() { return m_paletteSearch; }
    chat::IdleCare &idleCare() { return m_idleCare; }
    ui::PersonasViewModel &personas() { return m_personas; }
    ui::ArchiveViewModel &archive() { return m_archive; }

    /// Resource path of the model inside the program, empty when this build has none.
    static QString builtInModel();

Q_SIGNALS:
    void finished();

private:
    void wirePreferences();
    void onPreferencesLoaded();
    void startEnds();
    void wireStorage();
    void openStores();
    void onChatsOpened(const chat::StoreReport &report);
    void onStatesLost(const chat::Error &error);
    void showPage(const QString &page);
    void openLibrary();
    void applyTransfer();
    void takeKeptList();
    QString promptFamilyOf(const QString &path) const;
    void keepModelSettings(const QString &from, const QString &to);
    void usePromptFamily(const QString &path, const QString &family);
    void refreshKept();
    QString modelName() const; ///< under which settings of the model in use are kept; empty without a model
    chat::GenerationSettings modelDefaults() const;
    void takeModelSettings();
    void savePlace();
    void retranslate();
    void wireProgram();
    void useThreads();
    void setThreads(int threads);
    void onAnswerFinished(const QString &title);
    void restorePlace();

    ui::ProgramViewModel m_program;
    Log m_log; ///< first: it hears all the others
    storage::DataFolder m_folder;
    storage::SqliteConversationRepository m_repository;
    storage::SqliteStateStore m_states;
    storage::SqliteConversationSearch m_search;
    storage::SqliteStoreCare m_care;
    std::unique_ptr<inference::InferenceService> m_inference; ///< none when another generator was handed in
    chat::TextGenerator &m_generator;
    chat::Preferences m_preferences;
    chat::ModelSession m_model;
    chat::ChatSession m_session;
    Notifier m_notifier;
    QElapsedTimer m_answering;        ///< since the answer under way was asked for
    ui::LanguageViewModel m_language; ///< before all who speak
    ui::AppearanceViewModel m_appearance;
    ui::ToastViewModel m_toast;
    ui::ConversationListModel m_conversations;
    ui::SidebarModel m_sidebar;
    ui::ModelViewModel m_modelView;
    ui::ChatViewModel m_chat;
    ui::PersonasViewModel m_personas;
    ui::ArchiveViewModel m_archive;
    catalog::ModelCatalog m_catalog;
    catalog::JobThread m_jobs;
    catalog::ModelLibrary m_library;
    catalog::DownloadManager m_downloads;
    ui::ModelsViewModel m_models;
    ui::TransferViewModel m_transfer;
    ui::AnswersViewModel m_answers;
    ui::HelpViewModel m_help;
    ui::StorageViewModel m_storage;
    ui::TrashViewModel m_trash;
    ui::SearchViewModel m_sidebarSearch;
    ui::SearchViewModel m_paletteSearch; ///< each has words of its own
    chat::IdleCare m_idleCare;
    QString m_modelOption;
    int m_threadsOption;
    bool m_unsaved;
    QRect m_place; ///< of the window, when it was last neither maximised nor full
    QQmlApplicationEngine m_engine;
    QPointer<QQuickWindow> m_window;
};

} // namespace app
