#include "engine/Error.h"
#include "engine/Model.h"
#include "engine/Tokenizer.h"
#include "formats/Gguf.h"
#include "formats/OpenModel.h"
#include "formats/TunedState.h"
#include "formats/Vocabulary.h"
#include "support/Shared.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace formats;
using Logits = std::vector<float>;

namespace {

const std::vector<std::uint32_t> kPrompt{34, 105, 110}; // `"in`

std::string shared(const char *path)
{
    return support::shared(QString::fromLatin1(path)).toStdString();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

Logits logits(const engine::ModelSource &source, std::optional<engine::State> start = {})
{
    const auto model = engine::Model::load(source, {.threads = 1, .exact = true, .progress = {}, .stop = {}});
    auto state = start.value_or(model->initialState());
    Logits result(model->config().vocabulary);
    for (const auto token : kPrompt)
        model->step(state, token, result);
    return result;
}

double distance(const Logits &a, const Logits &b)
{
    double largest = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        largest = std::max(largest, std::fabs(double(a[i]) - double(b[i])));
    return largest;
}

Logits stored(const char *path)
{
    const auto bytes = contents(support::shared(QString::fromLatin1(path)));
    std::vector<double> wide(std::size_t(bytes.size()) / sizeof(double));
    std::memcpy(wide.data(), bytes.constData(), wide.size() * sizeof(double));
    return {wide.begin(), wide.end()};
}

/// A safetensors file: name to shape, all F32 zeros, or the bytes given.
struct Entry
{
    QString name;
    QJsonArray shape;
    QString dtype = QStringLiteral("F32");
    QByteArray data;
};

QByteArray safetensors(const std::vector<Entry> &entries)
{
    QJsonObject header;
    QByteArray data;
    for (const auto &entry : entries) {
        header[entry.name] =
            QJsonObject{{QStringLiteral("dtype"), entry.dtype},
                        {QStringLiteral("shape"), entry.shape},
                        {QStringLiteral("data_offsets"), QJsonArray{data.size(), data.size() + entry.data.size()}}};
        data += entry.data;
    }
    const auto json = QJsonDocument(header).toJson(QJsonDocument::Compact);
    const quint64 length = quint64(json.size());
    return QByteArray(reinterpret_cast<const char *>(&length), sizeof length) + json + data;
}

Entry zeros(const char *name)
{
    return {QString::fromLatin1(name), {2}, QStringLiteral("F32"), QByteArray(8, '\0')};
}

std::vector<Entry> entriesOf(const QByteArray &file)
{
    quint64 length;
    std::memcpy(&length, file.constData(), sizeof length);
    const auto header = QJsonDocument::fromJson(file.mid(8, qsizetype(length))).object();
    std::vector<Entry> result;
    for (auto item = header.begin(); item != header.end(); ++item) {
        if (item.key() == QStringLiteral("__metadata__"))
            continue;
        const auto fields = item.value().toObject();
        const auto offsets = fields[QLatin1String("data_offsets")].toArray();
        result.push_back({item.key(), fields[QLatin1String("shape")].toArray(),
                          fields[QLatin1String("dtype")].toString(),
                          file.mid(8 + qsizetype(length) + offsets[0].toInteger(),
                                   offsets[1].toInteger() - offsets[0].toInteger())});
    }
    return result;
}

QString refusal(const std::string &path, const OpenOptions &options = {})
{
    try {
        openModel(path, options);
        return {};
    } catch (const engine::Error &error) {
        return QString::fromUtf8(error.what());
    }
}

} // namespace

class OpenModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameModelLooksTheSameInEveryContainer()
    {
        NEED_SHARED(folder, "fixtures/models");
        const auto gguf = openModel(shared("fixtures/models/syn7s.f16.gguf"));
        const auto reference = engine::readConfig(*gguf);

        for (const auto *name : {"syn7s.f32.pth", "syn7s.fla.f16.safetensors", "syn7s.webrwkv.f16.st"}) {
            const auto model = openModel((folder + u'/' + QLatin1String(name)).toStdString());
            const auto config = engine::readConfig(*model);

            QVERIFY(std::fabs(config.groupNormEpsilon - reference.groupNormEpsilon) < 1e-9f);
            QCOMPARE(config.width, reference.width);
            QCOMPARE(config.headSize, reference.headSize);
            QCOMPARE(model->tensors().size(), gguf->tensors().size());
            for (const auto &tensor : gguf->tensors()) {
                const auto found = std::ranges::find(model->tensors(), tensor.name, &engine::TensorInfo::name);
                QVERIFY2(found != model->tensors().end() && found->shape == tensor.shape, tensor.name.c_str());
            }
            QCOMPARE(model->vocabulary(), gguf->vocabulary());
            for (const auto *key : {"block_count", "embedding_length", "feed_forward_length", "wkv.head_size",
                                    "attention.decay_lora_rank", "attention.iclr_lora_rank",
                                    "attention.value_residual_mix_lora_rank", "attention.gate_lora_rank"})
                QCOMPARE(model->integer(std::string("rwkv7.") + key), gguf->integer(std::string("rwkv7.") + key));
        }
    }

    void bonusOfVersion52IsTakenAsItStandsInSt()
    {
        NEED_SHARED(folder, "fixtures/models");

        const auto st = logits(*openModel(shared("fixtures/models/tiny52h.webrwkv.f16.st")));
        const auto pth = logits(*openModel(shared("fixtures/models/tiny52h.bf16.pth")));

        QVERIFY(distance(st, pth) < 0.1); // they differ in rounding only: F16 here, BF16 there
    }

    void tunedStatesGiveTheStoredLogits_data()
    {
        QTest::addColumn<QString>("base");
        QTest::newRow("tiny6h") << QStringLiteral("tiny6h.f16.pth");
        QTest::newRow("syn7s") << QStringLiteral("syn7s.f32.pth");
    }

    void tunedStatesGiveTheStoredLogits()
    {
        QFETCH(QString, base);
        NEED_SHARED(folder, "fixtures/extras");
        const QString file = folder + u'/' + QLatin1String(QTest::currentDataTag()) + QStringLiteral(".time_state.pth");
        const auto model = openModel(support::shared(QStringLiteral("fixtures/models/") + base).toStdString());

        const auto state = readTunedState(file.toStdString(), engine::readConfig(*model));

        const auto expected =
            QStringLiteral("fixtures/extras/%1.time_state.pth.logits.f64").arg(QLatin1String(QTest::currentDataTag()));
        QVERIFY(distance(logits(*model, state), stored(qPrintable(expected))) < 1e-3);
    }

    void tunedStateOfAnotherModelIsRefused()
    {
        NEED_SHARED(folder, "fixtures/extras");
        const auto model = openModel(shared("fixtures/models/tiny6h.f16.pth"));

        QVERIFY_EXCEPTION_THROWN(readTunedState((folder + QStringLiteral("/syn7s.time_state.pth")).toStdString(),
                                                engine::readConfig(*model)),
                                 engine::Error);
        QCOMPARE(
            refusal((folder + QStringLiteral("/syn7s.time_state.pth")).toStdString()),
            QStringLiteral(
                "This is a tuned initial state, not a model; it is used together with the model it was made for."));
    }

    void loraIsMerged()
    {
        NEED_SHARED(lora, "fixtures/extras/syn7s.lora-alpha8.pth");
        OpenOptions options;
        options.adapter = lora.toStdString();
        QVERIFY(refusal(shared("fixtures/models/syn7s.f32.pth"), options).contains(QStringLiteral("alpha")));
        options.adapterAlpha = 8;

        const auto merged = openModel(shared("fixtures/models/syn7s.f32.pth"), options);

        QVERIFY(distance(logits(*merged), stored("fixtures/extras/syn7s.lora-alpha8.pth.logits.f64")) < 1e-3);
        QVERIFY(refusal(lora.toStdString()).startsWith(QStringLiteral("This is a LoRA file")));
    }

    void foldersWithOneFileAndWithPartsAreOpened()
    {
        NEED_SHARED(file, "fixtures/models/syn4.hf.bf16.safetensors");
        const auto expected = logits(*openModel(file.toStdString()));
        QTemporaryDir whole, parts;
        write(whole.filePath(QStringLiteral("model.safetensors")), contents(file));
        write(whole.filePath(QStringLiteral("config.json")),
              R"({"model_type": "rwkv", "architectures": ["RwkvForCausalLM"]})");
        std::vector<Entry> halves[2];
        QJsonObject map;
        for (auto &entry : entriesOf(contents(file))) {
            const auto half = map.size() % 2;
            map[entry.name] = QStringLiteral("model-0000%1-of-00002.safetensors").arg(half + 1);
            halves[half].push_back(std::move(entry));
        }
        for (int half : {0, 1})
            write(parts.filePath(QStringLiteral("model-0000%1-of-00002.safetensors").arg(half + 1)),
                  safetensors(halves[half]));
        const auto index = parts.filePath(QStringLiteral("model.safetensors.index.json"));
        write(index, QJsonDocument(QJsonObject{{QStringLiteral("weight_map"), map}}).toJson());

        QCOMPARE(logits(*openModel(whole.path().toStdString())), expected);
        QCOMPARE(logits(*openModel(parts.path().toStdString())), expected);
        QCOMPARE(logits(*openModel(index.toStdString())), expected);
        QCOMPARE(recognise(parts.path().toStdString()), Container::HuggingFaceFolder);

        map[QStringLiteral("x")] = QStringLiteral("../secret");
        write(index, QJsonDocument(QJsonObject{{QStringLiteral("weight_map"), map}}).toJson());
        QVERIFY(refusal(parts.path().toStdString()).contains(QStringLiteral("outside its folder")));
        write(whole.filePath(QStringLiteral("config.json")), R"({"model_type": "qwen2"})");
        QCOMPARE(refusal(whole.path().toStdString()), QStringLiteral("This is Qwen2, not RWKV."));
    }

    void strangersAreNamed_data()
    {
        QTest::addColumn<QStringList>("tensors");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *tag, std::initializer_list<const char *> names, const char *message) {
            QStringList list;
            for (const auto *name : names)
                list.append(QString::fromLatin1(name));
            QTest::newRow(tag) << list << QString::fromLatin1(message);
        };
        row("7a", {"emb.weight", "blocks.0.att.r_k", "blocks.0.ffn.s_emb.weight"},
            "This is RWKV-7a (DeepEmbed), which Rookery cannot run.");
        row("7b", {"emb.weight", "blocks.0.ffn.s_emb.weight", "blocks.0.qkv.q.weight"},
            "This is RWKV-7b (DeepEmbed with attention), which Rookery cannot run.");
        row("ARWKV", {"model.layers.0.self_attn.q_proj.weight", "model.layers.0.self_attn.x_r"},
            "This is a Qwen2 model with RWKV time mixing (ARWKV or QRWKV), which Rookery cannot run.");
        row("transformer", {"model.layers.0.self_attn.q_proj.weight"}, "This is a transformer, not RWKV.");
        row("nothing", {"conv.weight"}, "The file holds tensors, but not those of an RWKV model.");
    }

    void strangersAreNamed()
    {
        QFETCH(QStringList, tensors);
        QFETCH(QString, message);
        std::vector<Entry> entries;
        for (const auto &name : tensors)
            entries.push_back(zeros(qPrintable(name)));
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("model.safetensors"));
        write(path, safetensors(entries));

        QCOMPARE(refusal(path.toStdString()), message);
    }

    void worldVocabularyIsTheOneInsideTheGguf()
    {
        NEED_SHARED(text, "fixtures/rwkv_vocab_v20230424.txt");
        const auto inside = GgufFile::open(shared("fixtures/models/world-vocab.q8_0.gguf"));

        const auto vocabulary = readWorldVocabulary(*ByteSource::file(text.toStdString()));

        QCOMPARE(vocabulary.tokens.size(), 65536u);
        QCOMPARE(vocabulary.tokens, inside->vocabulary());
        QCOMPARE(copyVocabulary(*inside).types, vocabulary.types);
    }

    void vocabularyIsFoundBesideTheModelOrInAnInstalledOne()
    {
        NEED_SHARED(text, "fixtures/rwkv_vocab_v20230424.txt");
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("model.safetensors"));
        write(path,
              safetensors(
                  {{QStringLiteral("emb.weight"), {65536, 2}, QStringLiteral("F16"), QByteArray(65536 * 4, '\0')},
                   zeros("blocks.0.ln1.weight"),
                   {QStringLiteral("blocks.0.ffn.key.weight"), {2, 2}, QStringLiteral("F32"), QByteArray(16, '\0')}}));
        OpenOptions options;
        options.needsVocabulary = true;

        QVERIFY(refusal(path.toStdString(), options)
                    .startsWith(QStringLiteral("The file has no vocabulary: put rwkv_vocab")));
        options.installed = {"/nowhere.gguf", shared("fixtures/models/world-vocab.q8_0.gguf")};
        QCOMPARE(openModel(path.toStdString(), options)->vocabulary().size(), 65536u);
        options.installed.clear();
        QVERIFY(QFile::copy(text, folder.filePath(QStringLiteral("rwkv_vocab_v20230424.txt"))));
        QCOMPARE(openModel(path.toStdString(), options)->vocabulary().size(), 65536u);
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("rwkv_vocab_v20230424.txt"))));
        options.vocabulary = text.toStdString();
        QCOMPARE(openModel(path.toStdString(), options)->text("tokenizer.ggml.model"),
                 std::optional<std::string>("rwkv"));
    }

    void byteModelsHaveTheirVocabularyAlways()
    {
        NEED_SHARED(file, "fixtures/models/tiny7h.bf16.safetensors");

        const auto model = openModel(file.toStdString());

        QCOMPARE(model->vocabulary(), GgufFile::open(shared("fixtures/models/tiny7h.f16.gguf"))->vocabulary());
        QVERIFY(engine::makeTokenizer(*model, 256)->encode("abc") == (engine::Tokens{97, 98, 99}));
    }

    void neoxTokenizerFileIsRead()
    {
        NEED_SHARED(file, "fixtures/20B_tokenizer.json");
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("model.safetensors"));
        write(path,
              safetensors(
                  {{QStringLiteral("emb.weight"), {50277, 2}, QStringLiteral("F16"), QByteArray(50277 * 4, '\0')},
                   zeros("blocks.0.ln1.weight"),
                   {QStringLiteral("blocks.0.ffn.key.weight"), {2, 2}, QStringLiteral("F32"), QByteArray(16, '\0')}}));
        OpenOptions options;
        options.vocabulary = file.toStdString();

        const auto model = openModel(path.toStdString(), options);

        QCOMPARE(model->vocabulary().size(), 50277u);
        QCOMPARE(model->vocabulary()[0], "<|endoftext|>");
        QCOMPARE(model->vocabulary()[187], "\xc4\x8a"); // the letter that stands for a line end
        QCOMPARE(model->vocabulary()[50276], "  ");
        QCOMPARE(model->texts("tokenizer.ggml.merges").size(), 50009u);
        QCOMPARE(model->text("tokenizer.ggml.pre"), std::optional<std::string>("gpt-2"));
    }
};

QTEST_GUILESS_MAIN(OpenModelTest)
#include "OpenModelTest.moc"
