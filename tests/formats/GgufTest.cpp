#include "engine/Error.h"
#include "formats/Fingerprint.h"
#include "formats/Gguf.h"
#include "support/Shared.h"

#include <QElapsedTimer>
#include <QTest>

#include <cstring>

using namespace formats;
using Code = engine::Error::Code;

namespace {

std::vector<std::byte> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    const auto bytes = file.readAll();
    const auto view = std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
    return {view.begin(), view.end()};
}

void put(std::vector<std::byte> &bytes, const auto &value)
{
    for (const auto byte : std::as_bytes(std::span(&value, 1)))
        bytes.push_back(byte);
}

void putText(std::vector<std::byte> &bytes, std::string_view text)
{
    put(bytes, std::uint64_t(text.size()));
    for (const auto byte : std::as_bytes(std::span(text)))
        bytes.push_back(byte);
}

/// A GGUF with one text key and no tensors.
std::vector<std::byte> header(std::string_view key, std::string_view value)
{
    std::vector<std::byte> bytes;
    put(bytes, std::array{'G', 'G', 'U', 'F'});
    put(bytes, 3u);
    put(bytes, std::uint64_t(0));
    put(bytes, std::uint64_t(1));
    putText(bytes, key);
    put(bytes, 8u);
    putText(bytes, value);
    return bytes;
}

/// The error that opening gives, or nothing.
std::optional<engine::Error> failure(std::vector<std::byte> bytes)
{
    try {
        const GgufFile file(ByteSource::memory(std::move(bytes)));
        return {};
    } catch (const engine::Error &error) {
        return error;
    }
}

} // namespace

class GgufTest : public QObject
{
    Q_OBJECT

    std::vector<std::byte> m_ok;

private Q_SLOTS:
    void initTestCase() { m_ok = bytesOf(support::data(QStringLiteral("ok.gguf"))); }

    void theMiniatureIsReadWhole()
    {
        const auto file = GgufFile::open(support::data(QStringLiteral("ok.gguf")).toStdString());

        QCOMPARE(file->version(), 3u);
        QCOMPARE(file->text("general.architecture"), std::optional<std::string>("rwkv7"));
        QCOMPARE(file->integer("rwkv7.wkv.head_size"), std::optional<std::uint64_t>(16));
        QCOMPARE(file->number("rwkv7.wkv.head_size"), std::optional<double>(16));
        QCOMPARE(file->integer("general.architecture"), std::nullopt);
        QCOMPARE(file->integer("absent"), std::nullopt);
        QCOMPARE(file->vocabulary().front(), "<s>");
        const auto &first = file->tensors().front();
        QCOMPARE(first.name, "token_embd.weight");
        QCOMPARE(first.shape, (std::vector<std::uint64_t>{16, 32}));
        std::vector<float> row(32), again(2);
        file->read(first, 128, std::as_writable_bytes(std::span(row)));
        file->read(first, 128 + 8, std::as_writable_bytes(std::span(again)));
        QCOMPARE(again[0], row[2]);
        QVERIFY_EXCEPTION_THROWN(file->read(first, first.bytes - 4, std::as_writable_bytes(std::span(again))),
                                 engine::Error);
    }

    void everyCutIsRefused()
    {
        const GgufFile whole(ByteSource::memory(m_ok));
        std::uint64_t end = 0;
        std::vector<std::size_t> cuts;
        for (const auto &tensor : whole.tensors()) {
            cuts.push_back(tensor.offset);
            cuts.push_back(tensor.offset + tensor.bytes - 1);
            end = std::max(end, tensor.offset + tensor.bytes);
        }
        for (std::size_t cut = 0; cut < whole.tensors().front().offset; ++cut)
            cuts.push_back(cut);

        for (const auto cut : cuts)
            if (cut < end)
                QVERIFY2(failure({m_ok.begin(), m_ok.begin() + std::ptrdiff_t(cut)}).has_value(),
                         qPrintable(QString::number(cut)));
    }

    void otherArchitecturesAreNamed()
    {
        const auto qwen = failure(header("general.architecture", "qwen2"));
        const auto cousin = failure(header("general.architecture", "arwkv7"));
        const auto odd = failure(header("general.architecture", "new\nthing"));
        const auto none = failure(header("general.name", "x"));

        QCOMPARE(qwen->what(), "This is Qwen2, not RWKV.");
        QCOMPARE(qwen->code(), Code::Unsupported);
        QCOMPARE(cousin->what(), "This is ARWKV7 (Qwen2 blocks with RWKV-7 time mixing), which Rookery cannot run.");
        QCOMPARE(odd->what(), "This is a model of the architecture \"new?thing\", not RWKV.");
        QCOMPARE(none->code(), Code::NotAModel);
    }

    void fileCutShortWhileOpenGivesAnError()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("model.gguf"));
        QVERIFY(QFile::copy(support::data(QStringLiteral("ok.gguf")), path));
        QVERIFY(QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto file = GgufFile::open(path.toStdString());
        QVERIFY(QFile::resize(path, 20000));

        const auto &last = file->tensors().back();
        std::vector<std::byte> data(last.bytes);
        try {
            file->read(last, 0, data);
            QFAIL("read past the end");
        } catch (const engine::Error &error) {
            QCOMPARE(error.code(), Code::Damaged);
        }
    }

    void foldersPipesAndMissingFilesAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(GgufFile::open("/"), engine::Error);
        QVERIFY_EXCEPTION_THROWN(GgufFile::open("/nowhere/model.gguf"), engine::Error);
        QVERIFY_EXCEPTION_THROWN(GgufFile::open("/dev/null"), engine::Error);
    }

    void fingerprintDependsOnWhatCountsAlone()
    {
        const GgufFile file(ByteSource::memory(m_ok));
        auto changed = m_ok;
        changed[file.tensors()[3].offset] ^= std::byte{1};
        auto renamed = m_ok;
        const auto name = file.text("general.name").value_or("");
        const auto at = std::ranges::search(renamed, std::as_bytes(std::span(name))).begin();
        QVERIFY(!name.empty() && at != renamed.end());
        *at ^= std::byte{1};
        int calls = 0;

        const auto one = fingerprint(file, {.threads = 1, .progress = [&](double) { ++calls; }, .stop = {}});
        const auto three = fingerprint(file, {.threads = 3, .progress = {}, .stop = {}});

        QCOMPARE(toHex(one), toHex(three));
        QVERIFY(calls > 0 && calls <= 100);
        QVERIFY(toHex(one) != toHex(fingerprint(GgufFile(ByteSource::memory(changed)))));
        QCOMPARE(toHex(one), toHex(fingerprint(GgufFile(ByteSource::memory(renamed)))));
    }

    void fingerprintStops()
    {
        const GgufFile file(ByteSource::memory(m_ok));
        std::stop_source stop;
        stop.request_stop();

        try {
            fingerprint(file, {.threads = 2, .progress = {}, .stop = stop.get_token()});
            QFAIL("went on");
        } catch (const engine::Error &error) {
            QCOMPARE(error.code(), Code::Cancelled);
        }
    }
};

QTEST_GUILESS_MAIN(GgufTest)
#include "GgufTest.moc"
