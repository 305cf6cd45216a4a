#include "viewmodels/PersonasViewModel.h"

#include "viewmodels/AnswersViewModel.h"

#include "chat/Futures.h"

#include <algorithm>

namespace ui {

using chat::Persona;

PersonasViewModel::PersonasViewModel(chat::ShelfRepository &shelf, chat::TextGenerator &generator,
                                     ToastViewModel &toast, QObject *parent)
    : QAbstractListModel(parent), m_shelf(shelf), m_generator(generator), m_toast(toast)
{
    using chat::TextGenerator;
    connect(&generator, &TextGenerator::modelLoaded, this, &PersonasViewModel::askAll);
    connect(&generator, &TextGenerator::prepared, this, [this](chat::RequestId id, const chat::Readiness &readiness) {
        const auto persona = m_asked.take(id);
        const auto row = persona == 0 ? -1 : rowOf(persona);
        if (row < 0)
            return;
        if (readiness.toFeed == 0)
            m_ready.insert(persona);
        else
            m_ready.remove(persona);
        Q_EMIT dataChanged(index(row), index(row), {ReadyRole});
    });
    connect(&generator, &TextGenerator::prepareFailed, this, [this](chat::RequestId id) { m_asked.remove(id); });
}

int PersonasViewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_personas.size());
}

QHash<int, QByteArray> PersonasViewModel::roleNames() const
{
    return {{PersonaRole, "persona"}, {NameRole, "name"},   {TextRole, "text"},  {GreetingRole, "greeting"},
            {NoteRole, "note"},       {ReadyRole, "ready"}, {SoundRole, "sound"}};
}

QVariant PersonasViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &persona = m_personas[index.row()];
    switch (role) {
    case PersonaRole:
        return persona.id;
    case Qt::DisplayRole:
    case NameRole:
        return persona.name;
    case TextRole:
        return persona.text;
    case GreetingRole:
        return persona.greeting;
    case NoteRole:
        return persona.text.section(u'\n', 0, 0).left(200);
    case ReadyRole:
        return m_ready.contains(persona.id);
    case SoundRole:
        return persona.settings.isEmpty()
                   ? -1
                   : AnswersViewModel::presetOf(chat::GenerationSettings::fromJson(persona.settings));
    default:
        return {};
    }
}

int PersonasViewModel::rowOf(qint64 persona) const
{
    const auto found = std::find_if(m_personas.begin(), m_personas.end(),
                                    [persona](const Persona &each) { return each.id == persona; });
    return found == m_personas.end() ? -1 : int(found - m_personas.begin());
}

QString PersonasViewModel::nameOf(qint64 persona) const
{
    const auto row = rowOf(persona);
    return row < 0 ? QString() : m_personas[row].name;
}

void PersonasViewModel::load()
{
    chat::whenDone(
        m_shelf.personas(), this,
        [this](const QList<Persona> &personas) {
            beginResetModel();
            m_personas = personas;
            endResetModel();
            Q_EMIT changed();
            askAll();
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void PersonasViewModel::save(qint64 persona, const QString &name, const QString &text, const QString &greeting,
                             int sound)
{
    const auto row = rowOf(persona);
    auto changed = row < 0 ? Persona() : m_personas[row];
    changed.name = name.simplified();
    changed.text = text.trimmed();
    changed.greeting = greeting.trimmed();
    if (changed.name.isEmpty())
        return;
    if (sound < 0) {
        changed.settings.clear();
    } else if (sound != AnswersViewModel::Own) {
        chat::GenerationSettings settings;
        AnswersViewModel::applyPreset(settings, sound);
        changed.settings = settings.toJson();
    }
    // What did not change keeps its id, and its chats the persona they can be told by.
    if (row >= 0 && changed == m_personas[row])
        Q_EMIT saved(persona);
    else
        store(changed);
}

void PersonasViewModel::duplicate(qint64 persona)
{
    const auto row = rowOf(persona);
    if (row < 0)
        return;
    auto copy = m_personas[row];
    copy.id = 0;
    copy.name = tr("%1, copy").arg(copy.name);
    store(copy);
}

void PersonasViewModel::remove(qint64 persona)
{
    const auto row = rowOf(persona);
    if (row < 0)
        return;
    chat::whenDone(
        m_shelf.retirePersona(persona), this,
        [this, removed = m_personas[row]]() mutable {
            load();
            removed.id = 0;
            m_toast.show(
                tr("Deleted “%1”. Chats that began with it keep it.").arg(removed.name), tr("Undo"),
                [this, removed] { store(removed); }, ToastViewModel::kUndo);
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void PersonasViewModel::store(const Persona &persona)
{
    chat::whenDone(
        m_shelf.savePersona(persona), this,
        [this, replaced = persona.id](const Persona &stored) {
            beginResetModel();
            m_personas.removeIf([replaced](const Persona &each) { return each.id == replaced; });
            const auto place = std::upper_bound(m_personas.begin(), m_personas.end(), stored,
                                                [](const Persona &a, const Persona &b) { return a.name < b.name; });
            m_personas.insert(place, stored);
            endResetModel();
            Q_EMIT changed();
            Q_EMIT saved(stored.id);
            prepare(stored, true);
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void PersonasViewModel::prepare(const Persona &persona, bool feed)
{
    if (!m_generator.model())
        return;
    const auto id = chat::TextGenerator::nextRequestId();
    m_asked[id] = persona.id;
    m_generator.prepare({.id = id,
                         .conversation = 0,
                         .path = chat::greetingOf(persona),
                         .persona = persona.text,
                         .feed = feed,
                         .keepSnapshots = true,
                         .stop = {}});
}

/// Another model has other states.
void PersonasViewModel::askAll()
{
    m_ready.clear();
    m_asked.clear();
    for (const auto &persona : std::as_const(m_personas))
        prepare(persona, false);
}

} // namespace ui
