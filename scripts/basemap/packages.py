"""Packages: those of Debian that the data are taken from, downloaded, checked and unpacked."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

PACKAGE_ROW = r"(?m)^\| `(\S+\.deb)` \| (\S+) \| (\S+) \| `([0-9a-f]{64})` \|"
"""File, package, version and SHA-256, as PROVENANCE.md lists them."""


def unpack(package: tuple[str, str, str, str], cache: Path, into: Path) -> None:
    """Extract a package, downloaded to the cache first if it is not there."""
    file, name, version, sha256 = package
    if not (cache / file).exists():
        subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=cache, check=True)
    got = hashlib.sha256((cache / file).read_bytes()).hexdigest()
    if got != sha256:
        raise SystemExit(f"error: {file}: got sha256 {got}, expected {sha256}")
    subprocess.run(["dpkg-deb", "-x", cache / file, into], check=True)
