#!/usr/bin/env python3
"""A download server that lies. Argument 1: the folder of make_certificates.sh. Prints one line of JSON with its ports, then serves until
its standard input ends.

Addresses are /SCENARIO/SIZE/TOKEN/NAME. The file is SIZE pseudo-random bytes; TOKEN sets apart what is counted (bytes sent, requests), to be read from
/stats/0/TOKEN/x. A scenario is a function answer_SCENARIO below.
"""
import gzip
import json
import os
import random
import re
import socket
import ssl
import sys
import threading
import time
from functools import lru_cache

ETAG = '"the-file-1"'


@lru_cache(maxsize=8)
def content(size, seed=0):
    return random.Random(size * 1000 + seed).randbytes(size)


class Stats:
    def __init__(self):
        self.requests = 0
        self.sent = 0
        self.cuts = 0
        self.ranges = []


STATS = {}
LOCK = threading.Lock()


class Cut(Exception):
    pass


class Request:
    def __init__(self, connection, scenario, size, token, headers, stats, port):
        self.connection, self.scenario, self.size, self.token = connection, scenario, size, token
        self.headers, self.stats, self.port = headers, stats, port
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", headers.get("range", ""))
        self.first = int(match[1]) if match else None
        self.last = int(match[2]) if match and match[2] else size - 1
        self.number = stats.requests  # 1 for the first

    @property
    def data(self):
        return content(self.size)

    def raw(self, data):
        for at in range(0, len(data), 65536):
            piece = data[at:at + 65536]
            self.connection.sendall(piece)

    def body(self, data):
        for at in range(0, len(data), 65536):
            piece = data[at:at + 65536]
            self.connection.sendall(piece)
            self.stats.sent += len(piece)

    def head(self, status, *fields):
        self.raw(f"HTTP/1.1 {status} x\r\n{''.join(f + chr(13) + chr(10) for f in fields)}\r\n".encode("latin1"))

    def honest(self, etag=ETAG, limit=None, data=None):
        """What a good server does; `limit` cuts after so many bytes of the body."""
        data = self.data if data is None else data
        fields = ["Accept-Ranges: bytes"] + ([f"ETag: {etag}"] if etag else [])
        unchanged = self.headers.get("if-range", etag) == etag
        if self.first is not None and unchanged:
            if self.first >= self.size:
                return self.head(416, f"Content-Range: bytes */{self.size}", "Content-Length: 0")
            part = data[self.first:self.last + 1]
            self.head(206, f"Content-Range: bytes {self.first}-{self.last}/{self.size}", f"Content-Length: {len(part)}", *fields)
        else:
            part = data
            self.head(200, f"Content-Length: {len(part)}", *fields)
        self.body(part if limit is None else part[:limit])
        if limit is not None and limit < len(part):
            self.stats.cuts += 1
            raise Cut()

    def first_half_then(self, later):
        """The first request is cut in the middle; `later` answers the rest."""
        if self.number == 1:
            self.honest(limit=self.size // 2)
        later()

    def part(self, content_range, data=None, *fields):
        data = self.data[self.first:] if data is None else data
        self.head(206, *([content_range] if content_range else []), f"ETag: {ETAG}", *(fields or [f"Content-Length: {len(data)}"]))
        self.body(data)

    def redirect(self, target):
        self.head(302, *([f"Location: {target}"] if target is not None else []), "Content-Length: 0")

    def here(self, scenario):
        return f"https://127.0.0.1:{self.port}/{scenario}/{self.size}/{self.token}/model.gguf"

    def chunks(self, data, size=10000):
        for at in range(0, len(data), size):
            piece = data[at:at + size]
            self.raw(b"%x\r\n" % len(piece))
            self.body(piece)
            self.raw(b"\r\n")


def scenario(name, act):
    globals()["answer_" + name] = act


def redirects(count):
    def answer(r):
        r.redirect(r.here(f"hop{count - 1}")) if count else r.honest()
    return answer


for n in range(8):
    scenario(f"hop{n}", redirects(n))

# --- what a good server may do
scenario("good", lambda r: r.honest())
scenario("no_etag", lambda r: r.honest(etag=None))
scenario("no_etag_cut", lambda r: r.honest(etag=None, limit=r.size // 3 if r.number < 3 else None))
scenario("weak_etag_cut", lambda r: r.honest(etag='W/"1"', limit=r.size // 3 if r.number < 3 else None))
scenario("cut_often", lambda r: r.honest(limit=r.size // 7))
scenario("redirect_relative", lambda r: r.redirect(f"/good/{r.size}/{r.token}/model.gguf"))


def answer_random_cuts(r):
    """Cuts at a random byte, as often as the name of the file says: …/20-x."""
    left = r.size - (r.first or 0)
    wanted = int(r.token.split("-")[0])
    if r.stats.cuts >= wanted:
        return r.honest()
    # so that the cuts spread over the whole file
    most = max(1, 2 * left // (wanted - r.stats.cuts + 1))
    r.honest(limit=min(left - 1, random.randrange(1, most + 1)))


def answer_chunked(r):
    r.head(200, "Transfer-Encoding: chunked", f"ETag: {ETAG}")
    r.chunks(r.data)
    r.raw(b"0\r\n\r\n")


def answer_chunk_extensions(r):
    r.head(200, "Transfer-Encoding: chunked")
    for at in range(0, r.size, 50000):
        piece = r.data[at:at + 50000]
        r.raw(b"%X ; a=b\r\n" % len(piece))
        r.body(piece)
        r.raw(b"\r\n")
    r.raw(b"0\r\nTrailer: x\r\n\r\n")


def answer_no_length(r):
    r.head(200, f"ETag: {ETAG}")
    r.body(r.data)


def answer_interim(r):
    for _ in range(20):
        r.raw(b"HTTP/1.1 100 Continue\r\n\r\n")
    r.honest()


def answer_short_ranges(r):
    if r.first is None:
        return r.honest(limit=r.size // 8)
    r.last = min(r.size - 1, r.first + r.size // 8)
    r.honest()


scenario("unasked_206_whole", lambda r: (r.head(206, f"Content-Range: bytes 0-{r.size - 1}/{r.size}", f"Content-Length: {r.size}"), r.body(r.data)))


# --- cuts and lengths
def answer_no_length_cut(r):
    r.head(200, f"ETag: {ETAG}")
    r.body(r.data if r.number > 3 else r.data[:r.size // 2])


def answer_chunked_cut(r):
    r.head(200, "Transfer-Encoding: chunked", f"ETag: {ETAG}")
    r.chunks(r.data if r.number > 3 else r.data[:r.size // 2])
    if r.number > 3:
        r.raw(b"0\r\n\r\n")


def answer_chunked_ended_early(r):
    r.head(200, "Transfer-Encoding: chunked")
    r.chunks(r.data[:r.size // 2])
    r.raw(b"0\r\n\r\n")


def answer_chunked_longer(r):
    r.head(200, "Transfer-Encoding: chunked")
    r.chunks(r.data + b"x" * 5000, 7000)
    r.raw(b"0\r\n\r\n")


scenario("told_longer", lambda r: (r.head(200, f"Content-Length: {r.size + 10}"), r.body(r.data + b"x" * 10)))
scenario("told_shorter", lambda r: (r.head(200, f"Content-Length: {r.size - 10}"), r.body(r.data[:-10])))
scenario("sends_more_than_told", lambda r: (r.head(200, f"Content-Length: {r.size}"), r.body(r.data + b"x" * 5000)))
scenario("two_lengths", lambda r: (r.head(200, f"Content-Length: {r.size}", "Content-Length: 5"), r.body(r.data)))
scenario("same_length_twice", lambda r: (r.head(200, f"Content-Length: {r.size}", f"Content-Length: {r.size}"), r.body(r.data)))
scenario("negative_length", lambda r: (r.head(200, "Content-Length: -1"), r.body(r.data)))
scenario("giant_length", lambda r: (r.head(200, "Content-Length: 99999999999999999999"), r.body(r.data)))
scenario("length_and_chunked", lambda r: (r.head(200, f"Content-Length: {r.size}", "Transfer-Encoding: chunked"), r.chunks(r.data)))
scenario("chunk_without_size", lambda r: (r.head(200, "Transfer-Encoding: chunked"), r.raw(b"zz\r\n" + b"x" * 1000)))
scenario("chunk_negative", lambda r: (r.head(200, "Transfer-Encoding: chunked"), r.raw(b"-5\r\n" + b"x" * 1000)))
scenario("chunk_giant", lambda r: (r.head(200, "Transfer-Encoding: chunked"), r.raw(b"fffffffffffffffff\r\n" + b"x" * 1000)))
scenario("chunk_longer_than_told", lambda r: (r.head(200, "Transfer-Encoding: chunked"), r.raw(b"5\r\nabcdefgh\r\n0\r\n\r\n")))
scenario("chunk_line_endless", lambda r: (r.head(200, "Transfer-Encoding: chunked"), r.raw(b"5;" + b"x" * 100000)))
scenario("closes_at_once", lambda r: None)
scenario("empty_200", lambda r: r.head(200, "Content-Length: 0"))

# --- ranges
scenario("range_ignored", lambda r: r.first_half_then(lambda: (r.head(200, f"Content-Length: {r.size}", f"ETag: {ETAG}"), r.body(r.data))))
scenario("range_ignored_other_file", lambda r: r.first_half_then(lambda: (r.head(200, f"Content-Length: {r.size}"), r.body(content(r.size, 1)))))
scenario("range_wrong_start", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first + 1}-{r.size - 1}/{r.size}", r.data[r.first + 1:])))
scenario("range_from_zero", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes 0-{r.size - 1}/{r.size}", r.data)))
scenario("range_other_bytes", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first}-{r.size - 1}/{r.size}", r.data[:r.size - r.first])))
scenario("range_wrong_total", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first}-{r.size - 1}/{r.size + 5}")))
scenario("range_missing", lambda r: r.first_half_then(lambda: r.part(None)))
scenario("range_garbage", lambda r: r.first_half_then(lambda: r.part("Content-Range: lines 3-4/five")))
scenario("range_signs", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes +{r.first}-+{r.size - 1}/+{r.size}")))
scenario("range_beyond_end", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first}-{r.size}/{r.size}")))
scenario("range_backwards", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first}-3/{r.size}")))
scenario("range_length_differs", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first}-{r.size - 1}/{r.size}", None, "Content-Length: 7")))
scenario("range_multipart", lambda r: r.first_half_then(lambda: r.part(None, b"--b\r\nContent-Range: bytes 0-1/9\r\n\r\nab\r\n--b--", "Content-Type: multipart/byteranges; boundary=b")))
scenario("range_wrapped", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first}-18446744073709551615/18446744073709551616")))
scenario("unasked_206_middle", lambda r: (r.head(206, f"Content-Range: bytes 5-{r.size - 1}/{r.size}", f"Content-Length: {r.size - 5}"), r.body(r.data[5:])))
scenario("always_416", lambda r: r.honest(limit=r.size // 2) if r.number == 1 else
         r.head(416, f"Content-Range: bytes */{r.size}", "Content-Length: 0") if r.first is not None else r.honest())
scenario("always_416_other_total", lambda r: r.first_half_then(lambda: r.head(416, "Content-Range: bytes */7", "Content-Length: 0")))
scenario("etag_changed_in_206", lambda r: r.first_half_then(lambda: (r.head(206, f"Content-Range: bytes {r.first or 0}-{r.size - 1}/{r.size}",
         f"Content-Length: {r.size - (r.first or 0)}", 'ETag: "other"'), r.body(r.data[r.first or 0:]))))
scenario("etag_changed_same_bytes", lambda r: r.first_half_then(lambda: r.honest(etag='"other"')))
scenario("etag_changed_other_bytes", lambda r: r.first_half_then(lambda: r.honest(etag='"other"', data=content(r.size, 1))))
scenario("etag_changes_always", lambda r: r.honest(etag=f'"{r.number}"', limit=r.size // 3))
scenario("if_range_ignored", lambda r: r.first_half_then(lambda: r.part(f"Content-Range: bytes {r.first}-{r.size - 1}/{r.size}", content(r.size, 1)[r.first:])))

# --- encodings, web pages
scenario("gzip", lambda r: (r.head(200, "Content-Encoding: gzip"), r.body(gzip.compress(r.data, 1))))
scenario("gzip_bomb", lambda r: (r.head(200, "Content-Encoding: gzip"), r.body(gzip.compress(bytes(64 << 20), 9))))
scenario("deflate", lambda r: (r.head(200, "Content-Encoding: deflate", f"Content-Length: {r.size}"), r.body(r.data)))
scenario("brotli", lambda r: (r.head(200, "Content-Encoding: br", f"Content-Length: {r.size}"), r.body(r.data)))
scenario("transfer_gzip", lambda r: (r.head(200, "Transfer-Encoding: gzip, chunked"), r.body(r.data)))
scenario("captive_portal", lambda r: (r.head(200, "Content-Type: text/html", "Content-Length: 19"), r.body(b"<html>sign in</html>"[:19])))
scenario("web_page_of_right_length", lambda r: (r.head(200, "Content-Type: text/html; charset=utf-8", f"Content-Length: {r.size}"), r.body(b"<" * r.size)))

# --- redirects (good ones: hop1 to hop5)
scenario("redirect_loop", lambda r: r.redirect(r.here("redirect_loop")))
scenario("redirect_file", lambda r: r.redirect("file:///etc/passwd"))
scenario("redirect_plain", lambda r: r.redirect(f"http://127.0.0.1:{r.port}/good/{r.size}/{r.token}/model.gguf"))
scenario("redirect_private", lambda r: r.redirect("https://10.1.2.3/model.gguf"))
scenario("redirect_link_local", lambda r: r.redirect("https://169.254.169.254/latest/meta-data"))
scenario("redirect_loopback", lambda r: r.redirect("https://127.0.0.1:9/model.gguf"))
scenario("redirect_loopback_name", lambda r: r.redirect("https://localhost:9/model.gguf"))
scenario("redirect_loopback_v6", lambda r: r.redirect("https://[::1]/model.gguf"))
scenario("redirect_mapped", lambda r: r.redirect("https://[::ffff:127.0.0.1]/model.gguf"))
scenario("redirect_number", lambda r: r.redirect("https://2130706433/model.gguf"))
scenario("redirect_ftp", lambda r: r.redirect("ftp://example.org/model.gguf"))
scenario("redirect_data", lambda r: r.redirect("data:text/plain,x"))
scenario("redirect_user", lambda r: r.redirect(f"https://user:secret@127.0.0.1:{r.port}/good/{r.size}/{r.token}/model.gguf"))
scenario("redirect_nowhere", lambda r: r.redirect(None))
scenario("redirect_no_host", lambda r: r.redirect("https:///model.gguf"))

# --- statuses
for code in (204, 304, 400, 401, 403, 404, 410, 418, 451):
    scenario(f"status_{code}", lambda r, code=code: r.head(code, "Content-Length: 0"))
for code in (408, 429, 500, 502, 503):
    scenario(f"once_{code}", lambda r, code=code: r.head(code, "Content-Length: 0") if r.number == 1 else r.honest())
scenario("status_500_always", lambda r: r.head(500, "Content-Length: 0"))
scenario("status_101", lambda r: r.raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"))


# --- slow, endless, not HTTP
def answer_one_byte_at_a_time(r):
    r.head(200, f"Content-Length: {r.size}", f"ETag: {ETAG}")
    for byte in r.data:
        r.body(bytes([byte]))
        time.sleep(0.05)


def answer_silence(r):
    time.sleep(20)


def answer_silence_after_head(r):
    r.head(200, f"Content-Length: {r.size}")
    time.sleep(20)


def answer_slow_head(r):
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000:
        r.raw(bytes([byte]))
        time.sleep(0.05)


scenario("giant_head", lambda r: r.raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * (20 << 20)))
scenario("many_fields", lambda r: r.raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n"))
scenario("not_http", lambda r: r.raw(b"\x00\xff\x80garbage\r\n\r\n"))
scenario("http_09", lambda r: r.body(r.data))
scenario("http_3", lambda r: r.raw(b"HTTP/3.0 200 OK\r\n\r\n"))
scenario("nul_in_head", lambda r: r.raw(b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n"))
scenario("folded_head", lambda r: r.raw(b"HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\n"))
scenario("field_without_name", lambda r: r.raw(b"HTTP/1.1 200 OK\r\n: a\r\n\r\n"))
scenario("status_text", lambda r: r.raw(b"HTTP/1.1 abc OK\r\n\r\n"))
scenario("interim_flood", lambda r: [r.raw(b"HTTP/1.1 103 Early\r\n\r\n") or time.sleep(0.05) for _ in range(400)])


# --- wrong bytes
def flipped(r):
    data = bytearray(r.data)
    data[r.size // 2] ^= 1
    return bytes(data)


scenario("flipped_byte", lambda r: r.honest(data=flipped(r)))
scenario("other_file", lambda r: r.honest(data=content(r.size, 1)))


def answer_stated(r):
    """Like the large file hosts: the hash is told in the redirect."""
    import hashlib
    r.head(302, f'X-Linked-ETag: "{hashlib.sha256(r.data).hexdigest()}"', f"X-Linked-Size: {r.size}", f"Location: {r.here('good')}")


def answer_stated_wrong(r):
    r.head(302, f'X-Linked-ETag: "{"ab" * 32}"', f"X-Linked-Size: {r.size}", f"Location: {r.here('good')}")


def answer_file(r):
    """A file of the test: …/file/0/NAME/x is NAME in the server's folder."""
    with open(os.path.join(sys.argv[1], os.path.basename(r.token)), "rb") as file:
        data = file.read()
    r.head(200, f"Content-Length: {len(data)}", "Content-Type: application/json")
    r.body(data)


def answer_zeros(r):
    """As long as asked for, without keeping it: for measuring."""
    r.head(200, f"Content-Length: {r.size}")
    piece = bytes(1 << 18)
    for at in range(0, r.size, len(piece)):
        r.body(piece[:r.size - at])


def answer_slow(r):
    """Half a megabyte a second."""
    data = r.data[r.first or 0:]
    if r.first is None:
        r.head(200, f"Content-Length: {r.size}", f"ETag: {ETAG}")
    else:
        r.head(206, f"Content-Range: bytes {r.first}-{r.size - 1}/{r.size}", f"Content-Length: {len(data)}", f"ETag: {ETAG}")
    for at in range(0, len(data), 16384):
        r.body(data[at:at + 16384])
        time.sleep(0.03)


def read_head(connection):
    head = b""
    while b"\r\n\r\n" not in head:
        more = connection.recv(4096)
        if not more:
            return None
        head += more
        if len(head) > 65536:
            return None
    lines = head.split(b"\r\n\r\n")[0].decode("latin1").split("\r\n")
    headers = {line.split(":", 1)[0].lower(): line.split(":", 1)[1].strip() for line in lines[1:] if ":" in line}
    return lines[0].split(" ")[1], headers


def serve(raw, context, port):
    try:
        raw.settimeout(30)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not context:
            raw.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        connection = context.wrap_socket(raw, server_side=True) if context else raw
        asked = read_head(connection)
        if asked:
            path, headers = asked
            _, name, size, token, _ = path.split("?")[0].split("/")
            with LOCK:
                stats = STATS.setdefault(token, Stats())
            if name == "stats":
                text = json.dumps({"requests": stats.requests, "sent": stats.sent, "cuts": stats.cuts, "ranges": stats.ranges, "fields": getattr(stats, "fields", {})}).encode()
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(text) + text)
            else:
                stats.requests += 1
                stats.ranges.append(headers.get("range", ""))
                stats.fields = headers
                globals()["answer_" + name](Request(connection, name, int(size), token, headers, stats, port))
        try:
            connection = connection.unwrap() if context else connection
        except (OSError, ValueError):
            pass
    except (Cut, OSError, ssl.SSLError):
        pass
    finally:
        raw.close()
        try:
            connection.close()
        except (OSError, NameError, UnboundLocalError):
            pass


def listen(folder, certificate):
    context = None
    if certificate != "plain":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if certificate == "old_tls":
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.load_cert_chain(f"{folder}/good.pem")
        else:
            context.load_cert_chain(f"{folder}/{certificate}.pem")
    server = socket.create_server(("127.0.0.1", 0), backlog=64)
    port = server.getsockname()[1]

    def loop():
        while True:
            raw, _ = server.accept()
            threading.Thread(target=serve, args=(raw, context, port), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()
    return port


def main():
    if sys.argv[1] == "--list":
        print("\n".join(sorted(name[7:] for name in globals() if name.startswith("answer_"))))
        return
    import warnings
    warnings.simplefilter("ignore", DeprecationWarning)
    names = ["good", "expired", "elsewhere", "foreign", "selfsigned", "old_tls", "plain"]
    print(json.dumps({name: listen(sys.argv[1], name) for name in names}), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
