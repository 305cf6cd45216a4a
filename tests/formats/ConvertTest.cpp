#include "engine/Error.h"
#include "engine/Model.h"
#include "formats/Convert.h"
#include "formats/Gguf.h"
#include "formats/OpenModel.h"
#include "support/Shared.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <sys/file.h>

using namespace formats;

namespace {

const std::vector<std::uint32_t> kPrompt{34, 105, 110, 32, 116, 104, 101};

std::vector<float> logits(const engine::ModelSource &source)
{
    const auto model = engine::Model::load(source, {.threads = 1, .exact = true, .progress = {}, .stop = {}});
    auto state = model->initialState();
    std::vector<float> result(model->config().vocabulary);
    for (const auto token : kPrompt)
        model->step(state, token % model->config().vocabulary, result);
    return result;
}

double distance(const std::vector<float> &a, const std::vector<float> &b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::fabs(double(a[i]) - double(b[i])));
    return largest;
}

std::unique_ptr<GgufFile> converted(const engine::ModelSource &source, const char *recipe, const QString &path,
                                    int threads = 2)
{
    auto plan = planConversion(source, *recipeByName(recipe));
    convert(source, plan, path.toStdString(), {.threads = threads, .progress = {}, .stop = {}, .importance = {}});
    if (std::uint64_t(QFileInfo(path).size()) != plan.bytes)
        qFatal("the file is not as long as planned");
    return GgufFile::open(path.toStdString());
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ConvertTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString out() const { return m_folder.filePath(QStringLiteral("out.gguf")); }

    static std::unique_ptr<engine::ModelSource> ok()
    {
        return openModel(support::data(QStringLiteral("ok.gguf")).toStdString());
    }

private Q_SLOTS:
    void everyModelSurvivesTheWayToGguf_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto *folder : {"fixtures/models", "fixtures/rwkv.cpp"}) {
            const auto path = support::shared(QLatin1String(folder));
            for (const auto &file : path.isEmpty() ? QStringList() : QDir(path).entryList(QDir::Files))
                if (!file.startsWith(QStringLiteral("LICENSE")) && !file.startsWith(QStringLiteral("expected")) &&
                    !file.startsWith(QStringLiteral("world")))
                    QTest::newRow(qPrintable(file)) << QDir(path).filePath(file);
        }
        QTest::newRow("miniature") << support::data(QStringLiteral("ok.gguf"));
    }

    void everyModelSurvivesTheWayToGguf()
    {
        QFETCH(QString, file);
        const auto source = openModel(file.toStdString());
        const auto before = logits(*source);

        const auto wide = converted(*source, "F32", out());

        QCOMPARE(engine::readConfig(*wide), engine::readConfig(*source));
        QVERIFY(logits(*wide) == before); // bit for bit: F32 holds everything that dequantising gives
        QCOMPARE(wide->vocabulary(), source->vocabulary());
        const auto half = converted(*source, "F16", out());
        QVERIFY(distance(logits(*half), before) < 0.25);
    }

    void typesAreWhatTheRecipeSays()
    {
        NEED_SHARED(file, "fixtures/models/syn7.q6_k.gguf");
        const auto source = openModel(file.toStdString());

        const auto smallest = converted(*source, "smallest", out());

        const auto type = [&](const char *name) {
            return std::string(
                engine::traits(std::ranges::find(smallest->tensors(), name, &engine::TensorInfo::name)->type).name);
        };
        QCOMPARE(type("blk.1.time_mix_key.weight"), "Q4_K");
        QCOMPARE(type("output.weight"), "Q6_K");
        QCOMPARE(type("token_embd.weight"), "Q4_K");
        QCOMPARE(type("blk.1.time_mix_a1.weight"), "F16");
        QCOMPARE(type("blk.1.time_mix_w1.weight"), "F32");
        QCOMPARE(type("blk.1.time_mix_lerp_fused.weight"), "F32");
        QCOMPARE(type("blk.1.attn_norm.weight"), "F32");
        QCOMPARE(smallest->integer("general.file_type"), std::optional<std::uint64_t>(15));
        QVERIFY(!recipeByName("Q2_K") && !recipeByName("huge") && recipeByName("q5_k"));
    }

    void lossIsSmallForEveryType_data()
    {
        QTest::addColumn<double>("limit");
        const std::pair<const char *, double> rows[] = {
            {"BF16", 0.05}, {"Q8_0", 0.1}, {"Best", 0.1}, {"Q6_K", 0.2}, {"Q5_K", 0.6},     {"Q5_1", 0.6},
            {"Q5_0", 0.6},  {"Q4_K", 1.2}, {"Q4_1", 1.2}, {"Q4_0", 1.5}, {"Balanced", 0.6}, {"Smallest", 1.2}};
        for (const auto &[name, limit] : rows)
            QTest::newRow(name) << limit;
    }

    void lossIsSmallForEveryType()
    {
        QFETCH(double, limit);
        NEED_SHARED(file, "fixtures/models/syn7.q6_k.gguf");
        const auto source = openModel(file.toStdString());

        const auto found = distance(logits(*converted(*source, QTest::currentDataTag(), out())), logits(*source));

        QVERIFY2(found < limit, qPrintable(QString::number(found)));
        qInfo("%g", found);
    }

    void resultDoesNotDependOnTheNumberOfThreads()
    {
        const auto source = ok();
        converted(*source, "Q4_0", out(), 1);
        const auto one = contents(out());

        converted(*source, "Q4_0", out(), 3);

        QVERIFY(contents(out()) == one);
    }

    void metadataStaysAndTheChatFormatIsFilledIn()
    {
        NEED_SHARED(world, "fixtures/models/world-vocab.q8_0.gguf");
        const auto source = openModel(world.toStdString());

        const auto file = converted(*source, "Q8_0", out());

        QCOMPARE(file->vocabulary(), source->vocabulary());
        QCOMPARE(file->text("general.name"), source->text("general.name"));
        QVERIFY(file->text("tokenizer.chat_template").has_value());
        QCOMPARE(file->integer("tokenizer.ggml.eos_token_id"), std::optional<std::uint64_t>(0));
        QCOMPARE(file->integer("tokenizer.ggml.eot_token_id"), std::optional<std::uint64_t>(261));
    }

    void stoppingLeavesNothingAndKeepsTheOldFile()
    {
        const auto source = ok();
        auto plan = planConversion(*source, *recipeByName("F16"));
        QFile old(out());
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        std::stop_source stop;
        ConvertOptions options;
        options.stop = stop.get_token();
        options.progress = [&](auto done, auto all) {
            QVERIFY(done > 0 && done <= all);
            stop.request_stop();
        };

        try {
            convert(*source, plan, out().toStdString(), options);
            QFAIL("went on");
        } catch (const engine::Error &error) {
            QCOMPARE(error.code(), engine::Error::Code::Cancelled);
        }

        QCOMPARE(contents(out()), QByteArray("old"));
        QVERIFY(!QFile::exists(out() + QStringLiteral(".part")));
    }

    void partOfAKilledProgramIsBegunAnewAndThatOfARunningOneRefused()
    {
        const auto source = ok();
        auto plan = planConversion(*source, *recipeByName("F16"));
        const auto part = out() + QStringLiteral(".part");
        QFile left(part);
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write(QByteArray(1000000, 'x')) > 0);

        QVERIFY(::flock(left.handle(), LOCK_EX) == 0);
        QVERIFY_EXCEPTION_THROWN(convert(*source, plan, out().toStdString()), engine::Error);
        left.close();
        convert(*source, plan, out().toStdString());

        QCOMPARE(std::uint64_t(QFileInfo(out()).size()), plan.bytes);
        QVERIFY(!QFile::exists(part));
    }

    void fullDiskIsSaidBeforeWriting()
    {
        const auto source = ok();
        auto plan = planConversion(*source, *recipeByName("F16"));
        plan.bytes = std::uint64_t(1) << 60;

        try {
            convert(*source, plan, m_folder.filePath(QStringLiteral("big.gguf")).toStdString());
            QFAIL("wrote");
        } catch (const engine::Error &error) {
            QVERIFY(QString::fromUtf8(error.what()).startsWith(QStringLiteral("There is not enough room")));
        }
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("big.gguf.part"))));
    }

    void namesThatCannotBeWrittenAreErrors()
    {
        const auto source = ok();
        auto plan = planConversion(*source, *recipeByName("F16"));

        QVERIFY_EXCEPTION_THROWN(convert(*source, plan, m_folder.path().toStdString()), engine::Error);
        QVERIFY_EXCEPTION_THROWN(convert(*source, plan, "/nowhere/out.gguf"), engine::Error);
        convert(*source, plan, "/dev/null");
    }
};

QTEST_GUILESS_MAIN(ConvertTest)
#include "ConvertTest.moc"
