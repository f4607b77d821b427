"""Page: one HTML file with the map and every claim in words; it opens without a network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from incidents import tell
from incidents.model import Claim, Dossier
from incidents.render import assets, basemap
from incidents.render.encode import identifier, references
from incidents.render.leaflet import NOTE, Basemap, Claims, OfflineMap
from incidents.render.scene import Scene

_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
_FOLLOW = """
%s.on("click", (event) => {
  const clicked = event.propagatedFrom || event.sourceTarget;
  const row = clicked && clicked.feature
    && document.getElementById("claim-" + clicked.feature.properties.id);
  if (row) { row.scrollIntoView({ behavior: "smooth" }); row.focus({ preventScroll: true }); }
});
"""


def page(dossier: Dossier, claims: tuple[Claim, ...]) -> bytes:
    """The HTML page of some of a dossier's claims, in UTF-8."""
    scene = Scene(dossier)
    folium_map = OfflineMap(scene.box)
    layer = Claims(scene.data(claims))
    folium_map.add_child(Basemap()).add_child(layer)
    root: Any = folium_map.get_root()
    root.render()
    scripts = [
        assets.scripts(),
        basemap.script(basemap.around(scene.box)).decode(),
    ]
    styles = [assets.styles(), (assets.STATIC / "page.css").read_text(encoding="utf-8")]
    follow = _FOLLOW % layer.get_name()
    return "".join(
        [
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{references(dossier.title)}</title>",
            *(f"<style>{style}</style>" for style in styles),
            *(f"<script>{script}</script>" for script in scripts),
            root.header.render(),
            "</head><body>",
            f"<header><h1>{references(dossier.title)}</h1>",
            f"<p>{references(dossier.description or '')}</p></header>",
            f'<div class="map">{root.html.render()}</div>',
            f'<p class="note">{NOTE}. Every region is what the words of a claim allow, as worded; '
            "this page does not say who is right.</p>",
            *_rows(scene, claims),
            f"<script>{root.script.render()}{follow}</script></body></html>\n",
        ]
    ).encode("utf-8")


def _rows(scene: Scene, claims: tuple[Claim, ...]) -> Iterator[str]:
    wanted = {claim.id for claim in claims}
    for incident in scene.dossier.incidents:
        told = [claim for claim in claims if claim.incident == incident.id and claim.id in wanted]
        if told:
            yield f"<h2>{references(incident.title)}</h2>"
            for claim in told:
                yield from _claim(scene, claim)


def _claim(scene: Scene, claim: Claim) -> Iterator[str]:
    dossier = scene.dossier
    yield f'<article id="claim-{identifier(claim.id)}" tabindex="-1">'
    yield f"<h3>{scene.number[claim.id]} · {references(claim.title)}</h3>"
    yield "<dl>"
    for name, value in tell.claim_facts(dossier, claim):
        yield f"<dt>{references(name)}</dt><dd>{references(value)}</dd>"
    yield "</dl>"
    for citation in claim.citations:
        source = dossier.source[citation.source]
        yield f'<blockquote dir="auto">{references(citation.quote)}</blockquote>'
        where = ", ".join(filter(None, (source.publisher, source.title, citation.where)))
        yield f"<p class=source>{references(f'{citation.quote_kind}: {where}')}</p>"
    yield "</article>"
