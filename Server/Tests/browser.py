"""A real browser, without a window: Chromium by Selenium."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import time
import unittest
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from serving import Server

try:
    from selenium import webdriver
    from selenium.common.exceptions import (
        NoSuchElementException, StaleElementReferenceException, WebDriverException)
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.remote.webelement import WebElement
except ImportError:  # Said by `reason_missing`.
    webdriver = None  # type: ignore[assignment]

Value = TypeVar("Value")
WAIT_SECONDS = 10.0
WIDTHS = (360, 800, 1600)
HEIGHT = 900
# A folder for pictures of the page, where one is wanted.
PICTURES = os.environ.get("SCO_SEARCH_PICTURES")


def reason_missing() -> str:
    """Why there is no browser here; empty where there is one."""
    if webdriver is None:
        return "selenium is not installed"
    for program, package in (("chromium", "chromium"), ("chromedriver", "chromium-driver")):
        if shutil.which(program) is None:
            return f"{program} is not installed (Debian: {package})"
    return ""


def axe_script() -> str:
    """The source of axe-core, which a package carries."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        raise unittest.SkipTest("axe-playwright-python is not installed")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


class Browser:
    """One window."""

    def __init__(self, languages: str = "id", scripts: bool = True) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run", "--disable-default-apps", "--hide-scrollbars", "--mute-audio",
            "--force-color-profile=srgb", "--disable-features=Translate,MediaRouter,OptimizationHints",
        ):
            options.add_argument(argument)
        preferences: dict[str, object] = {"intl.accept_languages": languages}
        if not scripts:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        # All that was asked for in this test.
        self.addresses: list[str] = []
        self.size(1200)

    def close(self) -> None:
        self.driver.quit()

    # Looks

    def size(self, width: int, dark: bool = False, media: str = "") -> None:
        """How wide the page is, and which colors the reader prefers."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=HEIGHT,
                     deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.command("Emulation.setEmulatedMedia", media=media, features=[scheme, still])

    def picture(self, name: str, folder: str | None = PICTURES) -> None:
        """Keeps a picture where that is asked for."""
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.driver.save_screenshot(str(Path(folder) / f"{name}.png"))

    def command(self, name: str, **parameters: object) -> Any:
        """A command of Chrome's own protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def before_each_page(self, script: str) -> None:
        """Runs a script in every new page before its own."""
        self.command("Page.addScriptToEvaluateOnNewDocument", source=script)

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    # Going

    def visit(self, server: Server, path: str = "/") -> None:
        """Opens a page as one who has the printed address."""
        address = urllib.parse.urlsplit(path)
        query = "&".join(part for part in (address.query, f"token={server.token}") if part)
        self.driver.get(f"{server.origin}{address.path}?{query}")

    def go(self, server: Server, path: str) -> None:
        """Opens a page as one who was here before."""
        self.driver.get(server.origin + path)

    @property
    def parameters(self) -> dict[str, str]:
        """Those of the address bar."""
        query = urllib.parse.urlsplit(self.driver.current_url).query
        return dict(urllib.parse.parse_qsl(query))

    # Looking

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.until(lambda: self.driver.find_element(By.CSS_SELECTOR, selector), selector)

    def texts(self, selector: str) -> list[str]:
        """What the elements show, in one step: they may be exchanged meanwhile."""
        return list(self.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())",
            selector))

    def until(self, holds: Callable[[], Value], what: str = "", seconds: float = WAIT_SECONDS) -> Value:
        """Waits until something holds; gives it."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                if value := holds():
                    return value
                problem = "it does not"
            except (NoSuchElementException, StaleElementReferenceException) as error:
                problem = type(error).__name__
            if time.monotonic() > deadline:
                raise AssertionError(f"{what or 'it'} does not come about: {problem}; the page: "
                                     + self.run("return document.body.innerText")[:800])
            time.sleep(0.02)

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    # Doing

    def click(self, selector: str) -> None:
        self.one(selector)
        self.until(lambda: self._clicked(selector), f"a click on {selector}")

    def _clicked(self, selector: str) -> bool:
        try:
            self.driver.find_element(By.CSS_SELECTOR, selector).click()
        except WebDriverException as error:
            if "intercepted" in str(error) or "not interactable" in str(error):
                return False
            raise
        return True

    def keys(self, *keys: str) -> None:
        """Presses keys where the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def shifted(self, key: str) -> None:
        ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(key).key_up(Keys.SHIFT).perform()

    def drag(self, start: WebElement, end: WebElement) -> None:
        ActionChains(self.driver).click_and_hold(start).pause(0.05).move_to_element(end).pause(
            0.05).release().perform()

    # What went on

    def messages(self) -> list[str]:
        """All that the console has said since this was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requested(self) -> list[str]:
        """The addresses that were asked for since this was asked last."""
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
            elif message["method"] == "Network.webSocketCreated":
                asked.append(message["params"]["url"])
        self.addresses += asked
        return asked

    def violations(self) -> list[str]:
        """What axe finds, a line each."""
        if not self.run("return typeof window.axe === 'object'"):
            self.command("Runtime.evaluate", expression=self._axe())
        result = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "window.axe.run(document, {resultTypes: ['violations']})"
            ".then(r => done(r.violations), e => done([{id: String(e), nodes: []}]))")
        return [
            f"{found['id']}: {found.get('help', '')}: "
            + "; ".join(f"{node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
                        for node in found["nodes"][:3])
            for found in result]

    def _axe(self) -> str:
        if not hasattr(self, "_source"):
            self._source = axe_script()
        return self._source


class BrowserCase(unittest.TestCase):
    """A test in a browser, which all tests of a class share."""

    languages = "id"
    scripts = True
    browser: Browser

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        if missing := reason_missing():
            raise unittest.SkipTest(missing)
        cls.browser = Browser(cls.languages, cls.scripts)
        cls.addClassCleanup(cls.browser.close)

    def setUp(self) -> None:
        # What the page before still asks for belongs to the test before.
        self.browser.driver.get("about:blank")
        self.browser.command("Network.clearBrowserCookies")
        self.browser.size(1200)
        self.browser.messages()
        self.browser.requested()
        self.browser.addresses.clear()

    def must_be_quiet(self, server: Server, *expected: str) -> None:
        """The console has said nothing but what was expected, and nobody else was asked."""
        said = [message for message in self.browser.messages()
                if not any(part in message for part in expected)]
        self.assertEqual(said, [])
        self.browser.requested()
        self.assertTrue(self.browser.addresses)
        for address in self.browser.addresses:
            self.assertTrue(
                address.startswith(server.origin + "/"), f"another host is asked: {address}")
