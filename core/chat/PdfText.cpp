#include "chat/PdfText.h"

#include "chat/Error.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <cerrno>
#include <cstddef>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace chat {

namespace {

constexpr rlim_t kMemory = rlim_t(512) << 20;
constexpr int kSeconds = 60;
constexpr qsizetype kMostText = qsizetype(64) << 20;

bool limit(int resource, rlim_t value)
{
    const rlimit both{value, value};
    return setrlimit(resource, &both) == 0;
}

/// Refuses every socket from here on, also to what the program starts.
bool forbidNetwork()
{
    sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog program{sizeof code / sizeof *code, code};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// In the child, before the program begins. Without its limits it must not begin.
void confine()
{
    if (!limit(RLIMIT_AS, kMemory) || !limit(RLIMIT_CPU, kSeconds) || !limit(RLIMIT_FSIZE, 0) ||
        !limit(RLIMIT_CORE, 0) || !forbidNetwork())
        _exit(126);
}

} // namespace

QByteArray pdfText(const QString &path, std::stop_token stop)
{
    const auto tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (tool.isEmpty())
        throw Error(Error::Code::PdfToolMissing, QStringLiteral("there is no program pdftotext"));
    QProcess process;
    process.setChildProcessModifier(confine);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(tool, {QStringLiteral("-q"), QStringLiteral("-enc"), QStringLiteral("UTF-8"),
                         QStringLiteral("-nopgbrk"), QFileInfo(path).absoluteFilePath(), QStringLiteral("-")});
    const auto end = [&process](Error::Code code, const QString &why) {
        process.kill();
        process.waitForFinished();
        throw Error(code, why);
    };
    QElapsedTimer timer;
    timer.start();
    QByteArray text;
    while (!process.waitForFinished(100) && process.state() != QProcess::NotRunning) {
        text += process.readAllStandardOutput();
        if (stop.stop_requested())
            end(Error::Code::Cancelled, path);
        if (text.size() > kMostText)
            end(Error::Code::DocumentTooLong, path + QStringLiteral(" holds more than 64 MiB of text"));
        if (timer.elapsed() > kSeconds * 1000)
            end(Error::Code::DocumentUnreadable, QStringLiteral("pdftotext took longer than %1 s").arg(kSeconds));
    }
    text += process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        throw Error(Error::Code::DocumentUnreadable, QStringLiteral("pdftotext ended with %1").arg(process.exitCode()));
    return text;
}

} // namespace chat
