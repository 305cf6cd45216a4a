#pragma once

#include "catalog/Estimate.h"
#include "chat/Error.h"

#include <QMetaType>

#include <optional>

namespace catalog {

/// A file's identity as the system knows it; other values mean other bytes.
struct FileStamp
{
    qint64 bytes = 0;
    qint64 modified = 0; ///< ns
    quint64 inode = 0;

    static std::optional<FileStamp> of(const QString &path); ///< nullopt: no regular file there
    bool operator==(const FileStamp &) const = default;
};

/// One model file on disk, with what its own header says.
struct ModelFile
{
    enum class State { Ready, NeedsImport, Unusable };
    enum class Check { NotYet, Good, Bad, NothingToCompare };

    QString path = {};
    QString fileName = {};
    FileStamp stamp;
    State state = State::Unusable;
    chat::Error problem = {}; ///< when unusable

    // from the header
    QString name = {}; ///< cleaned: no control or direction characters, at most 256
    QString version = {};
    QString tensorTypes = {}; ///< "Q5_K, Q6_K, F32", by bytes
    quint64 parameters = 0;
    int layers = 0;
    int width = 0;
    int vocabulary = 0;
    ModelShape shape;

    // from the library's records
    bool ours = false;      ///< we downloaded or imported it
    QByteArray sha256 = {}; ///< known from the download; empty: none
    QString source = {};    ///< address it came from
    QString catalogueId = {};
    Check check = Check::NotYet;
    bool changed = false; ///< other bytes than when it was recorded

    /// Reads the header. Never throws: what cannot be used says why. Thread: any but the GUI's.
    static ModelFile read(const QString &path, const FileStamp &stamp);
};

/// A text of a file's metadata as it may be shown: control, direction and private characters taken out, at most `most`
/// long.
QString cleanedText(const QString &text, int most = 256);

} // namespace catalog

Q_DECLARE_METATYPE(catalog::ModelFile)
