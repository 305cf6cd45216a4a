#pragma once

#include "chat/ConversationRepository.h"
#include "chat/GenerationSettings.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

namespace chat {

/// What the person chose, kept with the chats: read once at the start, written behind every change.
///
/// Thread: GUI.
class Preferences : public QObject
{
    Q_OBJECT

public:
    explicit Preferences(ConversationRepository &repository, QObject *parent = nullptr);

    void load(); ///< ends in loaded (with the defaults for what cannot be read)
    bool isLoaded() const { return m_loaded; }

    const GenerationSettings &generation() const { return m_generation; }
    void setGeneration(const GenerationSettings &settings);

    /// How the answers of one model are drawn ("built-in", or its path): as set while it was in use, else `fallback`.
    GenerationSettings generationOf(const QString &model, const GenerationSettings &fallback) const;
    void setGenerationOf(const QString &model, const GenerationSettings &settings);

    /// How a model is spoken to ("world", "g1", …), as chosen; empty: as it says itself.
    QString promptFamilyOf(const QString &model) const;
    void setPromptFamilyOf(const QString &model, const QString &family);

    void moveModel(const QString &from, const QString &to); ///< its file has another path: what was set goes with it

    ConversationId lastConversation() const; ///< 0 = a new chat
    void setLastConversation(ConversationId id);

    /// Anything else a page remembers ("theme", "sidebar.width"): names to be read by load() are told before it.
    void watch(const QStringList &names);
    QString value(const QString &name, const QString &fallback = {}) const;
    void setValue(const QString &name, const QString &value);
    void saveAll(); ///< once more, into a file that was replaced

Q_SIGNALS:
    void loaded();
    void changed(const QString &name);
    void saveFailed(const chat::Error &error);
    /// What was kept under the name could not be understood (broken, or of a newer Rookery): the defaults hold, and the
    /// old value stays under "NAME.aside".
    void setAside(const QString &name);

private:
    void save(const QString &name, const QString &value);
    void onValue(const QString &name, const QString &value);
    void takeGeneration(const QString &value);
    QJsonObject object(const QString &name) const;
    void setObject(const QString &name, const QJsonObject &object);

    ConversationRepository &m_repository;
    GenerationSettings m_generation;
    QHash<QString, QString> m_values;
    QStringList m_names;
    int m_waiting = 0; ///< values still to be read
    bool m_loaded = false;
};

} // namespace chat
