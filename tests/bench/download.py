"""Our downloader beside curl over TLS on loopback: megabytes a second and peak memory. Both write the file; ours also hashes every
byte, keeps its journal and flushes to the disk.

python3 tests/bench/download.py [BIN] [--megabytes 256] [--rounds 5]
"""
import argparse
import hashlib
import json
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def timed(command):
    """(seconds, peak resident megabytes)"""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("%s ended with %d" % (command[0], status))
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("bin", nargs="?", default=os.path.join(ROOT, "build/release/bin"))
    ap.add_argument("--megabytes", type=int, default=256)
    ap.add_argument("--rounds", type=int, default=5)
    A = ap.parse_args()
    size = A.megabytes << 20
    digest = hashlib.sha256(random.Random(size * 1000).randbytes(size)).hexdigest()  # what lying_server.py calls content
    with tempfile.TemporaryDirectory() as folder:
        scripts = os.path.join(ROOT, "tests/catalog/")
        subprocess.check_call(["bash", scripts + "make_certificates.sh", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        server = subprocess.Popen(["python3", scripts + "lying_server.py", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        port = json.loads(server.stdout.readline())["good"]
        authority = os.path.join(folder, "authority.pem")
        curl, ours, peaks = [], [], []
        for n in range(A.rounds + 1):  # the first round makes the file on the server and does not count
            url = "https://127.0.0.1:%d/good/%d/bench%d/model.gguf" % (port, size, n)
            a, _ = timed(["curl", "-sS", "--cacert", authority, "-o", os.path.join(folder, "curl"), url])
            into = os.path.join(folder, "ours")
            b, peak = timed([os.path.join(A.bin, "downloader"), url, into, str(size), digest, authority])
            shutil.rmtree(into)
            if n:
                curl.append(size / a / 1e6)
                ours.append(size / b / 1e6)
                peaks.append(peak)
        server.stdin.close()
        server.wait(10)
    spread = lambda x: "%.0f to %.0f" % (min(x), max(x))
    print("%d MB, %d rounds in turn" % (A.megabytes, A.rounds))
    print("curl: %.0f MB/s (%s)" % (statistics.median(curl), spread(curl)))
    print("ours: %.0f MB/s (%s), %.0f %% of curl, peak memory %.0f MB" % (
        statistics.median(ours), spread(ours), 100 * statistics.median(ours) / statistics.median(curl), max(peaks)))


if __name__ == "__main__":
    main()
