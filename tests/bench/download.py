"""Our downloader beside curl over TLS on loopback: megabytes a second, CPU time and peak memory, and what a download at 50 MB/s costs a
chat in tokens a second. Both write the file; ours also hashes every byte, keeps its journal and flushes to the disk.

python3 tests/bench/download.py [BIN] [--megabytes 256] [--rounds 5] [--only speed|chat] [--shape 0.4B] [--type Q8_0]
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


# Of what lying_server.py calls content. In a process of its own: a child's peak memory counts from its parent's.
DIGEST = "import hashlib, random, sys; n = int(sys.argv[1]); print(hashlib.sha256(random.Random(n * 1000).randbytes(n)).hexdigest())"


def timed(command):
    """(seconds, CPU seconds, peak resident megabytes)"""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("%s ended with %d" % (command[0], status))
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def spread(values):
    return "%.0f to %.0f" % (min(values), max(values))


class Server:
    def __init__(self, folder):
        scripts = os.path.join(ROOT, "tests/catalog/")
        subprocess.check_call(["bash", scripts + "make_certificates.sh", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process = subprocess.Popen(["python3", scripts + "lying_server.py", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = json.loads(self.process.stdout.readline())["good"]
        self.authority = os.path.join(folder, "authority.pem")
        self.files = 0

    def url(self, size):
        self.files += 1  # a name of its own, as the server counts by it
        return "https://127.0.0.1:%d/good/%d/bench%d/model.gguf" % (self.port, size, self.files)

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


def speed(A, folder, server):
    size = A.megabytes << 20
    digest = subprocess.check_output([sys.executable, "-c", DIGEST, str(size)], text=True).strip()
    curl, ours, peaks, work, curlsWork = [], [], [], [], []
    for n in range(A.rounds + 1):  # the first round makes the file on the server and does not count
        a, curlsCpu, _ = timed(["curl", "-sS", "--cacert", server.authority, "-o", os.path.join(folder, "curl"), server.url(size)])
        into = os.path.join(folder, "ours")
        b, cpu, peak = timed([os.path.join(A.bin, "downloader"), server.url(size), into, str(size), digest, server.authority])
        shutil.rmtree(into)
        if n:
            curl.append(size / a / 1e6)
            ours.append(size / b / 1e6)
            peaks.append(peak)
            work.append(cpu / size * 1e9)
            curlsWork.append(curlsCpu / size * 1e9)
    print("%d MB, %d rounds in turn" % (A.megabytes, A.rounds))
    print("curl: %.0f MB/s (%s), %.2f s of CPU time a gigabyte" % (statistics.median(curl), spread(curl), statistics.median(curlsWork)))
    print("ours: %.0f MB/s (%s), %.0f %% of curl, peak memory %.0f MB, %.2f s of CPU time a gigabyte" % (
        statistics.median(ours), spread(ours), 100 * statistics.median(ours) / statistics.median(curl), max(peaks), statistics.median(work)))


def chatting(A, folder, server):
    """Tokens a second by themselves and during a download that is held to 50 MB/s, in turn. The server's own work falls on this machine
    too: a real one's does not."""
    size = 4 << 30  # more than a round takes
    both = {False: [], True: []}
    for n in range(2 * A.rounds):
        downloading = n % 2 == 1
        into = os.path.join(folder, "chat")
        if downloading:
            download = subprocess.Popen([os.path.join(A.bin, "downloader"), "https://127.0.0.1:%d/zeros/%d/chat%d/model.gguf" % (server.port, size, n),
                                         into, str(size), "", server.authority, str(50_000_000)], stdout=subprocess.DEVNULL)
            time.sleep(1)
        found = json.loads(subprocess.check_output([os.path.join(A.bin, "rookery-cli"), "bench", "--shape", A.shape, "--type", A.type, "--json"]))
        if downloading:
            if download.poll() is not None:
                raise SystemExit("the download ended early")
            download.kill()
            download.wait()
            shutil.rmtree(into)
        both[downloading].append(found["decode"]["tokens_per_second"])
    alone, beside = statistics.median(both[False]), statistics.median(both[True])
    print("chatting (%s, %s): %.1f tokens/s alone, %.1f during a download at 50 MB/s: %.1f %% less" % (
        A.shape, A.type, alone, beside, 100 * (1 - beside / alone)))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("bin", nargs="?", default=os.path.join(ROOT, "build/release/bin"))
    ap.add_argument("--megabytes", type=int, default=256)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--only", choices=["speed", "chat"])
    ap.add_argument("--shape", default="0.4B")
    ap.add_argument("--type", default="Q8_0")
    A = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        try:
            if A.only != "chat":
                speed(A, folder, server)
            if A.only != "speed":
                chatting(A, folder, server)
        finally:
            server.close()


if __name__ == "__main__":
    main()
