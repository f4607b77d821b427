"""The program's own server, started as a reader starts it, on a port that is free."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PATIENCE_S = 60


@dataclass(frozen=True)
class Server:
    """A server that runs. `log` has what it wrote to its terminal, `dossiers` is its workspace."""

    port: int
    log: Path
    dossiers: Path

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}/"

    def text(self, path: str) -> str:
        """The text of an answer; "refused" for one that there is not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                body: bytes = answer.read()
                return body.decode()
        except urllib.error.HTTPError as refusal:
            refusal.close()
            return "refused"

    def get(self, path: str) -> tuple[int, dict[str, str]]:
        """Status and headers (names in lower case) of an answer."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server until the block ends; it reads the project's own .streamlit/config.toml.

    Its workspace is under the folder, so that no test writes into the checkout.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log, dossiers = folder / "server.log", folder / "dossiers"
    environment = {**os.environ, "INCIDENT_MAP_DOSSIERS": str(dossiers)}
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.headless", "true", "--server.port", str(port)]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            _wait(process, port, log)
            yield Server(port, log, dossiers)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')}")
