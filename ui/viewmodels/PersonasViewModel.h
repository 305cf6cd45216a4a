#pragma once

#include "viewmodels/ToastViewModel.h"

#include "chat/Persona.h"
#include "chat/TextGenerator.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace ui {

/// The personas a new chat can begin with: made, changed, copied and removed here. One that is saved is read by the
/// model at once and kept as a state, so that chats with it begin without reading.
///
/// Thread: GUI. Its collaborators must outlive it.
class PersonasViewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)

public:
    enum Role {
        PersonaRole = Qt::UserRole + 1,
        NameRole,
        TextRole,
        GreetingRole,
        NoteRole,  ///< the first line of the text
        ReadyRole, ///< its state is kept for the model in use
        SoundRole, ///< -1: as in the settings; else AnswersViewModel::Preset
    };

    PersonasViewModel(chat::ShelfRepository &shelf, chat::TextGenerator &generator, ToastViewModel &toast,
                      QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void load();

    Q_INVOKABLE QString nameOf(qint64 persona) const; ///< empty when it is not in the list
    /// With id 0 a new one, else instead of that one. `sound`: see SoundRole; AnswersViewModel::Own keeps what was set.
    Q_INVOKABLE void save(qint64 persona, const QString &name, const QString &text, const QString &greeting, int sound);
    Q_INVOKABLE void duplicate(qint64 persona);
    Q_INVOKABLE void remove(qint64 persona); ///< with undo

Q_SIGNALS:
    void changed();
    void saved(qint64 persona); ///< it is in the list now
    void failed(const chat::Error &error);

private:
    int rowOf(qint64 persona) const;
    void store(const chat::Persona &persona);
    void prepare(const chat::Persona &persona, bool feed);
    void askAll();

    chat::ShelfRepository &m_shelf;
    chat::TextGenerator &m_generator;
    ToastViewModel &m_toast;
    QList<chat::Persona> m_personas; ///< by name
    QSet<qint64> m_ready;
    QHash<chat::RequestId, qint64> m_asked;
};

} // namespace ui
