"""Many readers for a long time, while the index changes."""

from __future__ import annotations

import statistics
import threading
import time

from bench import Part, say
from child import run
from comparisons import Comparison
from load import load
from mix import write
from serving import Server
from setting import Setting

HEADINGS = ("minutes", "connections", "requests", "failed", "p50 ms", "p99 ms", "max ms", "commits",
            "MB early", "MB late")
CONNECTIONS = 32
REINDEX_SECONDS = 20.0
SAMPLE_SECONDS = 1.0
# How much of the memory after the first quarter the last quarter may have.
MEMORY_GOAL = 1.1


class Writer(threading.Thread):
    """Changes an article and brings the index up to date, every so many seconds."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.stop = threading.Event()
        self.commits = 0
        self.failure: Exception | None = None

    def run(self) -> None:
        path = self.setting.articles / "bench-server.txt"
        try:
            while not self.stop.wait(REINDEX_SECONDS):
                path.write_text(f"Kabar ke-{self.commits}\n\nHarga beras berubah lagi hari ini, "
                                f"kata pedagang nomor {self.commits} di pasar.\n")
                run([str(self.setting.command), "reindex", "--index", str(self.setting.index), "--quiet"])
                self.commits += 1
        except Exception as error:
            self.failure = error
        finally:
            path.unlink(missing_ok=True)
            run([str(self.setting.command), "reindex", "--index", str(self.setting.index), "--quiet"])


class Memory(threading.Thread):
    """Looks at the server's memory."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self.server = server
        self.stop = threading.Event()
        self.megabytes: list[float] = []

    def run(self) -> None:
        while not self.stop.wait(SAMPLE_SECONDS):
            self.megabytes.append(self.server.megabytes)

    def quarter(self, number: int) -> float:
        """The median of a quarter of the time."""
        length = max(1, len(self.megabytes) // 4)
        return statistics.median(self.megabytes[number * length:][:length] or [0.0])


def measure(setting: Setting) -> Part:
    part = Part(HEADINGS)
    say(f"{setting.minutes:g} minutes at {CONNECTIONS} connections")
    _, addresses = write(setting.folder, setting.steps)
    with Server(setting.index, command=setting.command) as server:
        # What every request needs once is there before it counts.
        load(server.origin, server.token, addresses, CONNECTIONS, 5)
        watchers: list[Writer | Memory] = [Writer(setting), Memory(server)]
        for watcher in watchers:
            watcher.start()
        started = time.monotonic()
        try:
            figures = load(server.origin, server.token, addresses, CONNECTIONS,
                           60 * setting.minutes)
        finally:
            for watcher in watchers:
                watcher.stop.set()
            for watcher in watchers:
                watcher.join()
        minutes = (time.monotonic() - started) / 60
    writer, memory = watchers
    assert isinstance(writer, Writer) and isinstance(memory, Memory)
    if writer.failure:
        raise writer.failure
    early, late = memory.quarter(1), memory.quarter(3)
    part.rows.append((
        f"{minutes:.1f}", str(CONNECTIONS), f"{figures['requests']:,.0f}",
        f"{figures['failed']:.0f}", *(f"{figures[p] / 1e3:.1f}" for p in ("p50", "p99", "max")),
        str(writer.commits), f"{early:.0f}", f"{late:.0f}"))
    part.figures.append(figures | {
        "minutes": minutes, "commits": writer.commits, "megabytes": memory.megabytes})
    part.comparisons += [
        Comparison("failed requests", figures["failed"], "", goal=0),
        Comparison("memory in the last quarter", late, "MB", "the second quarter", early,
                   MEMORY_GOAL),
    ]
    return part
