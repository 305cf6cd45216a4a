#include "viewmodels/ImportViewModel.h"

#include "chat/Futures.h"
#include "viewmodels/ErrorText.h"
#include "viewmodels/ModelListModel.h"

#include <QFileInfo>
#include <QLocale>

namespace ui {

void ImportViewModel::run(bool running)
{
    m_running = running;
    Q_EMIT changed();
}

/// A GGUF is taken as it is; for anything else there are three ways, told with what each costs.
void ImportViewModel::begin(const QString &path)
{
    if (m_running)
        return said(tr("One import at a time. This one goes on."));
    run(true); // while the file's header is read, too
    chat::whenDone(
        m_jobs.run([path, machine = m_machine] { return catalog::importOffer(path, machine); }), this,
        [this, path](const catalog::ImportOffer &made) {
            run(false);
            if (made.choices.isEmpty())
                convert(path, {});
            else
                offer(path, made);
        },
        [this](const chat::Error &error) {
            run(false);
            const auto text = ErrorText::of(error);
            Q_EMIT said(text.title + QStringLiteral(". ") + text.advice);
        });
}

void ImportViewModel::offer(const QString &path, const catalog::ImportOffer &made)
{
    m_path = path;
    m_name = QFileInfo(path).fileName();
    m_recognised =
        tr("RWKV %1 · %2 million parameters · %3")
            .arg(made.version,
                 QLocale().toString(double(made.parameters) / 1e6, 'f', made.parameters < 10'000'000 ? 1 : 0),
                 made.container);
    m_choices.clear();
    for (const auto &choice : made.choices) {
        const bool smallest = choice.type == QLatin1String("Smallest"), best = choice.type == QLatin1String("Best");
        QStringList parts{tr("%1 on disk").arg(ModelListModel::bytesText(double(choice.fileBytes))),
                          tr("%1 of memory").arg(ModelListModel::bytesText(double(choice.estimate.memoryBytes)))};
        if (choice.estimate.tokensPerSecond > 0)
            parts.append(tr("about %1 tokens/s").arg(QLocale().toString(choice.estimate.tokensPerSecond, 'f', 0)));
        const auto fit = choice.estimate.fit;
        parts.append(fit == catalog::Fit::Fits     ? tr("fits this computer")
                     : fit == catalog::Fit::Tight  ? tr("tight on this computer")
                     : fit == catalog::Fit::TooBig ? tr("too big for this computer")
                                                   : QString());
        parts.removeAll(QString());
        m_choices.append(
            QVariantMap{{QStringLiteral("type"), choice.type},
                        {QStringLiteral("name"), smallest ? tr("Smallest")
                                                 : best   ? tr("Best")
                                                          : tr("Balanced")},
                        {QStringLiteral("note"), smallest ? tr("Quick and small, a little less exact.")
                                                 : best ? tr("As good as the original, twice the size of the smallest.")
                                                        : tr("Hardly less than the original. Right for most.")},
                        {QStringLiteral("line"), parts.join(QStringLiteral(" · "))},
                        {QStringLiteral("fits"), fit != catalog::Fit::TooBig},
                        {QStringLiteral("usual"), choice.usual}});
    }
    Q_EMIT choicesChanged();
}

void ImportViewModel::choose(const QString &type)
{
    const auto path = std::exchange(m_path, {});
    m_name.clear();
    m_choices.clear();
    Q_EMIT choicesChanged();
    if (!path.isEmpty() && !type.isEmpty())
        convert(path, type);
}

void ImportViewModel::convert(const QString &path, const QString &type)
{
    if (m_running)
        return said(tr("One import at a time. This one goes on."));
    run(true);
    m_stop = std::stop_source();
    const auto name = QFileInfo(path).fileName();
    Q_EMIT said(tr("Importing %1").arg(name));
    catalog::ImportOptions options;
    options.type = type;
    options.stop = m_stop.get_token();
    options.progress = [this, name, shown = -1](double fraction) mutable {
        if (const int percent = int(100 * fraction); percent != std::exchange(shown, percent))
            QMetaObject::invokeMethod(
                this,
                [this, name, percent] {
                    if (m_running)
                        Q_EMIT said(tr("Importing %1, %2 %").arg(name).arg(percent));
                },
                Qt::QueuedConnection);
    };
    chat::whenDone(
        m_jobs.run([path, folder = m_library.folder(), options] { return catalog::importFile(path, folder, options); }),
        this,
        [this](const QString &made) {
            run(false);
            m_library.adopt(made, {}, {}, {});
            Q_EMIT said(tr("%1 is ready.").arg(QFileInfo(made).completeBaseName()));
            Q_EMIT imported(made);
        },
        [this](const chat::Error &error) {
            run(false);
            const auto text = ErrorText::of(error);
            Q_EMIT said(error.code == chat::Error::Code::Cancelled ? tr("The import was stopped. Nothing was changed.")
                                                                   : text.title + QStringLiteral(". ") + text.advice);
        });
}

} // namespace ui
