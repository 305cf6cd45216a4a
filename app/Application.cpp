#include "app/Application.h"

#include "app/FileManager.h"

#include "catalog/KeptList.h"
#include "catalog/MemoryCheck.h"
#include "chat/Futures.h"
#include "qml/IconProvider.h"
#include "qml/RefusingNetworkFactory.h"
#include "viewmodels/ErrorText.h"

#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QScreen>
#include <QTimer>

#include <algorithm>
#include <array>

namespace app {

namespace {

const QString kScheme = QStringLiteral("appearance.scheme");
const QString kScale = QStringLiteral("appearance.textScale");
const QString kCodeScale = QStringLiteral("appearance.codeScale");
const QString kCompact = QStringLiteral("appearance.compact");
const QString kThreads = QStringLiteral("program.threads");
const QString kNotifies = QStringLiteral("program.notifies");
const QString kSidebar = QStringLiteral("window.sidebarHidden");
const QString kFolded = QStringLiteral("sidebar.folded");
const QString kLessMovement = QStringLiteral("appearance.lessMovement");
const QString kWideLines = QStringLiteral("appearance.wideLines");
const QString kLanguage = QStringLiteral("language");
const QString kRecent = QStringLiteral("model.recent");
const QString kTransfer = catalog::TransferChoice::kName;
const QString kStartWithBuiltIn = QStringLiteral("model.startWithBuiltIn");
const QString kListAddress = QStringLiteral("models.listAddress");
const QString kBudget = QStringLiteral("states.budget");
const QString kGeometry = QStringLiteral("window.geometry");
const QString kUnfinished = QStringLiteral("start.unfinished"); ///< starts in a row that came to no good end

constexpr int kTries = 2;             ///< from the next start on nothing is taken up that may be to blame
constexpr int kStartedAfterMs = 2000; ///< with chat and model in place

Q_LOGGING_CATEGORY(lcRookery, "rookery", QtInfoMsg)

constexpr qint64 kLongAnswerMs = 10'000; ///< from here on a person may have turned away

/// The offer of a stronger model needs a second of measuring: not while the window opens and the model loads.
constexpr int kOfferDelayMs = 5000;

double numberOf(const QString &text)
{
    bool ok = false;
    const auto number = text.toDouble(&ok);
    return ok ? number : 1;
}

/// Calls on the context's thread what a store says on its own.
template<typename Value>
std::function<void(const Value &)> onThreadOf(QObject *context, std::function<void(const Value &)> call)
{
    return [context, call](const Value &value) {
        QMetaObject::invokeMethod(
            context, [call, value] { call(value); }, Qt::QueuedConnection);
    };
}

storage::SqliteConversationRepository::Options
repositoryOptions(const storage::DataFolder &folder, std::function<void(const chat::StoreReport &)> onReport)
{
    storage::SqliteConversationRepository::Options options;
    options.wal = !folder.isNetwork();
    options.onReport = std::move(onReport);
    return options;
}

storage::SqliteStateStore::Options stateOptions(const storage::DataFolder &folder,
                                                std::function<void(const chat::Error &)> onProblem)
{
    storage::SqliteStateStore::Options options;
    options.wal = !folder.isNetwork();
    options.onProblem = std::move(onProblem);
    return options;
}

} // namespace

QString Application::builtInModel()
{
    const auto path = QStringLiteral(":/fledgling/fledgling.gguf");
    return QFile::exists(path) ? path : QString();
}

Application::Application(const Options &options)
    : m_program(options.dataFolder),
      m_log(m_program),
      m_folder(options.dataFolder),
      m_repository(m_folder.path(),
                   repositoryOptions(m_folder, onThreadOf<chat::StoreReport>(
                                                   this, [this](const auto &report) { onChatsOpened(report); }))),
      m_states(m_folder.path(), stateOptions(m_folder, onThreadOf<chat::Error>(
                                                           this, [this](const auto &error) { onStatesLost(error); }))),
      m_search(m_folder.path()),
      m_care(m_folder.path(), m_repository, m_states, m_search),
      m_inference(options.generator ? nullptr
                                    : std::make_unique<inference::InferenceService>(m_states, options.threads)),
      m_generator(options.generator ? *options.generator : *m_inference),
      m_preferences(m_repository),
      m_model(m_repository, m_generator),
      m_session(m_repository, m_generator),
      m_conversations(m_repository),
      m_sidebar(m_conversations),
      m_modelView(m_model, builtInModel()),
      m_chat(m_session, m_modelView, m_conversations, m_toast),
      m_personas(m_repository, m_generator, m_toast),
      m_archive(m_repository, m_chat, m_conversations, m_toast),
      m_catalog(catalog::ModelCatalog::builtInManifest()),
      m_library(m_jobs, m_folder.path() + QStringLiteral("/library.json")),
      m_downloads(catalog::TransferSettings{}),
      m_models(m_catalog, m_library, m_downloads, m_jobs, m_model),
      m_transfer(m_catalog),
      m_answers(m_session),
      m_help(chat::HelpTopics::builtIn()),
      m_storage(m_care, m_conversations, m_toast),
      m_trash(m_care, m_repository, m_toast),
      m_sidebarSearch(m_search),
      m_paletteSearch(m_search),
      m_idleCare(
          m_care,
          [this] { return m_session.isWriting() || m_session.isCatchingUp() || m_storage.busy() || m_trash.busy(); }),
      m_modelOption(options.model),
      m_threadsOption(options.threads),
      m_unsaved(options.unsaved)
{
    static ui::RefusingNetworkFactory refusing;
    m_engine.setNetworkAccessManagerFactory(&refusing);
    m_engine.addImageProvider(QStringLiteral("icon"), new ui::IconProvider);
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine.setInitialProperties({{QStringLiteral("appearance"), QVariant::fromValue(&m_appearance)},
                                   {QStringLiteral("answers"), QVariant::fromValue(&m_answers)},
                                   {QStringLiteral("chat"), QVariant::fromValue(&m_chat)},
                                   {QStringLiteral("conversations"), QVariant::fromValue(&m_conversations)},
                                   {QStringLiteral("language"), QVariant::fromValue(&m_language)},
                                   {QStringLiteral("help"), QVariant::fromValue(&m_help)},
                                   {QStringLiteral("model"), QVariant::fromValue(&m_modelView)},
                                   {QStringLiteral("models"), QVariant::fromValue(&m_models)},
                                   {QStringLiteral("paletteSearch"), QVariant::fromValue(&m_paletteSearch)},
                                   {QStringLiteral("program"), QVariant::fromValue(&m_program)},
                                   {QStringLiteral("search"), QVariant::fromValue(&m_sidebarSearch)},
                                   {QStringLiteral("sidebar"), QVariant::fromValue(&m_sidebar)},
                                   {QStringLiteral("storage"), QVariant::fromValue(&m_storage)},
                                   {QStringLiteral("personas"), QVariant::fromValue(&m_personas)},
                                   {QStringLiteral("archive"), QVariant::fromValue(&m_archive)},
                                   {QStringLiteral("toast"), QVariant::fromValue(&m_toast)},
                                   {QStringLiteral("transfer"), QVariant::fromValue(&m_transfer)},
                                   {QStringLiteral("trash"), QVariant::fromValue(&m_trash)}});
    connect(&m_session, &chat::ChatSession::shutDownFinished, this, &Application::finished);
    connect(&m_session, &chat::ChatSession::answerFinished, this, &Application::refreshKept);
    connect(&m_model, &chat::ModelSession::modelChanged, this, &Application::startEnds);
    connect(&m_model, &chat::ModelSession::loadFailed, this, &Application::startEnds);
    connect(&m_language, &ui::LanguageViewModel::changed, this, &Application::retranslate);
    m_session.setTopics(chat::HelpTopics::builtIn());
    connect(&m_chat, &ui::ChatViewModel::opened, &m_help, &ui::HelpViewModel::shuffle);
    const auto tell = [this](const chat::Error &error) { m_chat.showError(error); };
    connect(&m_personas, &ui::PersonasViewModel::failed, this, tell);
    connect(&m_archive, &ui::ArchiveViewModel::failed, this, tell);
    wireProgram();
    wirePreferences();
    wireStorage();
    openStores();
}

Application::~Application() = default;

/// The chats first: what is shown does not wait for a model.
void Application::openStores()
{
    m_session.setShelf(&m_repository);
    m_conversations.setShelf(&m_repository);
    m_session.openNew();
    chat::whenDone(
        m_repository.open(), this, [](const chat::StoreReport &) {}, // onChatsOpened has it
        [this](const chat::Error &error) { m_chat.showError(error); });
    if (m_folder.isNetwork())
        m_toast.show(tr("Your chats lie on a network drive. Saving them there is slower and less safe."), {}, {},
                     ui::ToastViewModel::kUndo);
    if (m_unsaved)
        m_toast.show(tr("Nothing of this is kept: it is gone when you close Rookery."), {}, {},
                     ui::ToastViewModel::kUndo);
    m_conversations.load();
    m_personas.load();
    m_preferences.load();
    refreshKept();
}

/// Each time the file of the chats was opened: at the start, and again when damage was met while it was in use.
void Application::onChatsOpened(const chat::StoreReport &report)
{
    if (report.cutShort && !report.readOnly)
        m_idleCare.checkSoon();
    if (report.salvaged) {
        m_toast.show(
            ui::StorageViewModel::salvageText(report), tr("Show"), [this] { showPage(QStringLiteral("storage")); },
            ui::ToastViewModel::kUndo);
        m_search.rebuild(); // it reads beside the others, and so far the file that was put aside
        m_conversations.load();
        m_storage.load();
    } else if (report.readOnly) {
        m_chat.showError(
            chat::Error(report.newer ? chat::Error::Code::DatabaseNewer : chat::Error::Code::DatabaseReadOnly, {}));
    }
}

void Application::onStatesLost(const chat::Error &error)
{
    if (error.code == chat::Error::Code::DatabaseDamaged)
        m_toast.show(tr("Kept states were damaged and are dropped. No text is lost; chats are read again when you go "
                        "on with them."),
                     {}, {}, ui::ToastViewModel::kShort);
    else
        m_chat.showError(error);
    refreshKept();
}

void Application::showPage(const QString &page)
{
    if (m_window)
        m_window->setProperty("page", page);
}

void Application::wireStorage()
{
    m_storage.setWriting([this] { return m_session.isWriting(); });
    connect(&m_storage, &ui::StorageViewModel::failed, this,
            [this](const chat::Error &error) { m_chat.showError(error); });
    connect(&m_storage, &ui::StorageViewModel::budgetChosen, this,
            [this](qint64 bytes) { m_preferences.setValue(kBudget, QString::number(bytes)); });
    connect(&m_storage, &ui::StorageViewModel::replacing, this, [this] { m_chat.openNew(); });
    connect(&m_storage, &ui::StorageViewModel::replaced, this, [this] {
        m_preferences.saveAll(); // the settings are the person's of now, not the backup's
        m_conversations.load();
        m_chat.openNew();
        refreshKept();
    });
    connect(&m_trash, &ui::TrashViewModel::failed, this, [this](const chat::Error &error) { m_chat.showError(error); });
    connect(&m_trash, &ui::TrashViewModel::forgotten, this, [this] {
        m_storage.load();
        refreshKept();
    });
    connect(&m_trash, &ui::TrashViewModel::broughtBack, this, [this](chat::ConversationId id) {
        m_conversations.refresh(id);
        if (m_session.conversation().id == id) // a message of the chat on the screen
            m_chat.open(id);
    });
    for (auto *search : {&m_sidebarSearch, &m_paletteSearch})
        connect(search, &ui::SearchViewModel::failed, this,
                [this](const chat::Error &error) { m_chat.showError(error); });
    connect(&m_conversations, &ui::ConversationListModel::textOnlyChosen, this,
            [this](chat::ConversationId id, bool textOnly) {
                if (!textOnly)
                    return;
                chat::whenDone(
                    m_states.removeConversation(id), this, [this] { m_storage.load(); },
                    [this](const chat::Error &error) { m_chat.showError(error); });
            });
    connect(&m_session, &chat::ChatSession::readinessChanged, this, [this] {
        const auto &readiness = m_session.readiness();
        if (readiness && readiness->tokensPerSecond > 0)
            m_conversations.setReadingSpeed(readiness->tokensPerSecond);
    });
    connect(&m_idleCare, &chat::IdleCare::failed, this, [this](const chat::Error &error) {
        m_toast.show(
            tr("Today's backup of your chats did not succeed. %1").arg(ui::ErrorText::of(error).advice), tr("Show"),
            [this] { showPage(QStringLiteral("storage")); }, ui::ToastViewModel::kUndo);
    });
    connect(&m_idleCare, &chat::IdleCare::finished, this, [this] { m_storage.load(); });
    m_idleCare.start();
}

void Application::wirePreferences()
{
    m_preferences.watch({kScheme, kScale, kCodeScale, kCompact, kThreads, kNotifies, kSidebar, kFolded, kLessMovement,
                         kWideLines, kLanguage, kRecent, kGeometry, kBudget, kTransfer, kStartWithBuiltIn, kListAddress,
                         kUnfinished});
    connect(&m_preferences, &chat::Preferences::setAside, this, [this] {
        m_toast.show(
            tr("Your settings for answers could not be read. They are as delivered; the old ones are kept aside."), {},
            {}, ui::ToastViewModel::kUndo);
    });
    connect(&m_preferences, &chat::Preferences::loaded, this, &Application::onPreferencesLoaded);
}

void Application::onPreferencesLoaded()
{
    m_session.setSettings(m_preferences.generation());
    Q_EMIT m_chat.settingsChanged();
    m_answers.reload();
    m_appearance.setScheme(ui::AppearanceViewModel::Scheme(qBound(0, m_preferences.value(kScheme).toInt(), 2)));
    m_appearance.setTextScale(numberOf(m_preferences.value(kScale)));
    m_appearance.setCodeScale(numberOf(m_preferences.value(kCodeScale)));
    m_appearance.setCompact(m_preferences.value(kCompact) == QStringLiteral("1"));
    m_appearance.setLessMovement(m_preferences.value(kLessMovement) == QStringLiteral("1"));
    m_appearance.setWideLines(m_preferences.value(kWideLines) == QStringLiteral("1"));
    m_language.choose(m_preferences.value(kLanguage));
    m_sidebar.setFoldedText(m_preferences.value(kFolded));
    m_modelView.setRecent(m_preferences.value(kRecent).split(u'\n', Qt::SkipEmptyParts));
    m_storage.setBudget(m_preferences.value(kBudget).toLongLong());
    m_program.setNotifies(m_preferences.value(kNotifies, QStringLiteral("1")) == QStringLiteral("1"));
    if (m_threadsOption == 0) { // what the command line says goes before
        m_program.setThreads(m_preferences.value(kThreads).toInt());
        setThreads(m_program.threads());
    }
    const auto unfinished = m_preferences.value(kUnfinished).toInt();
    const bool careful = unfinished >= kTries;
    m_preferences.setValue(kUnfinished, QString::number(careful ? 0 : unfinished + 1));
    if (!careful)
        restorePlace();

    connect(&m_appearance, &ui::AppearanceViewModel::changed, this, [this] {
        m_preferences.setValue(kScheme, QString::number(m_appearance.scheme()));
        m_preferences.setValue(kScale, QString::number(m_appearance.textScale()));
        m_preferences.setValue(kCodeScale, QString::number(m_appearance.codeScale()));
        m_preferences.setValue(kCompact, QString::number(int(m_appearance.compact())));
        m_preferences.setValue(kLessMovement, QString::number(int(m_appearance.lessMovement())));
        m_preferences.setValue(kWideLines, QString::number(int(m_appearance.wideLines())));
    });
    connect(&m_program, &ui::ProgramViewModel::threadsChanged, this, &Application::useThreads);
    connect(&m_program, &ui::ProgramViewModel::notifiesChanged, this,
            [this] { m_preferences.setValue(kNotifies, QString::number(int(m_program.notifies()))); });
    connect(&m_language, &ui::LanguageViewModel::changed, this,
            [this] { m_preferences.setValue(kLanguage, m_language.chosen()); });
    connect(&m_sidebar, &ui::SidebarModel::foldedChanged, this,
            [this] { m_preferences.setValue(kFolded, m_sidebar.foldedText()); });
    connect(&m_modelView, &ui::ModelViewModel::recentChanged, this,
            [this] { m_preferences.setValue(kRecent, m_modelView.recent().join(u'\n')); });
    const auto keep = [this] {
        const auto &settings = m_session.settings();
        if (modelName().isEmpty())
            m_preferences.setGeneration(settings);
        else if (settings != m_preferences.generationOf(modelName(), modelDefaults()))
            m_preferences.setGenerationOf(modelName(), settings);
    };
    connect(&m_modelView, &ui::ModelViewModel::changed, this, &Application::takeModelSettings);
    connect(&m_chat, &ui::ChatViewModel::settingsChanged, this, keep);
    connect(&m_answers, &ui::AnswersViewModel::changed, this, keep);
    connect(&m_chat, &ui::ChatViewModel::opened, this,
            [this] { m_preferences.setLastConversation(m_session.conversation().id); });

    if (const auto last = m_preferences.lastConversation();
        !careful && last != 0 && m_session.conversation().id == 0 && m_session.messages().isEmpty())
        m_chat.open(last);
    m_modelView.setStartWithBuiltIn(m_preferences.value(kStartWithBuiltIn) == QStringLiteral("1"));
    connect(&m_modelView, &ui::ModelViewModel::startChanged, this, [this] {
        m_preferences.setValue(kStartWithBuiltIn, QString::number(int(m_modelView.startWithBuiltIn())));
    });
    if (m_inference)
        m_inference->setPromptFamilies([this](const QString &path) { return promptFamilyOf(path); });
    m_models.setPromptFamilies([this](const QString &path) { return m_preferences.promptFamilyOf(path); });
    m_model.setMemoryCheck(
        [this](const QString &path) { return m_jobs.run([path] { return catalog::memoryNeed(path); }); });
    if (careful)
        m_toast.show(tr("Rookery did not come up twice in a row. It started without the last chat and without a model: "
                        "choose them yourself."),
                     {}, {}, ui::ToastViewModel::kUndo);
    else
        m_model.start(m_modelOption.isEmpty() && m_modelView.startWithBuiltIn() ? builtInModel() : m_modelOption,
                      builtInModel());
    openLibrary();
}

/// The chat is on the screen and the model loaded, or could not be: what comes now has nothing to do with the start.
void Application::startEnds()
{
    QTimer::singleShot(kStartedAfterMs, this, [this] { m_preferences.setValue(kUnfinished, QStringLiteral("0")); });
}

/// As chosen for this model, else as the list says of its family; empty: as the file says itself.
QString Application::promptFamilyOf(const QString &path) const
{
    const auto chosen = m_preferences.promptFamilyOf(path);
    return chosen.isEmpty() ? m_catalog.promptFormatOf(path) : chosen;
}

/// What a model's settings are goes with its file: those that were set, and those that the list knew by its name.
void Application::keepModelSettings(const QString &from, const QString &to)
{
    m_preferences.moveModel(from, to);
    if (const auto listed = m_catalog.settingsOf(from); listed && !m_catalog.settingsOf(to))
        m_preferences.setGenerationOf(to, m_preferences.generationOf(to, *listed));
    if (m_preferences.promptFamilyOf(to).isEmpty() && m_catalog.promptFormatOf(to).isEmpty())
        m_preferences.setPromptFamilyOf(to, m_catalog.promptFormatOf(from));
}

/// A model in use is loaded again, as its chats are tokenised anew; it answers as before until then.
void Application::usePromptFamily(const QString &path, const QString &family)
{
    m_preferences.setPromptFamilyOf(path, family);
    if (m_model.model() && m_model.model()->path == path)
        m_model.load(path);
}

QString Application::modelName() const
{
    const auto &model = m_model.model();
    return !model ? QString() : model->builtIn ? QStringLiteral("built-in") : model->path;
}

/// The built-in model is drawn as it was measured; a model of the list as its family wants it.
chat::GenerationSettings Application::modelDefaults() const
{
    const auto &model = m_model.model();
    if (!model || model->builtIn)
        return chat::GenerationSettings::greedy();
    return m_catalog.settingsOf(model->path).value_or(m_preferences.generation());
}

void Application::takeModelSettings()
{
    if (modelName().isEmpty())
        return;
    m_session.setSettings(m_preferences.generationOf(modelName(), modelDefaults()));
    Q_EMIT m_chat.settingsChanged();
    m_answers.reload();
}

/// The models folder, and the downloads that were under way when the program ended. Nothing else asks the network by
/// itself.
void Application::openLibrary()
{
    m_transfer.setChoice(catalog::TransferChoice::fromText(m_preferences.value(kTransfer)));
    if (m_transfer.folder().isEmpty())
        m_transfer.setFolderPath(m_folder.path() + QStringLiteral("/models"));
    connect(&m_transfer, &ui::TransferViewModel::changed, this, [this] {
        m_preferences.setValue(kTransfer, m_transfer.choice().toText());
        applyTransfer();
    });
    m_models.setRefreshAddress(m_preferences.value(kListAddress));
    connect(&m_models, &ui::ModelsViewModel::changed, this, [this] {
        if (m_models.refreshAddress() != m_preferences.value(kListAddress))
            m_preferences.setValue(kListAddress, m_models.refreshAddress());
    });
    connect(&m_models, &ui::ModelsViewModel::modelFileNoticed, this,
            [this](const QString &sentence) { m_toast.show(sentence, {}, {}, ui::ToastViewModel::kUndo); });
    connect(&m_models, &ui::ModelsViewModel::arrived, this, [this](const QString &name) {
        m_toast.show(
            tr("%1 is ready").arg(name), tr("Switch"), [this] { m_models.takeOffer(); }, ui::ToastViewModel::kUndo);
    });
    connect(&m_models, &ui::ModelsViewModel::listRefreshed, this, [this](const QByteArray &json) {
        m_jobs.run([folder = m_folder.path(), json] { catalog::keepList(folder, json); });
    });
    connect(&m_library, &catalog::ModelLibrary::moved, this, [this](const QString &from, const QString &to) {
        keepModelSettings(from, to);
        m_modelView.moved(from, to);
        m_model.moved(from, to);
    });
    connect(&m_models, &ui::ModelsViewModel::promptFamilyChosen, this, &Application::usePromptFamily);
    takeKeptList();
    connect(&m_models, &ui::ModelsViewModel::folderRequested, this,
            [](const QString &folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(&m_models, &ui::ModelsViewModel::revealRequested, this, &showInFolder);
    applyTransfer();
    QTimer::singleShot(kOfferDelayMs, &m_models, &ui::ModelsViewModel::open);
}

void Application::takeKeptList()
{
    chat::whenDone(
        m_jobs.run([folder = m_folder.path()] { return catalog::readKeptList(folder); }), this,
        [this](const QByteArray &json) {
            if (const auto error = catalog::takeOver(m_catalog, json))
                qWarning("the kept list of models is not used: %s", qUtf8Printable(error->detail));
        },
        [](const chat::Error &) {}); // none was kept
}

/// Downloads under way stay in their folder; those of a folder that is chosen are taken up.
void Application::applyTransfer()
{
    m_models.setMirror(m_transfer.mirror());
    m_downloads.setSettings(m_transfer.choice().settings());
    if (m_library.folder() == m_transfer.folder())
        return;
    m_library.setFolder(m_transfer.folder());
    m_downloads.restore(m_transfer.folder());
}

void Application::refreshKept()
{
    chat::whenDone(
        m_states.use(), this, [this](const QList<chat::StateUse> &use) { m_conversations.setUse(use); },
        [](const chat::Error &) {}); // a store that fails behaves like an empty one
}

bool Application::show()
{
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Rookery/Ui/Main.qml")));
    if (m_engine.rootObjects().isEmpty())
        return false;
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    return m_window != nullptr;
}

void Application::retranslate()
{
    m_engine.retranslate();
    m_chat.retranslate();
    m_conversations.retranslate();
    m_modelView.retranslate();
    m_models.retranslate();
    m_trash.retranslate();
}

void Application::raise()
{
    if (!m_window)
        return;
    m_window->show();
    m_window->raise();
    m_window->requestActivate();
}

/// "WIDTH HEIGHT X Y STATE": size and position of the window when it is neither maximised nor full, and which it was.
void Application::restorePlace()
{
    if (!m_window)
        return;
    m_window->setProperty("sidebarHidden", m_preferences.value(kSidebar) == QStringLiteral("1"));
    const auto place = m_preferences.value(kGeometry).split(u' ');
    if (place.size() < 2)
        return;
    QRect rect(m_window->position(), QSize(qBound(480, place[0].toInt(), 8000), qBound(560, place[1].toInt(), 8000)));
    if (place.size() >= 4)
        rect.moveTo(place[2].toInt(), place[3].toInt());
    // A screen that is gone must not take the window with it.
    const auto screens = QGuiApplication::screens();
    const bool reachable = std::any_of(screens.begin(), screens.end(), [&](const QScreen *screen) {
        return screen->availableGeometry().intersects(QRect(rect.topLeft(), QSize(rect.width(), 48)));
    });
    m_window->resize(rect.size());
    if (reachable && place.size() >= 4)
        m_window->setPosition(rect.topLeft());
    m_place = rect;
    if (place.value(4) == QStringLiteral("maximised"))
        m_window->showMaximized();
}

void Application::savePlace()
{
    if (!m_window)
        return;
    m_preferences.setValue(kSidebar, QString::number(int(m_window->property("sidebarHidden").toBool())));
    const bool free = m_window->windowState() == Qt::WindowNoState;
    if (free)
        m_place = QRect(m_window->position(), m_window->size());
    if (m_place.isValid())
        m_preferences.setValue(kGeometry,
                               QStringLiteral("%1 %2 %3 %4 %5")
                                   .arg(m_place.width())
                                   .arg(m_place.height())
                                   .arg(m_place.x())
                                   .arg(m_place.y())
                                   .arg(m_window->windowState() == Qt::WindowMaximized ? QStringLiteral("maximised")
                                                                                       : QStringLiteral("free")));
}

void Application::wireProgram()
{
    using Parts = std::array<const char *, 3>;
    for (const auto &[name, version, licence] : {
             Parts{"Qt", qVersion(), "LGPL 3.0"},
             Parts{"oneDNN", ROOKERY_DNNL, "Apache 2.0"},
             Parts{"SQLite", ROOKERY_SQLITE, "Public domain"},
             Parts{"OpenSSL", ROOKERY_OPENSSL, "Apache 2.0"},
             Parts{"ICU", ROOKERY_ICU, "Unicode licence"},
             Parts{"md4c", "", "MIT"},
             Parts{"JSON for Modern C++", "", "MIT"},
             Parts{"Inter, JetBrains Mono", "", "SIL Open Font Licence 1.1"},
         })
        m_program.addPart(QLatin1StringView(name), QLatin1StringView(version), QLatin1StringView(licence));
    qCInfo(lcRookery, "Rookery %s, Qt %s, data folder %s", qUtf8Printable(QCoreApplication::applicationVersion()),
           qVersion(), qUtf8Printable(m_folder.path()));
    connect(&m_program, &ui::ProgramViewModel::folderRequested, this,
            [](const QString &folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(&m_model, &chat::ModelSession::modelChanged, this, [this] {
        if (const auto &model = m_model.model())
            qCInfo(lcRookery, "model %s loaded: RWKV %s, %s, %d threads, %llu bytes of memory",
                   qUtf8Printable(model->name), qUtf8Printable(model->version), qUtf8Printable(model->tensorTypes),
                   model->threads, static_cast<unsigned long long>(model->memoryBytes));
    });
    connect(&m_model, &chat::ModelSession::loadFailed, this, [](const QString &path, const chat::Error &error) {
        qCInfo(lcRookery, "model %s not loaded: error %d, %s", qUtf8Printable(path), int(error.code),
               qUtf8Printable(error.detail));
    });
    connect(&m_model, &chat::ModelSession::loadHeldBack, this, [this](const QString &path) {
        const auto name = QFileInfo(path).completeBaseName();
        qCInfo(lcRookery, "model %s not taken up: the program ended while loading it", qUtf8Printable(name));
        m_toast.show(
            tr("“%1” was left out: Rookery was ended while loading it, probably for want of memory.").arg(name),
            tr("Load it"), [this, path] { m_model.load(path); }, ui::ToastViewModel::kUndo);
    });
    connect(&m_session, &chat::ChatSession::failed, this, [](const chat::Error &error) {
        qCInfo(lcRookery, "error %d: %s", int(error.code), qUtf8Printable(error.detail));
    });

    connect(&m_chat, &ui::ChatViewModel::activityChanged, this, [this] {
        if (m_chat.busy() && !m_answering.isValid())
            m_answering.start();
    });
    connect(&m_chat, &ui::ChatViewModel::answerFinished, this, &Application::onAnswerFinished);
    connect(&m_notifier, &Notifier::activated, this, &Application::raise);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_notifier.withdraw();
    });
}

void Application::onAnswerFinished(const QString &title)
{
    const auto took = m_answering.isValid() ? m_answering.elapsed() : 0;
    m_answering.invalidate();
    qCInfo(lcRookery, "answer finished after %lld ms", static_cast<long long>(took));
    if (took >= kLongAnswerMs && m_program.notifies() && QGuiApplication::applicationState() != Qt::ApplicationActive)
        m_notifier.show(tr("The answer is ready"), title);
}

/// The model is packed for a number of threads: it is loaded again, and answers as before until then.
void Application::useThreads()
{
    m_preferences.setValue(kThreads, QString::number(m_program.threads()));
    setThreads(m_program.threads());
    if (const auto &model = m_model.model())
        m_model.load(model->builtIn ? builtInModel() : model->path);
}

void Application::setThreads(int threads)
{
    if (m_inference)
        m_inference->setThreads(threads);
}

void Application::shutDown()
{
    if (m_preferences.isLoaded())
        m_preferences.setValue(kUnfinished, QStringLiteral("0"));
    savePlace();
    m_session.shutDown();
}

} // namespace app
