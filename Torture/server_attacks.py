"""The attacks on the server, a function each."""

from __future__ import annotations

import random
import re
import socket
import time
import urllib.parse
from collections.abc import Callable

import sample
import serving
import server_requests
from part_hostile import queries
from server_pages import faults_of
from server_target import Target

Attack = Callable[[Target, random.Random], None]
LIMITS = ("-1", "0", "100", "101", "2147483648", "9223372036854775807", "9223372036854775808",
          "-9223372036854775808", "1e9", "0x10", "+5", " 5", "5 ", "\u0665", "5\0", "null", "[]",
          "-0", "1" * 400)
PATHS = ("..", ".", "%2e%2e", "%2E%2e", "%252e%252e", "..%2f", "%2f", "..%5c", "\\", "%5c", "%00",
         "etc", "passwd", "rahasia.txt", "hostile", "articles", "index", "built", "current", "%c0%ae",
         "..;", "%ff", "proc", "self", "environ", "file:", "//", "~", "%2e%2e%2f%2e%2e%2f", "%")
# What a connection has for a whole request, or for taking an answer, is 30 s.
CLOSED_AFTER_SECONDS = 50
# As many connections are kept, and some that are being closed.
CONNECTIONS_KEPT = 1_100
ROOTS = ("/", "/api/v1/", "/api/v1/articles/", "/api/v1/similar/", "/original/", "/files/",
         "/static/", "/?open=")


def foreign_sites(target: Target, choice: random.Random) -> None:
    """Pages of other sites, and names that were made to lead here."""
    port = target.server.port
    hosts = [f"evil.example:{port}", "evil.example", f"127.0.0.1.evil.example:{port}",
             f"127.0.0.1:{port + 1}", f"0.0.0.0:{port}", f"localhost.evil.example:{port}", "", "[::1",
             f"[::ffff:7f00:1]:{port}", f"127.0.0.1:{port}@evil.example", f"2130706433:{port}"]
    origins = ["null", "http://evil.example", f"http://evil.example:{port}", "file://",
               f"https://localhost:{port}", f"http://127.0.0.1:{port}.evil.example", "about:blank",
               "chrome-extension://abc", f"http://localhost:{port + 1}"]
    for _ in target.while_time_lasts():
        path, _ = target.ordinary(choice)
        fields: list[tuple[str, str]] = []
        if by_host := choice.random() < 0.5:
            fields.append(("Host", choice.choice(hosts)))
        else:
            fields.append(("Origin", choice.choice(origins)))
        method = choice.choice(("GET", "GET", "HEAD", "POST", "OPTIONS", "PUT"))
        answer = target.ask(path, f"{method} with {fields}", method=method, headers=fields,
                            host=not by_host, body=b"" if method in ("POST", "PUT") else None)
        if answer and answer.status not in (400, 403):
            target.fault(f"{method} {path} with {fields}: {answer.status}")
        target.count("requests from other sites refused")


def climbing(target: Target, choice: random.Random) -> None:
    """Paths out of the collection."""
    places = [str(target.folder / "rahasia.txt"), "/etc/passwd", "../rahasia.txt",
              "../../rahasia.txt", "../../../../../../../../etc/passwd"]
    for _ in target.while_time_lasts():
        if choice.random() < 0.4:
            place = choice.choice(places)
            kept = choice.choice(("/", "", "/."))
            end = urllib.parse.quote(place, safe=kept)
            if choice.random() < 0.3:
                end = end.replace(".", "%2e")
            if choice.random() < 0.2:
                end = end.replace("%", "%25")
        else:
            end = choice.choice(("", "/")).join(
                choice.choice(PATHS) for _ in range(choice.randint(1, 12)))
        path = choice.choice(ROOTS) + end.lstrip("/" if choice.random() < 0.5 else "")
        answer = target.ask(path, path)
        if answer and answer.status not in (200, 301, 302, 303, 400, 401, 404, 414):
            target.fault(f"{path}: {answer}")
        target.count("paths that climb")


def endless_heads(target: Target, choice: random.Random) -> None:
    """Heads that are too long, as one field, as many, as an address, and without an end."""
    start = b"GET /api/v1/health HTTP/1.1\r\n" + target.fields
    for number in target.while_time_lasts():
        size = choice.choice((17_000, 70_000, 1 << 20, 4 << 20))
        head = (
            start + b"X: " + b"a" * size + b"\r\n\r\n",
            start + b"".join(b"X%d: a\r\n" % n for n in range(size // 8)) + b"\r\n",
            b"GET /" + b"a" * size + b" HTTP/1.1\r\n" + target.fields + b"\r\n",
            b"G" * size, start + b"X" * size, start + b"\r\n".join([b" a"] * (size // 4)),
        )[number % 6]
        answer = target.server.send(head, 10)
        target.judge(answer, f"a head of {len(head)} bytes")
        if answer[9:12] == b"200":
            target.fault(f"a head of {len(head)} bytes is answered")
        target.count("heads of up to 4 MB")


def must_be_closed(target: Target, links: list[socket.socket], what: str) -> None:
    """Ends the connections; where there was time enough, the server must have done so before."""
    still = sum(is_open(link) for link in links)
    if still and target.seconds > CLOSED_AFTER_SECONDS:
        target.fault(f"{still} of {len(links)} {what} are not closed after {target.seconds:.0f} s")
    for link in links:
        link.close()
    target.count(what, len(links))


def is_open(link: socket.socket) -> bool:
    """Whether the other side has not closed a connection; what it sent is read away."""
    try:
        while data := link.recv(1 << 20):
            del data
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def slow_senders(target: Target, choice: random.Random) -> None:
    """Many that bring a request a byte at a time, or stop within it."""
    head = b"GET /api/v1/search?q=petani HTTP/1.1\r\n" + target.fields + b"X-Slow: "
    links = [target.server.dial() for _ in range(min(400, target.connections))]
    for link in links:
        link.setblocking(False)
    sent = [0] * len(links)
    for _ in target.while_time_lasts():
        for number, link in enumerate(links):
            part = head[sent[number]:sent[number] + 1] or b"a"
            try:
                link.send(part)
                sent[number] += 1
            except OSError:
                continue
        time.sleep(0.05 + choice.random() * 0.1)
    must_be_closed(target, links, "senders of a byte at a time")


def slow_readers(target: Target, choice: random.Random) -> None:
    """Many that ask for all there is and take none of it."""
    path = serving.target("search", q="petani OR harga OR farmers OR market", limit=100, facets=1)
    request = f"GET {path} HTTP/1.1\r\n".encode() + target.fields + b"\r\n"
    links = []
    for _ in range(min(60, target.connections)):
        link = socket.socket()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        link.connect(("127.0.0.1", target.server.port))
        link.setblocking(False)
        links.append(link)
    most = 0.0
    for _ in target.while_time_lasts():
        for link in links:
            try:
                link.send(request * choice.randint(1, 40))
            except OSError:
                continue
        most = max(most, target.server.megabytes)
        time.sleep(0.05)
    must_be_closed(target, links, "readers that take nothing")
    target.findings.note(f"{most:.0f} MB while {len(links)} readers took nothing")
    if most > 400:
        target.fault(f"{most:.0f} MB while {len(links)} readers took nothing")


def idle(target: Target, choice: random.Random) -> None:
    """Connections that say nothing, or half a request."""
    links: list[socket.socket] = []
    try:
        for number in range(target.connections):
            link = socket.socket()
            link.settimeout(10)
            try:
                link.connect(("127.0.0.1", target.server.port))
                if number % 3 == 0:
                    link.send(b"GET / HTTP/1.1\r\nHo")
            except OSError as error:
                if not isinstance(error, ConnectionResetError):
                    target.fault(f"connection {number}: {type(error).__name__}: {error}")
                    break
            links.append(link)
        target.count("idle connections", len(links))
        metrics = target.ask("/metrics", "beside idle connections")
        held = re.search(r"^sco_search_connections (\S+)", metrics.text if metrics else "", re.M)
        if held is None or float(held[1]) > CONNECTIONS_KEPT:
            target.fault(f"the server holds {held and held[1]} connections")
        for _ in target.while_time_lasts():
            path, status = target.ordinary(choice)
            answer = target.ask(path, "beside idle connections")
            if answer and answer.status != status:
                target.fault(f"beside {len(links)} idle connections: {answer}")
            time.sleep(0.02)
    finally:
        for link in links:
            link.close()


def broken(target: Target, choice: random.Random) -> None:
    """Requests with some bytes changed."""
    requests = server_requests.corpus(target)
    for _ in target.while_time_lasts():
        request = server_requests.mutated(choice, requests)
        answer = target.server.send(request, 10)
        target.judge(answer, f"{request[:400]!r}")
        target.count("broken requests")


def cut(target: Target, choice: random.Random) -> None:
    """Requests that end midway, and readers that go while they are answered."""
    requests = server_requests.corpus(target)
    for _ in target.while_time_lasts():
        request = choice.choice(requests)
        with target.server.dial(10) as link:
            link.settimeout(0.2)
            if choice.random() < 0.5:
                # Whoever closes so tells the other side nothing but that it is gone.
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            try:
                link.sendall(request[:choice.randrange(len(request) + 1)])
                if choice.random() < 0.3:
                    link.recv(choice.choice((1, 100)))
            except TimeoutError:
                continue
            except OSError as error:
                target.fault(f"{request[:200]!r}: {error}")
        target.count("requests cut off")


def pipelined(target: Target, choice: random.Random) -> None:
    """Many requests at once on one connection: their answers come in their order."""
    for number in target.while_time_lasts():
        count = choice.choice((2, 20, 200, 1_000))
        words = [f"kata{number}x{index}" for index in range(count)]
        data = b"".join(
            f"GET {serving.target('search', q=word)} HTTP/1.1\r\n".encode() + target.fields + b"\r\n"
            for word in words)
        answer = target.server.send(data, 20)
        target.judge(answer, f"{count} requests at once")
        places = [answer.find(f'"query":"{word}"'.encode()) for word in words]
        found = [place for place in places if place >= 0]
        if found != sorted(found) or places[:len(found)] != found or not found:
            target.fault(f"{count} requests at once: {len(found)} answers, not in their order")
        if len(found) != count:
            target.fault(f"{count} requests at once: {len(found)} answers")
        target.count("requests behind each other", count)


def numbers(target: Target, choice: random.Random) -> None:
    """Limits and offsets that are none."""
    for _ in target.while_time_lasts():
        parameters = {"q": "petani", choice.choice(("limit", "offset")): choice.choice(LIMITS)}
        path = choice.choice((serving.target("search", **parameters),
                              serving.target("similar/1/00001.txt", **parameters),
                              "/?" + urllib.parse.urlencode(parameters)))
        answer = target.ask(path, path)
        if answer and answer.status not in (200, 400):
            target.fault(f"{path}: {answer}")
        target.count("limits and offsets")


def absurd(target: Target, choice: random.Random) -> None:
    """Queries that mean harm, wherever a query may stand."""
    texts = list(queries().values())
    for _ in target.while_time_lasts():
        text = choice.choice(texts)
        start = choice.randrange(max(1, min(len(text), 3_000)))
        text = text[start if choice.random() < 0.3 else 0:][:choice.choice((20, 300, 1_200, 4_000))]
        path = choice.choice((
            serving.target("search", q=text, facets=1, explain=1),
            serving.target("search", q="petani", source=text), serving.target("suggest", q=text),
            serving.target("search", q="petani", place=text, limit=100),
            serving.target("translations", word=text, lang="id"),
            serving.target("articles/1/00001.txt", highlight=text),
            "/?" + urllib.parse.urlencode({"q": text}, errors="surrogateescape"),
        ))
        started = time.monotonic()
        answer = target.ask(path, f"the query {text[:60]!r}")
        taken = time.monotonic() - started
        if answer and answer.status not in (200, 400, 414, 503):
            target.fault(f"the query {text[:60]!r}: {answer}")
        # The time of a search is limited to a second here.
        if taken > 5:
            target.fault(f"{path[:200]} took {taken:.1f} s")
        target.count("absurd queries")


def markup(target: Target, choice: random.Random) -> None:
    """Articles and queries that are markup: the page shows them as text."""
    ids = [record["id"] for record in sample.hostile_records()]
    for _ in target.while_time_lasts():
        attack = choice.choice(sample.ATTACKS)
        parameters = choice.choice((
            {"q": attack}, {"q": sample.TRAP}, {"q": sample.TRAP, "source": f"Sumber {attack}"},
            {"q": sample.TRAP, "place": f"Tempat {attack}"}, {"q": attack, "lang": attack},
            {"q": f"{sample.TRAP} {attack}", "open": choice.choice(ids)},
            {"q": sample.TRAP, "since": attack}, {attack: attack},
        ))
        path = "/?" + urllib.parse.urlencode(parameters)
        answer = target.ask(path, path, headers={
            "Accept": "text/html", "Accept-Language": choice.choice(("id", "en", attack[:20]
                .encode("ascii", "ignore").decode()))})
        if answer is None:
            continue
        if answer.status not in (200, 400, 404):
            target.fault(f"{path}: {answer}")
        if answer.kind == "text/html":
            for fault in faults_of(answer.text):
                target.fault(f"{path}: {fault}")
        target.count("pages with markup as text")


ATTACKS: dict[str, Attack] = {
    "requests of other sites": foreign_sites, "paths that climb": climbing,
    "endless heads": endless_heads, "slow senders": slow_senders, "slow readers": slow_readers,
    "idle connections": idle, "broken requests": broken, "requests cut off": cut,
    "requests behind each other": pipelined, "limits and offsets": numbers,
    "absurd queries": absurd, "markup": markup,
}
