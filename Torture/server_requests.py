"""Requests of HTTP, and how they are broken."""

from __future__ import annotations

import random

import serving
from server_target import Target

# What a request may be spoiled with.
PIECES = (
    b"\r", b"\n", b"\r\n", b"\r\n\r\n", b"\0", b" ", b"\t", b":", b"%", b"%00", b"%zz", b"/", b"//",
    b"..", b"?", b"#", b"&", b"=", b"\x80", b"\xff\xfe", b"HTTP/1.1", b"HTTP/0.9", b"HTTP/9.9",
    b"Host: evil.example\r\n", b"Content-Length: 5\r\n", b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999999999999\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: identity, chunked\r\n", b"Connection: upgrade\r\nUpgrade: h2c\r\n",
    b"Expect: 100-continue\r\n", b"0\r\n\r\n", b"ffffffffffffffff\r\n", b"Cookie: a=b; ; =;\r\n",
    b"Range: bytes=0-1,5-\r\n", b"If-None-Match: \"\r\n", b"Authorization: Bearer\r\n",
    b"Accept-Language: " + b"id;q=9," * 50 + b"\r\n", b"GET / HTTP/1.1\r\n", b"\x16\x03\x01",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"X" * 5_000,
)


def corpus(target: Target) -> list[bytes]:
    """Requests as they should be, of every kind."""
    lines = [
        (f"GET {serving.target('search', q='harga pupuk', facets=1)} HTTP/1.1", b""),
        (f"GET {serving.target('articles/1/00001.txt', highlight='petani')} HTTP/1.1", b""),
        (f"HEAD {serving.target('stats')} HTTP/1.1", b""), ("GET / HTTP/1.1", b""),
        ("GET /?q=petani&lang=id HTTP/1.1", b""), ("GET /metrics HTTP/1.0", b""),
        ("OPTIONS * HTTP/1.1", b""), ("POST /api/v1/search HTTP/1.1", b"Content-Length: 8\r\n"),
        ("POST /api/v1/search HTTP/1.1", b"Transfer-Encoding: chunked\r\n"),
        (f"GET http://127.0.0.1:{target.server.port}/api/v1/health HTTP/1.1", b""),
        (f"GET {serving.target('suggest', q='har')} HTTP/1.1", b"If-None-Match: W/\"a\", \"b\"\r\n"),
        ("CONNECT evil.example:443 HTTP/1.1", b""),
    ]
    bodies = {b"Content-Length: 8\r\n": b"q=petani",
              b"Transfer-Encoding: chunked\r\n": b"4\r\nq=pe\r\n4;x=y\r\ntani\r\n0\r\nX: y\r\n\r\n"}
    return [line.encode() + b"\r\n" + target.fields + more + b"\r\n" + bodies.get(more, b"")
            for line, more in lines]


def mutated(choice: random.Random, requests: list[bytes]) -> bytes:
    """One of the requests, or two, with some bytes changed, added, taken away, or repeated."""
    data = bytearray(choice.choice(requests))
    if choice.random() < 0.2:
        data += choice.choice(requests)
    for _ in range(choice.choice((1, 1, 2, 3, 8))):
        place = choice.randrange(len(data) + 1)
        kind = choice.randrange(6)
        if kind == 0 and place < len(data):
            data[place] ^= 1 << choice.randrange(8)
        elif kind == 1:
            data[place:place] = choice.choice(PIECES)
        elif kind == 2:
            del data[place:place + choice.choice((1, 2, 10, 100))]
        elif kind == 3:
            part = data[place:place + choice.choice((1, 10, 60))]
            data[place:place] = part * choice.choice((1, 2, 50))
        elif kind == 4:
            data[place:place + 1] = choice.randbytes(choice.choice((1, 4)))
        else:
            other = choice.choice(requests)
            data[place:] = other[min(place, len(other)):]
    return bytes(data)
