"""Who may ask, under which names, from which pages; and what every answer carries."""

from __future__ import annotations

import http.cookies
import unittest
import urllib.parse

from cases import ServerCase, collection
from serving import API, Answer, Server, target

SECURITY = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
}
SEARCH = target("search", q="ikan")


def problem_of(case: unittest.TestCase, answer: Answer, status: int) -> dict[str, object]:
    """Checks a problem of RFC 9457."""
    case.assertEqual(answer.status, status, answer)
    case.assertEqual(answer.kind, "application/problem+json", answer)
    problem: dict[str, object] = answer.json()
    case.assertEqual(problem["status"], status)
    case.assertTrue(problem["title"] and problem["detail"], problem)
    return problem


class TokenTests(ServerCase):
    def test_nothing_is_answered_without_the_token(self) -> None:
        paths = [SEARCH, API + "articles/pupuk", API + "similar/pupuk", target("suggest", q="ik"),
                 target("translations", word="air", lang="id"), API + "stats", API + "health",
                 API + "openapi.json", "/", "/?q=ikan", "/metrics", "/tidak-ada"]
        for path in paths:
            with self.subTest(path=path):
                answer = self.server.ask(path, bearer=False)
                self.assertEqual(answer.status, 401, answer)
                self.assertIn("WWW-Authenticate", answer.headers)
                self.assertNotIn(self.server.token.encode(), answer.body)
                if path.startswith(API):
                    problem_of(self, answer, 401)

    def test_a_token_that_is_not_it(self) -> None:
        token = self.server.token
        wrong = [token[:-1], token + "x", token[::-1], token.swapcase(), "", " ", "x" * 5_000,
                 "\u0130", "null"]
        for text in wrong:
            for headers in ({"Authorization": f"Bearer {text}".encode().decode("latin-1")},
                            {"Authorization": f"Basic {token}"}, {"Authorization": token},
                            {"Cookie": f"sco-search-{self.server.port}={text}"
                                .encode().decode("latin-1")}):
                with self.subTest(headers={key: value[:60] for key, value in headers.items()}):
                    answer = self.server.ask(SEARCH, bearer=False, headers=headers)
                    self.assertEqual(answer.status, 401, answer)
            answer = self.server.ask("/?" + urllib.parse.urlencode({"token": text}), bearer=False)
            self.assertEqual(answer.status, 401, answer)

    def test_the_scheme_is_read_in_any_case(self) -> None:
        for scheme in ("Bearer", "bearer", "BEARER"):
            answer = self.server.ask(
                SEARCH, bearer=False, headers={"Authorization": f"{scheme} {self.server.token}"})
            self.assertEqual(answer.status, 200, scheme)

    def visit(self, address: str) -> tuple[Answer, http.cookies.Morsel[str]]:
        answer = self.server.ask(address, bearer=False)
        self.assertIn(answer.status, (302, 303, 307), answer)
        cookies: http.cookies.SimpleCookie = http.cookies.SimpleCookie(
            answer.headers["Set-Cookie"])
        self.assertEqual(len(cookies), 1)
        return answer, next(iter(cookies.values()))

    def test_the_first_visit_turns_the_token_into_a_cookie(self) -> None:
        token = self.server.token
        for query, rest in ((f"token={token}", "/"),
                            (f"q=ikan+asap&token={token}&lang=id", "/?q=ikan%20asap&lang=id"),
                            (f"token={token}&q=%26%3D%23", "/?q=%26%3D%23")):
            with self.subTest(query=query):
                answer, cookie = self.visit("/?" + query)
                place = answer.headers["Location"]
                self.assertNotIn(token, place)
                self.assertEqual(
                    urllib.parse.parse_qs(urllib.parse.urlsplit(place).query),
                    urllib.parse.parse_qs(urllib.parse.urlsplit(rest).query))
                self.assertEqual(urllib.parse.urlsplit(place).path, "/")
                self.assertEqual(urllib.parse.urlsplit(place).netloc, "")
                self.assertIn(str(self.server.port), cookie.key)
                self.assertTrue(cookie["httponly"])
                self.assertEqual(cookie["samesite"].lower(), "strict")
                self.assertEqual(cookie["path"], "/")
                self.assertEqual(cookie["domain"], "")
                for path in (place, SEARCH):
                    shown = self.server.ask(
                        path, bearer=False, headers={"Cookie": f"{cookie.key}={cookie.value}"})
                    self.assertEqual(shown.status, 200, shown)

    def test_a_link_from_elsewhere_makes_a_page_that_leads_on(self) -> None:
        """The cookie does not go with a redirect of what another page began."""
        answer = self.server.ask(
            f"/?q=%22%3E%3Cb&token={self.server.token}", bearer=False, headers={
                "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate",
                "Sec-Fetch-Dest": "document"})
        self.assertEqual((answer.status, answer.kind), (200, "text/html"), answer)
        self.assertIn("SameSite=Strict", answer.headers["Set-Cookie"])
        self.assertIn('content="0; url=/?q=%22%3E%3Cb"', answer.text)
        self.assertNotIn(self.server.token, answer.text)

    def test_the_redirect_leads_to_no_other_host(self) -> None:
        token = self.server.token
        for path in ("//evil.example/", "/\\evil.example/", "//evil.example/%2f..", "/%2f%2fevil"):
            with self.subTest(path=path):
                answer = self.server.ask(f"{path}?token={token}", bearer=False)
                place = answer.headers.get("Location", "/")
                self.assertTrue(place.startswith("/") and place[1:2] not in ("/", "\\"), place)

    def test_a_cookie_among_others(self) -> None:
        _, cookie = self.visit(f"/?token={self.server.token}")
        own = f"{cookie.key}={cookie.value}"
        for given, status in (
            (f"a=b; {own}", 200), (f"{own}; a=b", 200), (f'a="x;y"; {own}', 200),
            (f"x{own}", 401), (own.replace(cookie.key, cookie.key + "0"), 401),
            (own.replace(str(self.server.port), "1"), 401), (f"a={own}", 401),
        ):
            with self.subTest(given=given):
                answer = self.server.ask(SEARCH, bearer=False, headers={"Cookie": given})
                self.assertEqual(answer.status, status, answer)

    def test_the_interface_takes_no_token_from_the_address(self) -> None:
        """Addresses of programs stand in logs; INTERFACE gives them bearer and cookie."""
        answer = self.server.ask(SEARCH + f"&token={self.server.token}", bearer=False)
        self.assertEqual(answer.status, 401, answer)


class HostTests(ServerCase):
    def of_host(self, *hosts: str, server: Server | None = None) -> int:
        used = server or self.server
        return used.ask(SEARCH, host=False, headers=[("Host", host) for host in hosts]).status

    def test_names_of_the_server(self) -> None:
        port = self.server.port
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}",
                     f"LocalHost:{port}", f"[::1]:{port}"):
            with self.subTest(host=host):
                self.assertEqual(self.of_host(host), 200)

    def test_names_that_lead_here_and_are_not_ours(self) -> None:
        port = self.server.port
        for host in (
            f"evil.example:{port}", "evil.example", f"127.0.0.1.nip.example:{port}",
            f"localhost.evil.example:{port}", f"localhost.:{port}x", f"evil.localhost.example:{port}",
            f"127.0.0.1:{port + 1}", "127.0.0.1:80", "localhost:443", f"0x7f000001:{port}",
            f"2130706433:{port}", f"127.1:{port}", f"0.0.0.0:{port}", f"[::ffff:127.0.0.1]:{port}",
            f"user@127.0.0.1:{port}", f"127.0.0.1:{port}@evil.example", f"127.0.0.1:{port}/", "",
            f"localhost:{port}, evil.example", f"localhost:+{port}", f"local\thost:{port}",
            "null", f"l\u00f6calhost:{port}".encode().decode("latin-1"), f":{port}", f"[::1:{port}",
        ):
            with self.subTest(host=host):
                self.assertIn(self.of_host(host), (400, 403))

    def test_missing_or_twice(self) -> None:
        port = self.server.port
        for hosts in ((), (f"127.0.0.1:{port}", "evil.example"), ("evil.example", f"127.0.0.1:{port}"),
                      (f"127.0.0.1:{port}", f"127.0.0.1:{port}")):
            with self.subTest(hosts=hosts):
                self.assertIn(self.of_host(*hosts), (400, 403))

    def test_the_name_in_the_address_of_a_proxy_request(self) -> None:
        for where in ("http://evil.example/api/v1/health", f"http://evil.example{SEARCH}"):
            answer = self.server.ask(where)
            self.assertIn(answer.status, (400, 403, 404), answer)

    def test_http_1_0_without_a_host(self) -> None:
        answer = self.server.send(
            f"GET {SEARCH} HTTP/1.0\r\nAuthorization: Bearer {self.server.token}\r\n\r\n".encode())
        self.assertRegex(answer.split(b"\r\n")[0], rb"^HTTP/1\.[01] (400|403) ")

    def test_names_that_are_allowed(self) -> None:
        with Server(collection().index, "--allow-host", "cari.kantor.example", "--allow-host",
                    "arsip.example:8443") as server:
            port = server.port
            for host, status in (
                ("cari.kantor.example", 200), (f"cari.kantor.example:{port}", 200),
                ("CARI.Kantor.example", 200), ("arsip.example:8443", 200),
                (f"127.0.0.1:{port}", 200), ("kantor.example", 403), ("x.cari.kantor.example", 403),
                ("cari.kantor.example.evil.example", 403), ("arsip.example:1", 403),
            ):
                with self.subTest(host=host):
                    self.assertEqual(self.of_host(host, server=server), status)
            for host, origin, status in (
                ("cari.kantor.example", "https://cari.kantor.example", 200),
                ("cari.kantor.example", "http://evil.example", 403),
                ("arsip.example:8443", "https://arsip.example:8443", 200),
            ):
                with self.subTest(host=host, origin=origin):
                    answer = server.ask(
                        SEARCH, host=False, headers=[("Host", host), ("Origin", origin)])
                    self.assertEqual(answer.status, status, answer)

    def test_a_refusal_is_a_problem_and_says_what_to_do(self) -> None:
        answer = self.server.ask(SEARCH, host=False, headers={"Host": "evil.example"})
        problem = problem_of(self, answer, 403)
        self.assertIn("--allow-host", " ".join(map(str, problem.values())))


class OriginTests(ServerCase):
    def test_pages_that_may_ask(self) -> None:
        port = self.server.port
        for origin, status in (
            (f"http://127.0.0.1:{port}", 200), (f"http://localhost:{port}", 200),
            (f"http://[::1]:{port}", 200), ("null", 403), ("", 403), ("http://evil.example", 403),
            (f"http://127.0.0.1:{port + 1}", 403), ("http://127.0.0.1", 403),
            (f"https://127.0.0.1:{port}", 403), (f"http://127.0.0.1:{port}.evil.example", 403),
            (f"http://evil.example:{port}", 403), ("file://", 403), ("moz-extension://abc", 403),
            (f"http://127.0.0.1:{port} http://evil.example", 403), (f"127.0.0.1:{port}", 403),
            (f"http://user@127.0.0.1:{port}", 403),
        ):
            for path in (SEARCH, "/?q=ikan", "/"):
                with self.subTest(origin=origin, path=path):
                    answer = self.server.ask(path, headers={"Origin": origin})
                    self.assertEqual(answer.status, status, answer)
                    self.assertNotIn("Access-Control-Allow-Origin", answer.headers)

    def test_parts_of_other_pages(self) -> None:
        """What browsers say of who loads it, also without `Origin` (Fetch Metadata)."""
        for site, mode, destination, status in (
            ("same-origin", "cors", "empty", 200), ("same-origin", "navigate", "document", 200),
            ("none", "navigate", "document", 200), ("cross-site", "navigate", "document", 200),
            ("same-site", "navigate", "document", 200), ("cross-site", "no-cors", "image", 403),
            ("same-site", "no-cors", "script", 403), ("cross-site", "navigate", "iframe", 403),
            ("same-site", "navigate", "object", 403), ("cross-site", "cors", "empty", 403),
        ):
            for path in (SEARCH, "/?q=ikan", "/original/pupuk"):
                with self.subTest(site=site, mode=mode, destination=destination, path=path):
                    answer = self.server.ask(path, headers={
                        "Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode,
                        "Sec-Fetch-Dest": destination})
                    self.assertEqual(answer.status, status, answer)

    def test_no_preflight_is_granted(self) -> None:
        answer = self.server.ask(SEARCH, "OPTIONS", headers={
            "Origin": "http://evil.example", "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "authorization",
            "Access-Control-Request-Private-Network": "true"})
        self.assertIn(answer.status, (403, 405), answer)
        self.assertFalse([name for name in answer.headers if name.lower().startswith("access-control")])

    def test_methods(self) -> None:
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"):
            for path in (SEARCH, "/", API + "articles/pupuk"):
                with self.subTest(method=method, path=path):
                    answer = self.server.ask(path, method, body=b"q=ikan")
                    problem_of(self, answer, 405)
                    self.assertIn("GET", answer.headers["Allow"])
        foreign = self.server.ask(SEARCH, "POST", body=b"", headers={"Origin": "http://evil.example"})
        self.assertEqual(foreign.status, 403, foreign)


class HeaderTests(ServerCase):
    def answers(self) -> dict[str, Answer]:
        ask = self.server.ask
        tag = ask(SEARCH).headers["ETag"]
        return {
            "search": ask(SEARCH), "not modified": ask(SEARCH, headers={"If-None-Match": tag}),
            "page": ask("/"), "page with a query": ask("/?q=ikan"), "metrics": ask("/metrics"),
            "400": ask(target("search", q="a", limit="x")), "401": ask(SEARCH, bearer=False),
            "401 of the page": ask("/", bearer=False, headers={"Accept": "text/html"}),
            "403": ask(SEARCH, headers={"Origin": "null"}), "404": ask(API + "nothing"),
            "404 of the page": ask("/nothing", headers={"Accept": "text/html"}),
            "405": ask(SEARCH, "POST", body=b""),
            "414": ask(API + "articles/" + "a" * 40_000),
            "431": ask(SEARCH, headers={"X-Large": "a" * 20_000}),
            "redirect": ask(f"/?token={self.server.token}", bearer=False),
            "head": ask(SEARCH, "HEAD"), "openapi": ask(API + "openapi.json"),
        }

    def test_every_answer_tells_the_browser_what_it_may(self) -> None:
        for name, answer in self.answers().items():
            with self.subTest(answer=name):
                if name[:3].isdigit():
                    self.assertEqual(answer.status, int(name[:3]), answer)
                for header, value in SECURITY.items():
                    self.assertEqual(answer.headers.get(header), value, header)
                policy = answer.headers.get("Content-Security-Policy", "")
                self.assertIn("default-src 'none'", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                for dangerous in ("unsafe-inline", "unsafe-eval", "data:", "*", "http"):
                    self.assertNotIn(dangerous, policy)
                self.assertIn("cache-control", {key.lower() for key in answer.headers})
                self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
                self.assertNotIn("public", answer.headers.get("Cache-Control", ""))
                if answer.body:
                    self.assertIn("Content-Type", answer.headers)

    def test_head_is_get_without_the_body(self) -> None:
        for path in (SEARCH, "/", API + "articles/pupuk", API + "articles/none", API + "stats"):
            with self.subTest(path=path):
                got, head = self.server.ask(path), self.server.ask(path, "HEAD")
                self.assertEqual((head.status, head.body), (got.status, b""))
                same = ("Content-Type", "ETag", "Content-Security-Policy")
                self.assertEqual(
                    [head.headers[name] for name in same], [got.headers[name] for name in same])

    def test_no_token_in_any_answer(self) -> None:
        for name, answer in self.answers().items():
            if name == "redirect":
                continue
            with self.subTest(answer=name):
                self.assertNotIn(self.server.token, str(answer.headers))
                self.assertNotIn(self.server.token.encode(), answer.body)


if __name__ == "__main__":
    unittest.main()
