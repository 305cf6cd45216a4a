#include "chat/Preferences.h"

#include "chat/Futures.h"

#include <QJsonDocument>

namespace chat {

namespace {

const QString &generationName()
{
    static const QString name = QStringLiteral("generation");
    return name;
}

const QString &modelsName()
{
    static const QString name = QStringLiteral("generation.models");
    return name;
}

const QString &familiesName()
{
    static const QString name = QStringLiteral("model.families");
    return name;
}

const QString &lastConversationName()
{
    static const QString name = QStringLiteral("conversation.last");
    return name;
}

} // namespace

Preferences::Preferences(ConversationRepository &repository, QObject *parent)
    : QObject(parent),
      m_repository(repository),
      m_names{generationName(), modelsName(), familiesName(), lastConversationName()}
{
}

void Preferences::watch(const QStringList &names)
{
    m_names += names;
}

void Preferences::load()
{
    m_waiting = int(m_names.size());
    for (const auto &name : std::as_const(m_names))
        whenDone(
            m_repository.value(name), this, [this, name](const QString &value) { onValue(name, value); },
            [this, name](const Error &) { onValue(name, {}); });
}

void Preferences::onValue(const QString &name, const QString &value)
{
    // What was set while the file was being read is newer.
    if (!value.isEmpty() && !m_values.contains(name)) {
        m_values[name] = value;
        if (name == generationName())
            takeGeneration(value);
    }
    if (--m_waiting > 0)
        return;
    m_loaded = true;
    Q_EMIT loaded();
}

/// Nothing is thrown away that a newer version, or a person, might still read.
void Preferences::takeGeneration(const QString &value)
{
    const auto json = QJsonDocument::fromJson(value.toUtf8());
    if (json.isObject() && json.object().value(QStringLiteral("version")).toInt(1) <= 1) {
        m_generation = GenerationSettings::fromJson(value.toUtf8());
        return;
    }
    setValue(generationName() + QStringLiteral(".aside"), value);
    setValue(generationName(), QString::fromUtf8(m_generation.toJson())); // said once, not at every start
    Q_EMIT setAside(generationName());
}

void Preferences::setGeneration(const GenerationSettings &settings)
{
    if (settings == m_generation)
        return;
    m_generation = settings;
    setValue(generationName(), QString::fromUtf8(settings.toJson()));
}

QJsonObject Preferences::object(const QString &name) const
{
    return QJsonDocument::fromJson(value(name).toUtf8()).object();
}

void Preferences::setObject(const QString &name, const QJsonObject &object)
{
    setValue(name, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

GenerationSettings Preferences::generationOf(const QString &model, const GenerationSettings &fallback) const
{
    const auto own = object(modelsName()).value(model);
    return own.isObject() ? GenerationSettings::fromJson(QJsonDocument(own.toObject()).toJson()) : fallback;
}

void Preferences::setGenerationOf(const QString &model, const GenerationSettings &settings)
{
    auto models = object(modelsName());
    models[model] = QJsonDocument::fromJson(settings.toJson()).object();
    setObject(modelsName(), models);
}

QString Preferences::promptFamilyOf(const QString &model) const
{
    return object(familiesName()).value(model).toString();
}

void Preferences::setPromptFamilyOf(const QString &model, const QString &family)
{
    auto families = object(familiesName());
    if (family.isEmpty())
        families.remove(model);
    else
        families[model] = family;
    setObject(familiesName(), families);
}

void Preferences::moveModel(const QString &from, const QString &to)
{
    for (const auto &name : {modelsName(), familiesName()}) {
        auto models = object(name);
        if (!models.contains(from))
            continue;
        models[to] = models.take(from);
        setObject(name, models);
    }
}

ConversationId Preferences::lastConversation() const
{
    return value(lastConversationName()).toLongLong();
}

void Preferences::setLastConversation(ConversationId id)
{
    setValue(lastConversationName(), QString::number(id));
}

QString Preferences::value(const QString &name, const QString &fallback) const
{
    return m_values.value(name, fallback);
}

void Preferences::setValue(const QString &name, const QString &value)
{
    if (m_values.contains(name) && m_values[name] == value)
        return;
    m_values[name] = value;
    Q_EMIT changed(name);
    save(name, value);
}

void Preferences::save(const QString &name, const QString &value)
{
    whenDone(
        m_repository.setValue(name, value), this, [] {}, [this](const Error &error) { Q_EMIT saveFailed(error); });
}

void Preferences::saveAll()
{
    for (auto each = m_values.cbegin(); each != m_values.cend(); ++each)
        if (each.key() != lastConversationName()) // of the replaced file
            save(each.key(), each.value());
}

} // namespace chat
