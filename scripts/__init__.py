"""Scripts: they make files that are committed, and find a browser; the program needs none."""
