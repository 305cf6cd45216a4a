"""Runs a test program and shows that nothing in it connects to a network (P56), and that it works without one (P19).

no_connection.py PROGRAM [SLOT…]: everything PROGRAM does under strace; the SLOTs once more where there is no network at all, not even
a loopback that is up. Exit status 77: strace may not be used here.
"""
import os
import re
import subprocess
import sys
import tempfile

TRACE = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg", "-s", "64", "-o"]
INTERNET = re.compile(r"sa_family=AF_INET6?\b.*|sin6?_port.*")


def traced(command):
    """(exit status, lines that speak to an internet address)"""
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        status = subprocess.run(TRACE + [log.name] + command, timeout=280).returncode
        return status, [line.strip() for line in log if INTERNET.search(line)]


def skip(why):
    print("SKIP   : no_connection() " + why)
    sys.exit(77)


def main():
    program, slots = sys.argv[1], sys.argv[2:]
    try:
        # That this test can fail: a connection is seen.
        status, seen = traced([sys.executable, "-c", "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"])
    except FileNotFoundError:
        skip("needs strace")
    if status != 0 or not seen:
        skip("strace may not trace here")

    status, seen = traced([program])
    print("%d connections to an internet address" % len(seen))
    if status != 0 or seen:
        print("\n".join(seen[:20]))
        sys.exit("%s ended with %d and connected %d times" % (os.path.basename(program), status, len(seen)))

    if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode != 0:
        print("a place without network cannot be made here: that part is left out")
        return
    for slot in slots:
        if subprocess.run(["unshare", "-rn", program, slot], timeout=120).returncode != 0:
            sys.exit(slot + " fails without a network")


if __name__ == "__main__":
    main()
