#pragma once

#include "chat/Attachment.h"
#include "chat/Error.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QUrl>

#include <stop_token>

namespace ui {

/// What goes with the draft: texts of files, read beside the window, and long pasted texts.
///
/// Thread: GUI.
class AttachmentsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool reading READ reading NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole + 1, NoteRole, ReadingRole };

    using QAbstractListModel::QAbstractListModel;
    ~AttachmentsModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void addFile(const QUrl &file);
    Q_INVOKABLE void addFiles(const QList<QUrl> &files);
    void add(const chat::Attachment &attachment);
    void replace(const QList<chat::Attachment> &attachments); ///< files being read are given up
    Q_INVOKABLE void remove(int row);                         ///< a file being read is given up

    bool reading() const; ///< of some file the text is not there yet
    QList<chat::Attachment> attachments() const;

Q_SIGNALS:
    void changed();
    void failed(const chat::Error &error);

private:
    struct Entry
    {
        chat::Attachment attachment;
        quint64 job = 0; ///< 0: the text is there
        std::stop_source stop;
    };
    int rowOf(quint64 job) const;
    void append(Entry entry);

    std::vector<Entry> m_entries;
    quint64 m_lastJob = 0;
};

} // namespace ui
