#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace chat {

/// A loaded model as the program speaks of it.
struct ModelInfo
{
    QString path;           ///< empty for the built-in one
    QString name;           ///< "RWKV-7 G1 1.5B", from the file's general.name, else its file name
    QString version;        ///< "7"
    QByteArray fingerprint; ///< 32 bytes over header and weights
    QByteArray tokenFormat; ///< vocabulary hash + prompt format id: TokenIds of this format can be fed as they are
    QString tensorTypes;    ///< "Q4_K, Q6_K, F16"
    quint64 parameters = 0;
    quint64 fileBytes = 0;
    quint64 memoryBytes = 0; ///< weights + one state + scratch
    quint64 stateBytes = 0;
    int vocabulary = 0;
    int threads = 0;
    bool canThink = false;
    bool builtIn = false;
    int loadMs = 0;

    bool operator==(const ModelInfo &) const = default;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::ModelInfo)
