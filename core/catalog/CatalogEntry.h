#pragma once

#include "chat/GenerationSettings.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace catalog {

/// One downloadable file as the catalogue describes it. Facts of its sources; the file's own header has the last word.
struct CatalogEntry
{
    QString id = {};            ///< unique in a manifest
    QString name = {};          ///< "RWKV-7 G1f 1.5B"
    QString fileName = {};      ///< safe: see isSafeFileName
    QString version = {};       ///< "7", "6", "5", "4"
    QString generation = {};    ///< "G1F"; empty for World and older
    QString sizeClass = {};     ///< "1.5B"; empty: not known
    QDate published = {};       ///< invalid: not known
    QString kind = {};          ///< "chat", "roleplay", "translate", "text"
    QString family = {};        ///< key of Manifest::families
    QString format = {};        ///< "gguf", "pth", "safetensors"; all but gguf are converted after the download
    QString quantisation = {};  ///< label only: "Q4_K_M", "16 bit"
    QStringList languages = {}; ///< "zh", "ja", "multilingual"; empty: not stated
    bool reasoning = false;
    bool fineTuned = false;
    qint64 bytes = 0;       ///< 0: not published
    QByteArray sha256 = {}; ///< 32 bytes; empty: not published, the server's word is taken and the person is told
    QByteArray refusedSha256 = {}; ///< another hash that a refresh stated for this file; shown, never used
    QList<QUrl> urls = {};         ///< https, in order of preference; at least one
    QString licence = {};          ///< empty: not stated, see the model's page
    QString source = {};           ///< where the facts come from
    quint64 parameters = 0;        ///< 0: not known
    int layers = 0;                ///< 0: not known
    int width = 0;
    int vocabulary = 0;
    bool superseded = false; ///< a newer generation of the same size is in the list

    bool needsConversion() const { return format != QLatin1String("gguf"); }
    bool operator==(const CatalogEntry &) const = default;
};

/// How a family of models wants to be spoken to.
struct FamilyDefaults
{
    QString promptFormat = {}; ///< "g1", "world", "raven"
    bool canThink = false;
    chat::GenerationSettings settings;
    QString source = {};

    bool operator==(const FamilyDefaults &) const = default;
};

/// Another server that has the same files: an address that begins with `from` is there under `to`.
struct Mirror
{
    QString name = {};
    QString from = {};
    QString to = {};

    bool operator==(const Mirror &) const = default;
};

/// The same addresses with those of one mirror put first; an unknown or empty name changes nothing.
QList<QUrl> preferMirror(const QList<QUrl> &urls, const QList<Mirror> &mirrors, const QString &name);

/// True for a name that can only ever be one file in the folder it is put in: no separators, no leading dot, no control
/// or direction characters, at most 200 bytes, and one of the endings of model files.
bool isSafeFileName(const QString &name);

} // namespace catalog
