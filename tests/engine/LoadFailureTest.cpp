#include "engine/Error.h"
#include "engine/Model.h"
#include "formats/Gguf.h"
#include "support/Shared.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <dlfcn.h>
#include <new>
#include <sys/mman.h>

namespace {

// Every way the engine takes memory, so that one of them can be made to fail.
std::atomic<long> untilFailure{-1}; // allocations until one fails; negative: none does
std::atomic<long> blocks{0};        // that are alive, of operator new, aligned_alloc and large mappings

bool fails()
{
    return untilFailure.load() >= 0 && untilFailure.fetch_sub(1) == 0;
}

void *counted(void *memory)
{
    if (memory)
        ++blocks;
    return memory;
}

template<typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

void *operator new(std::size_t size)
{
    void *const memory = fails() ? nullptr : counted(std::malloc(size));
    return memory ? memory : throw std::bad_alloc();
}
void operator delete(void *memory) noexcept
{
    blocks -= memory != nullptr;
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    operator delete(memory);
}

extern "C" void *aligned_alloc(std::size_t alignment, std::size_t size) noexcept
{
    static auto *const real = next<void *(std::size_t, std::size_t)>("aligned_alloc");
    return fails() ? nullptr : real(alignment, size);
}

extern "C" void *mmap(void *address, std::size_t length, int protection, int flags, int file, off_t offset) noexcept
{
    static auto *const real = next<void *(void *, std::size_t, int, int, int, off_t)>("mmap");
    if (fails())
        return MAP_FAILED;
    return real(address, length, protection, flags, file, offset);
}

using namespace engine;

/// Memory that runs out at any point of loading.
class LoadFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyFailedAllocationGivesOneErrorAndLeavesNothing()
    {
        const auto file = formats::GgufFile::open(support::data(QStringLiteral("ok.gguf")).toStdString());
        const LoadOptions options{.threads = 1, .exact = false, .progress = {}, .stop = {}};
        const auto running = Model::load(*file, options); // the model before; also fills what is kept for good
        std::vector<float> before(16), after(16);
        State state = running->initialState();
        running->step(state, 1, before);

        long failures = 0;
        for (bool loaded = false; !loaded; ++failures) {
            const long alive = blocks;
            int code = -1;
            untilFailure = failures;
            try {
                const auto model = Model::load(*file, options);
                untilFailure = -1;
                loaded = true;
            } catch (const Error &error) {
                untilFailure = -1;
                code = int(error.code());
            }
            QVERIFY2(loaded || code == int(Error::Code::OutOfMemory), qPrintable(QString::number(failures)));
            QCOMPARE(blocks.load(), alive);
        }

        QVERIFY(failures > 100);
        state = running->initialState();
        running->step(state, 1, after);
        QCOMPARE(after, before);
    }
};

QTEST_GUILESS_MAIN(LoadFailureTest)
#include "LoadFailureTest.moc"
