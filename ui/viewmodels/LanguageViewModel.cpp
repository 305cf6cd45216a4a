#include "viewmodels/LanguageViewModel.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <iterator>

namespace ui {

namespace {

struct Language
{
    const char *code;
    const char *name; ///< in itself
};

constexpr Language kLanguages[] = {{"en", "English"}, {"de", "Deutsch"}, {"zh_CN", "简体中文"}};

} // namespace

LanguageViewModel::LanguageViewModel(QObject *parent) : QObject(parent)
{
    apply();
}

LanguageViewModel::~LanguageViewModel()
{
    QCoreApplication::removeTranslator(&m_qts);
    QCoreApplication::removeTranslator(&m_ours);
}

QStringList LanguageViewModel::codes() const
{
    QStringList codes{QString()};
    for (const auto &language : kLanguages)
        codes.append(QLatin1StringView(language.code));
    return codes;
}

QStringList LanguageViewModel::names() const
{
    QStringList names{tr("System")};
    for (const auto &language : kLanguages)
        names.append(QString::fromUtf8(language.name));
    return names;
}

QString LanguageViewModel::bestOf(const QStringList &wanted)
{
    for (const auto &each : wanted) {
        const QLocale locale(each);
        for (const auto &language : kLanguages)
            if (QLocale(QLatin1StringView(language.code)).language() == locale.language() &&
                QLocale(QLatin1StringView(language.code)).script() == locale.script())
                return QLatin1StringView(language.code);
    }
    return QStringLiteral("en");
}

void LanguageViewModel::choose(const QString &code)
{
    const auto known = codes().contains(code) ? code : QString();
    if (known == m_chosen)
        return;
    m_chosen = known;
    apply();
    Q_EMIT changed();
}

void LanguageViewModel::setRightToLeft(bool rightToLeft)
{
    if (rightToLeft == m_rightToLeft)
        return;
    m_rightToLeft = rightToLeft;
    Q_EMIT changed();
}

void LanguageViewModel::apply()
{
    const auto system = QLocale::system();
    m_inUse = m_chosen.isEmpty() ? bestOf(system.uiLanguages()) : m_chosen;
    const QLocale chosen(m_inUse);
    // A person's own region keeps its dates and numbers where the language is the same.
    QLocale::setDefault(chosen.language() == system.language() ? system : chosen);

    QCoreApplication::removeTranslator(&m_qts);
    QCoreApplication::removeTranslator(&m_ours);
    if (m_qts.load(QStringLiteral("qtbase_") + m_inUse, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    // English has a file too: it holds the plural forms.
    if (m_ours.load(QStringLiteral(":/translations/rookery_%1.qm").arg(m_inUse)))
        QCoreApplication::installTranslator(&m_ours);
}

} // namespace ui
