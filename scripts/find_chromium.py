"""Print the path of a Chromium for the browser tests, installing one where that is allowed.

One that is there is taken; else Debian's package where this user may install it; else the one
that Playwright downloads. Without any the exit status is 1: browser tests are never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    for find in (_from_environment, _named, _from_debian, _from_playwright):
        path = find()
        if path:
            print(path)
            return 0
    print("error: no Chromium was found and none could be installed", file=sys.stderr)
    return 1


def _from_environment() -> str | None:
    return os.environ.get("CHROMIUM") or None


def _named() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _from_debian() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]):
        if not _run(command):
            return None
    return _named()


def _from_playwright() -> str | None:
    if not _run([sys.executable, "-m", "playwright", "install", "chromium"]):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return str(playwright.chromium.executable_path)


def _run(command: list[str]) -> bool:
    """Run a command with its output on stderr, where it does not mix with the answer."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
