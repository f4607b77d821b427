"""Leaflet without a network: a folium map whose scripts and styles come from installed packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import folium
from branca.element import MacroElement
from folium.template import Template

MOST_ZOOM = 18
NOTE = "Borders, rivers and towns: Natural Earth, generalised, not evidence"


class OfflineMap(folium.Map):
    """A folium map that names no address but those it is given.

    Args:
        box: what it shows at first: west, south, east, north in degrees.
        scripts, styles: addresses of what assets.py has, and of the basemap.
    """

    def __init__(
        self,
        box: tuple[float, float, float, float],
        scripts: list[str] | None = None,
        styles: list[str] | None = None,
    ) -> None:
        west, south, east, north = box
        super().__init__(
            location=[(south + north) / 2, (west + east) / 2],
            zoom_start=7,
            tiles=None,
            control_scale=True,
            max_zoom=MOST_ZOOM,
            attributionControl=False,
            world_copy_jump=False,
            min_zoom=2,
        )
        self.default_js = [(Path(src).name, src) for src in scripts or []]
        self.default_css = [(Path(href).name, href) for href in styles or []]


class Basemap(MacroElement):
    """The generalised basemap, which a script has put into `incidentBasemap`."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        incidentMap.basemap({{ this._parent.get_name() }}, window.incidentBasemap);
        L.control.attribution({position: "bottomright", prefix: false})
            .addAttribution("<span class='im-note'>{{ this.note }}</span>")
            .addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )
    note: ClassVar[str] = NOTE

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Basemap"


class Claims(folium.FeatureGroup):
    """A scene's claims; `data` is what Scene.data encoded."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = incidentMap.claims(
            {{ this._parent.get_name() }}, {{ this.data }});
        {% if this.show %}{{ this.get_name() }}.addTo({{ this._parent.get_name() }});{% endif %}
        {% endmacro %}
        """
    )

    def __init__(self, data: str, **options: Any) -> None:
        super().__init__(**options)
        self.data = data
