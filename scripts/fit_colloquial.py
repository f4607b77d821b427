"""Fit geo/data/colloquial.json, what people mean by "40 km south east of X", to real phrases.

python -m scripts.fit_colloquial            writes the JSON and docs/colloquial.svg
python -m scripts.fit_colloquial --check    exit status 1 where they are not what is committed
python -m scripts.fit_colloquial --carry F  makes scripts/data/offset_phrases.csv.gz from F
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.colloquial.document import as_text, document
from scripts.colloquial.phrases import PHRASES, carry, load
from scripts.colloquial.plot import plot

ROOT = Path(__file__).parents[1]
FIT = ROOT / "geo" / "data" / "colloquial.json"
PLOT = ROOT / "docs" / "colloquial.svg"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="write nothing, compare")
    only.add_argument("--carry", type=Path, metavar="CSV", help="take the phrases from this file")
    options = parser.parse_args()
    if options.carry:
        PHRASES.write_bytes(carry(options.carry))
        return 0
    phrases = load()
    found = document(phrases)
    made = {FIT: as_text(found), PLOT: plot(found, phrases)}
    if not options.check:
        for path, text in made.items():
            path.write_text(text)
        return 0
    stale = [path for path, text in made.items() if path.read_text() != text]
    for path in stale:
        print(f"error: {path.name}: got another, expected what this fit gives", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
