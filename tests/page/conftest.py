"""A real browser before real servers: what these tests assert is what a person would see on the page."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.page.telegram import Telegram

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox inside containers, and no traffic of the browser's own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STARTING = 90.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(arguments: list[str], log: Path, **env: str) -> Iterator[str]:
    """A server of ours as its own process, until it answers; `{port}` in the arguments is a free one."""
    port = free_port()
    command = [sys.executable, *(argument.format(port=port) for argument in arguments)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=os.environ | env)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, address, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{address}/people/world").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, wherever this machine keeps it; without one these tests are skipped."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        pytest.skip("no Chromium on PATH")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


class Watched:
    """A page, and everything it complained about or asked of anybody but our own server."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.address = address
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(url)

    def open(self, language: str = "zh-Hans", **query: object) -> Page:
        """The page without its introduction, ready to be used."""
        facts = "".join(f"&{name}={value}" for name, value in query.items())
        self.page.goto(f"{self.address}/?lang={language}&quiet{facts}")
        self.page.wait_for_selector("html[data-ready]")
        return self.page


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Telegram]:
    """The simulator alone; the test is the bot."""
    log = tmp_path_factory.mktemp("simulator") / "log"
    alone = serving(["-m", "simulator", "--port", "{port}", "--world", "demo"], log)
    with alone as address, httpx.Client(base_url=address, timeout=20) as client:
        yield Telegram(address, client)


@pytest.fixture
def watched(browser: Browser, telegram: Telegram) -> Iterator[Watched]:
    """A fresh browser profile in front of the simulator."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    yield Watched(context, telegram.address)
    context.close()
