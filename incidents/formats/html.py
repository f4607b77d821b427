"""HTML: placeholder until render."""
SUFFIX = ".html"
def render(dossier, claims): return b""
