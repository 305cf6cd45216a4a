#include "engine/ThreadPool.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <numeric>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include <pthread.h>
#include <sched.h>

using namespace engine;

class ThreadPoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndexIsVisitedOnce()
    {
        for (const int threads : {1, 2, 3, 8}) {
            ThreadPool pool(threads);
            for (const std::size_t count : {0, 1, 2, 63, 64, 65, 1000})
                for (const std::size_t grain : {1, 7, 64, 5000}) {
                    std::vector<int> visits(count, 0);
                    pool.run(count, grain, [&](std::size_t begin, std::size_t end, int thread) {
                        QVERIFY(thread >= 0 && thread < threads);
                        QVERIFY(begin % grain == 0 && (end % grain == 0 || end == count));
                        for (std::size_t i = begin; i < end; ++i)
                            ++visits[i];
                    });
                    QCOMPARE(std::count(visits.begin(), visits.end(), 1), std::ptrdiff_t(count));
                }
        }
    }

    void anExceptionOfAJobReachesTheCallerAfterAllHaveEnded()
    {
        ThreadPool pool(3);
        std::atomic<int> ran{0};

        QVERIFY_EXCEPTION_THROWN(pool.run(100, 1,
                                          [&](std::size_t begin, std::size_t, int) {
                                              ++ran;
                                              if (begin == 40)
                                                  throw std::runtime_error("forty");
                                          }),
                                 std::runtime_error);
        QCOMPARE(ran.load(), 100);

        pool.run(5, 1, [&](std::size_t, std::size_t, int) { ++ran; });
        QCOMPARE(ran.load(), 105);
    }

    void threadsThatWentToSleepWakeUp()
    {
        ThreadPool pool(2);
        for (int round = 0; round < 20; ++round) {
            std::this_thread::sleep_for(std::chrono::microseconds(round * 37));
            std::atomic<bool> other{false};
            pool.run(2, 1, [&](std::size_t begin, std::size_t, int thread) {
                if (thread == 1)
                    other = true;
                else if (begin == 0) // give the other thread time to come
                    for (int i = 0; i < 2000 && !other; ++i)
                        std::this_thread::sleep_for(std::chrono::microseconds(100));
            });
            QVERIFY(other);
        }
    }

    void denormalsAreZeroWhileAJobRunsAndNotAfterwards()
    {
        ThreadPool pool(2);
        volatile float tiny = 1e-39f;

        std::atomic<int> zeros{0};
        pool.run(64, 1, [&](std::size_t, std::size_t, int) { zeros += tiny * 1.0f == 0; });

#if defined(__x86_64__)
        QCOMPARE(zeros.load(), 64);
#endif
        QVERIFY(tiny * 1.0f != 0);
    }

    void threadsMayUseTheSameProcessorsAfterTheyWereMoved()
    {
        const auto allowed = [] {
            cpu_set_t processors;
            CPU_ZERO(&processors);
            return pthread_getaffinity_np(pthread_self(), sizeof processors, &processors) == 0 ? CPU_COUNT(&processors)
                                                                                               : 0;
        };
        const int before = allowed();
        ThreadPool pool(2);
        std::vector<std::jthread> busy; // with these a thread of the pool often waits for a core
        for (int i = 0; i < before + 1; ++i)
            busy.emplace_back([](const std::stop_token &stop) {
                while (!stop.stop_requested())
                    std::atomic_thread_fence(std::memory_order_seq_cst);
            });

        std::atomic<int> wrong{0};
        for (int job = 0; job < 2000; ++job)
            pool.run(8, 1, [&](std::size_t, std::size_t, int) {
                for (int i = 0; i < 1000; ++i)
                    std::atomic_thread_fence(std::memory_order_seq_cst);
                if (job % 100 == 99)
                    wrong += allowed() != before;
            });

        busy.clear();
        pool.run(64, 1, [&](std::size_t, std::size_t, int) { wrong += allowed() != before; });
        QCOMPARE(allowed(), before);
        QVERIFY(wrong < 5); // one that is just being moved may be seen
    }

    /// ROOKERY_POOL_JOBS sets the number; the slow run uses a million.
    void randomJobsAreAllDoneExactlyOnce()
    {
        const int jobs = qEnvironmentVariableIntValue("ROOKERY_POOL_JOBS") > 0
                             ? qEnvironmentVariableIntValue("ROOKERY_POOL_JOBS")
                             : 20000;
        std::mt19937 random(1);
        ThreadPool pool(3);
        std::vector<std::uint32_t> cells(257, 0); // plain memory: the pool alone orders the accesses
        std::uint64_t expected = 0;
        for (int job = 0; job < jobs; ++job) {
            const std::size_t count = random() % cells.size();
            pool.run(count, random() % 40 + 1, [&](std::size_t begin, std::size_t end, int) {
                for (std::size_t i = begin; i < end; ++i)
                    ++cells[i];
            });
            expected += count;
            if (random() % 1000 == 0)
                std::this_thread::sleep_for(std::chrono::microseconds(random() % 200)); // asleep or about to be
        }
        QCOMPARE(std::accumulate(cells.begin(), cells.end(), std::uint64_t(0)), expected);
    }
};

QTEST_GUILESS_MAIN(ThreadPoolTest)
#include "ThreadPoolTest.moc"
