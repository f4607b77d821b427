"""`python -m geo.gazetteer`: make the index, if this version's is not there yet."""

from __future__ import annotations

import sys

from geo.gazetteer.build import bar, build, index_path


def main() -> int:
    path = index_path()
    try:
        if not path.is_file():
            build(path, bar())
    except OSError as error:
        sys.stderr.write(f"error: {path}: {error.strerror or error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
