#include "app/AppPaths.h"
#include "app/cli/Command.h"
#include "app/cli/KeptSettings.h"
#include "app/cli/Output.h"
#include "catalog/DownloadManager.h"
#include "catalog/FileImport.h"
#include "catalog/ModelCatalog.h"
#include "catalog/ModelLibrary.h"
#include "catalog/PastedLink.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

namespace cli {

namespace {

/// The library in the folder that the window uses too, scanned.
struct Library
{
    catalog::TransferChoice choice;
    catalog::JobThread jobs;
    catalog::ModelLibrary library;

    explicit Library(const Common &common)
        : choice(transferChoice(common)),
          library(
              jobs,
              QDir(app::dataFolder(QString::fromStdString(common.dataDir))).filePath(QStringLiteral("library.json")))
    {
        std::optional<chat::Error> problem;
        QEventLoop loop;
        QObject::connect(&library, &catalog::ModelLibrary::changed, &loop, &QEventLoop::quit);
        QObject::connect(&library, &catalog::ModelLibrary::failed, &loop,
                         [&](const QString &, const chat::Error &error) {
                             problem = error;
                             loop.quit();
                         });
        library.setFolder(choice.folder);
        loop.exec();
        if (problem)
            throw std::runtime_error(problem->detail.toStdString());
    }

    /// By path, file name, name or catalogue id. Throws when there is none, or more than one.
    catalog::ModelFile find(const QString &wanted)
    {
        QList<catalog::ModelFile> found;
        for (const auto &file : library.files())
            if (file.path == wanted || file.fileName == wanted || file.name == wanted || file.catalogueId == wanted)
                found.append(file);
        if (found.size() != 1)
            throw std::runtime_error((found.isEmpty() ? QStringLiteral("no model called %1 in %2")
                                                      : QStringLiteral("several models are called %1 in %2"))
                                         .arg(wanted, library.folder())
                                         .toStdString());
        return found.first();
    }
};

/// A callback whose failures are sentences for main.
template<typename Work>
auto plain(Work work)
{
    return [work = std::move(work)] {
        try {
            work();
        } catch (const chat::Error &error) {
            throw std::runtime_error(error.detail.toStdString());
        }
    };
}

std::string text(const QString &string)
{
    return string.toStdString();
}

const char *checkName(catalog::ModelFile::Check check)
{
    switch (check) {
    case catalog::ModelFile::Check::Good:
        return "good";
    case catalog::ModelFile::Check::Bad:
        return "bad";
    case catalog::ModelFile::Check::NothingToCompare:
        return "nothing to compare with";
    case catalog::ModelFile::Check::NotYet:
        break;
    }
    return "not yet";
}

std::string megabytes(double bytes)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%9.1f MB", bytes / 1e6);
    return buffer;
}

Json describe(const catalog::ModelFile &file)
{
    Json json{{"path", text(file.path)}, {"name", text(file.name)}, {"bytes", file.stamp.bytes}};
    json["state"] = file.state == catalog::ModelFile::State::Ready         ? "ready"
                    : file.state == catalog::ModelFile::State::NeedsImport ? "needs import"
                                                                           : "unusable";
    if (file.state == catalog::ModelFile::State::Unusable)
        json["problem"] = text(file.problem.detail);
    if (file.state == catalog::ModelFile::State::Ready) {
        json["version"] = text(file.version);
        json["parameters"] = file.parameters;
        json["tensor_types"] = text(file.tensorTypes);
        json["memory_bytes"] = catalog::estimate(file.shape, {}).memoryBytes;
        json["state_bytes"] = file.shape.stateBytes;
    }
    json["downloaded"] = file.ours;
    json["sha256"] = file.sha256.toHex().toStdString();
    json["check"] = checkName(file.check);
    return json;
}

void list(const Common &common)
{
    Library here(common);
    Json files = Json::array();
    std::string lines;
    for (const auto &file : here.library.files()) {
        files.push_back(describe(file));
        lines += megabytes(double(file.stamp.bytes)) + "  " + text(file.fileName) + "  " +
                 text(file.state == catalog::ModelFile::State::Unusable ? file.problem.detail : file.tensorTypes) +
                 '\n';
    }
    if (common.json)
        printJson({{"folder", text(here.library.folder())}, {"models", files}});
    else
        printText(withoutControls(lines));
}

void search(const QString &words, bool older, const Common &common)
{
    const auto list = modelCatalog(common);
    auto machine = catalog::readMachineInfo();
    machine.readBytesPerSecond = catalog::measureReadBandwidth();
    Json models = Json::array();
    std::string lines;
    for (const auto &entry : list->find({.words = words, .withOlder = older}, machine)) {
        const auto made = catalog::estimate(entry, machine);
        models.push_back({{"id", text(entry.id)},
                          {"name", text(entry.name)},
                          {"bytes", entry.bytes},
                          {"memory_bytes", made.memoryBytes},
                          {"fits", made.fit == catalog::Fit::Fits || made.fit == catalog::Fit::Tight},
                          {"tokens_per_second_estimate", made.tokensPerSecond},
                          {"licence", text(entry.licence)},
                          {"source", text(entry.urls.first().host())},
                          {"sha256", entry.sha256.toHex().toStdString()}});
        char speed[32];
        std::snprintf(speed, sizeof speed, "%6.1f/s", made.tokensPerSecond);
        lines += megabytes(double(entry.bytes)) + speed +
                 (made.fit == catalog::Fit::TooBig ? "  too big  " : "  fits     ") + text(entry.name) + "  " +
                 text(entry.id) + '\n';
    }
    if (common.json) {
        const auto best = list->recommended(machine);
        printJson({{"recommended", best ? Json(text(best->id)) : Json()}, {"models", models}});
    } else {
        printText(withoutControls(lines));
    }
}

catalog::DownloadRequest request(const QString &wanted, const QString &mirror, const catalog::ModelCatalog &list)
{
    catalog::DownloadRequest made;
    if (const auto entry = list.entry(wanted)) {
        made = {.id = entry->id,
                .name = entry->name,
                .fileName = entry->fileName,
                .sources = entry->urls,
                .bytes = entry->bytes,
                .sha256 = entry->sha256,
                .catalogueId = entry->id};
    } else if (const auto link = catalog::PastedLink::parse(wanted)) {
        made = {.id = link->url.toString(QUrl::FullyEncoded),
                .name = link->fileName,
                .fileName = link->fileName,
                .sources = {link->url}};
    } else {
        throw UsageError("no model in the list and no link to a file on Hugging Face or ModelScope: " +
                         wanted.toStdString());
    }
    made.sources = catalog::preferMirror(made.sources, list.mirrors(), mirror);
    return made;
}

void showProgress(const catalog::DownloadStatus &status)
{
    if (!isatty(STDERR_FILENO))
        return;
    constexpr int kWidth = 30;
    const int done = status.total > 0 ? int(kWidth * status.received / status.total) : 0;
    std::fprintf(stderr, "\r[%s%s] %s of %s  %6.1f MB/s ", std::string(std::size_t(done), '#').c_str(),
                 std::string(std::size_t(kWidth - done), '.').c_str(), megabytes(double(status.received)).c_str(),
                 megabytes(double(status.total)).c_str(), status.bytesPerSecond / 1e6);
}

void download(const QString &wanted, const QString &mirror, const Common &common)
{
    const auto list = modelCatalog(common);
    Library here(common);
    auto asked = request(wanted, mirror.isEmpty() ? here.choice.mirror : mirror, *list);
    asked.folder = here.library.folder();
    catalog::DownloadManager manager(here.choice.settings());
    std::optional<catalog::DownloadStatus> end;
    std::optional<chat::Error> problem;
    QEventLoop loop;
    QObject::connect(&manager, &catalog::DownloadManager::changed, &loop, [&](const QString &id) {
        if (const auto item = manager.item(id))
            showProgress(item->status);
    });
    QObject::connect(&manager, &catalog::DownloadManager::finished, &loop,
                     [&](const auto &, const catalog::DownloadStatus &status) {
                         end = status;
                         loop.quit();
                     });
    QObject::connect(&manager, &catalog::DownloadManager::failed, &loop, [&](const auto &, const chat::Error &error) {
        problem = error;
        loop.quit();
    });
    manager.add(asked);
    loop.exec();
    if (isatty(STDERR_FILENO))
        std::fputc('\n', stderr);
    if (problem)
        throw std::runtime_error(problem->detail.toStdString());
    QObject::connect(&here.library, &catalog::ModelLibrary::changed, &loop, &QEventLoop::quit);
    here.library.adopt(end->path, end->sha256, asked.sources.first().toString(), asked.catalogueId);
    loop.exec();
    if (common.json)
        printJson({{"path", text(end->path)},
                   {"bytes", end->received},
                   {"sha256", end->sha256.toHex().toStdString()},
                   {"hash_source", end->hashUnknown     ? "none"
                                   : end->hashIsServers ? "server"
                                                        : "list"}});
    else
        printText(withoutControls(text(end->path)) + '\n');
}

void importFile(const QString &path, const QString &type, const Common &common)
{
    Library here(common);
    catalog::ImportOptions options;
    options.type = type;
    options.threads = common.threads;
    options.progress = [](double fraction) {
        if (isatty(STDERR_FILENO))
            std::fprintf(stderr, "\r%3d %%", int(100 * fraction));
    };
    const auto imported = catalog::importFile(path, here.library.folder(), options);
    if (isatty(STDERR_FILENO))
        std::fputc('\n', stderr);
    QEventLoop loop;
    QObject::connect(&here.library, &catalog::ModelLibrary::changed, &loop, &QEventLoop::quit);
    here.library.adopt(imported, {}, {}, {});
    loop.exec();
    const auto file = here.find(imported);
    if (common.json)
        printJson(describe(file));
    else
        printText(withoutControls(text(imported)) + '\n');
}

void remove(const QString &wanted, bool evenIfNotOurs, const Common &common)
{
    Library here(common);
    const auto file = here.find(wanted);
    if (!file.ours && !evenIfNotOurs)
        throw std::runtime_error(text(file.path) +
                                 " was not downloaded by Rookery: --not-ours deletes it all the same");
    std::optional<chat::Error> problem;
    QEventLoop loop;
    QObject::connect(&here.library, &catalog::ModelLibrary::changed, &loop, &QEventLoop::quit);
    QObject::connect(&here.library, &catalog::ModelLibrary::failed, &loop,
                     [&](const QString &, const chat::Error &error) {
                         problem = error;
                         loop.quit();
                     });
    here.library.remove(file.path, evenIfNotOurs);
    loop.exec();
    if (problem)
        throw std::runtime_error(problem->detail.toStdString());
    if (common.json)
        printJson({{"removed", text(file.path)}, {"bytes", file.stamp.bytes}});
}

void verify(const QString &wanted, const Common &common)
{
    Library here(common);
    const auto file = here.find(wanted);
    auto check = catalog::ModelFile::Check::NotYet;
    std::optional<chat::Error> problem;
    QEventLoop loop;
    QObject::connect(&here.library, &catalog::ModelLibrary::verified, &loop,
                     [&](const QString &, catalog::ModelFile::Check found) {
                         check = found;
                         loop.quit();
                     });
    QObject::connect(&here.library, &catalog::ModelLibrary::failed, &loop,
                     [&](const QString &, const chat::Error &error) {
                         problem = error;
                         loop.quit();
                     });
    here.library.verify(file.path);
    loop.exec();
    if (problem)
        throw std::runtime_error(problem->detail.toStdString());
    if (common.json)
        printJson({{"path", text(file.path)},
                   {"check", checkName(check)},
                   {"sha256", here.library.file(file.path)->sha256.toHex().toStdString()}});
    else
        printText(std::string(checkName(check)) + '\n');
    if (check == catalog::ModelFile::Check::Bad)
        throw std::runtime_error(text(file.path) + " is damaged");
}

} // namespace

void addModelsCommand(CLI::App &program, const Common &common)
{
    auto *models = program.add_subcommand("models", "The model library: find, get, check and remove models");
    models->require_subcommand(1);
    struct Arguments
    {
        std::string what;
        std::string extra;
        bool flag = false;
    };
    const auto add = [&](const char *name, const char *help) {
        return std::pair(models->add_subcommand(name, help)->fallthrough(), std::make_shared<Arguments>());
    };
    {
        const auto [command, arguments] = add("list", "Models on this computer");
        command->callback(plain([&common] { list(common); }));
    }
    {
        const auto [command, arguments] = add("search", "Models that can be had, and what they would take here");
        command->add_option("WORDS", arguments->what, "Words to be found in name, size or kind");
        command->add_flag("--older", arguments->flag, "Older generations, too");
        command->callback(plain([arguments = arguments, &common] {
            search(QString::fromStdString(arguments->what), arguments->flag, common);
        }));
    }
    {
        const auto [command, arguments] = add("download", "Get a model; goes on where it was broken off");
        command
            ->add_option("ID", arguments->what, "An id of `search`, or a link to a file on Hugging Face or ModelScope")
            ->required();
        command->add_option("--mirror", arguments->extra,
                            "Ask this server first (hf-mirror.com, …), in place of the one chosen in the window");
        command->callback(plain([arguments = arguments, &common] {
            download(QString::fromStdString(arguments->what), QString::fromStdString(arguments->extra), common);
        }));
    }
    {
        const auto [command, arguments] = add("import", "Take a model file into the library, converted if need be");
        command->add_option("FILE", arguments->what, "GGUF, .pth, .safetensors, rwkv.cpp file or Hugging Face folder")
            ->required();
        command->add_option("--type", arguments->extra, "Weights: Smallest, Balanced, Best, or a type such as Q5_K");
        command->callback(plain([arguments = arguments, &common] {
            importFile(QString::fromStdString(arguments->what), QString::fromStdString(arguments->extra), common);
        }));
    }
    {
        const auto [command, arguments] = add("remove", "Delete a model's file");
        command->add_option("ID", arguments->what, "Name, file or id")->required();
        command->add_flag("--not-ours", arguments->flag, "Also when Rookery did not download it");
        command->callback(plain([arguments = arguments, &common] {
            remove(QString::fromStdString(arguments->what), arguments->flag, common);
        }));
    }
    {
        const auto [command, arguments] = add("verify", "Compare a model's file with its checksum");
        command->add_option("ID", arguments->what, "Name, file or id")->required();
        command->callback(
            plain([arguments = arguments, &common] { verify(QString::fromStdString(arguments->what), common); }));
    }
}

} // namespace cli
