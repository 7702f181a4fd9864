"""What is no request as it should be."""

from __future__ import annotations

import unittest

from cases import ServerCase
from serving import API


class BrokenTests(ServerCase):
    def raw(self, text: str | bytes) -> bytes:
        head = text if isinstance(text, bytes) else text.encode("latin-1")
        return self.server.send(
            head.replace(b"$HOST", f"127.0.0.1:{self.server.port}".encode())
            .replace(b"$TOKEN", self.server.token.encode()))

    def test_it_is_refused_and_the_server_goes_on(self) -> None:
        fields = "Host: $HOST\r\nAuthorization: Bearer $TOKEN\r\n"
        cases = {
            "nothing": "", "a line": "hello\r\n\r\n", "no version": f"GET /\r\n{fields}\r\n",
            "HTTP/3.0": f"GET / HTTP/3.0\r\n{fields}\r\n", "no path": f"GET  HTTP/1.1\r\n{fields}\r\n",
            "NUL in the path": f"GET /\0 HTTP/1.1\r\n{fields}\r\n",
            "NUL in a field": f"GET / HTTP/1.1\r\n{fields}X: \0\r\n\r\n",
            "a bare CR": f"GET / HTTP/1.1\r\n{fields}X: a\rY: b\r\n\r\n",
            "a space before the colon": f"GET / HTTP/1.1\r\n{fields}X : b\r\n\r\n",
            "two lengths": f"GET / HTTP/1.1\r\n{fields}Content-Length: 1\r\nContent-Length: 2\r\n\r\na",
            "length and chunks": f"GET / HTTP/1.1\r\n{fields}Content-Length: 4\r\n"
                                 "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "a negative length": f"GET / HTTP/1.1\r\n{fields}Content-Length: -1\r\n\r\n",
            "a chunk of no size": f"POST / HTTP/1.1\r\n{fields}Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            "a huge chunk": f"POST / HTTP/1.1\r\n{fields}Transfer-Encoding: chunked\r\n\r\n"
                            "ffffffffffffffff\r\n",
            "TLS": bytes.fromhex("16030100c8010000c40303") + b"\0" * 100,
            "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "an asterisk": f"GET * HTTP/1.1\r\n{fields}\r\n",
            "CONNECT": f"CONNECT evil.example:443 HTTP/1.1\r\n{fields}\r\n",
        }
        for name, text in cases.items():
            with self.subTest(case=name):
                received = self.raw(text)
                self.assertNotRegex(received[:15], rb"^HTTP/1\.1 [25]", name)
                self.assertEqual(self.server.get("health").status, 200)

    def test_what_is_wrong_is_said_behind_what_was_asked(self) -> None:
        fields = "Host: $HOST\r\nAuthorization: Bearer $TOKEN\r\n"
        for wrong in ("BREW / HTTP/1.1\r\n\r\n", "hello\r\n\r\n"):
            with self.subTest(wrong=wrong):
                alone = self.raw(wrong)
                self.assertTrue(alone.startswith(b"HTTP/1.1 400 "), alone)
                self.assertIn(b"application/problem+json", alone)
                self.assertIn(b"Content-Security-Policy", alone)
                behind = self.raw(f"GET {API}search?q=ikan HTTP/1.1\r\n{fields}\r\n{wrong}")
                self.assertTrue(behind.startswith(b"HTTP/1.1 200 "), behind)
                self.assertIn(b'"hits"', behind)
                self.assertNotIn(b"HTTP/1.1 400", behind.partition(b'"hits"')[0])

    def test_a_request_inside_of_another_is_not_answered(self) -> None:
        fields = "Host: $HOST\r\nAuthorization: Bearer $TOKEN\r\n"
        inner = f"GET {API}health HTTP/1.1\r\n{fields}\r\n"
        for field in ("Transfer-Encoding: chunked\r\nContent-Length: {}", "Transfer-Encoding : chunked",
                      "Transfer-Encoding: xchunked", "Content-Length: 0\r\nContent-Length: {}"):
            with self.subTest(field=field):
                received = self.raw(
                    f"POST / HTTP/1.1\r\n{fields}{field.format(len(inner))}\r\n\r\n{inner}")
                self.assertNotIn(b'"ok"', received)

    def test_requests_behind_each_other_are_answered_in_their_order(self) -> None:
        fields = "Host: $HOST\r\nAuthorization: Bearer $TOKEN\r\n"
        received = self.raw("".join(
            f"GET {API}search?q=kata{number} HTTP/1.1\r\n{fields}\r\n" for number in range(20)))
        order = [received.find(f'"query":"kata{number}"'.encode()) for number in range(20)]
        self.assertEqual(received.count(b"HTTP/1.1 200 "), 20, received[:300])
        self.assertEqual(order, sorted(order))
        self.assertGreater(order[0], 0)


if __name__ == "__main__":
    unittest.main()
