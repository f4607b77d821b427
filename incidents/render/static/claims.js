// Claims: regions, badges, places, the measured line and the legend.
"use strict";

(function () {
  const { theme, text, element, latLngs, fit } = incidentMap;
  const SHAPES = {
    circle: '<circle cx="12" cy="12" r="9.5"/>',
    square: '<rect x="3" y="3" width="18" height="18"/>',
    triangle: '<path d="M12 1 L23 21.5 L1 21.5 Z"/>',
    diamond: '<path d="M12 0.5 L23.5 12 L12 23.5 L0.5 12 Z"/>',
    pentagon: '<path d="M12 1 L23 9.4 L18.8 22 L5.2 22 L1 9.4 Z"/>',
    hexagon: '<path d="M6.5 2.5 L17.5 2.5 L23 12 L17.5 21.5 L6.5 21.5 L1 12 Z"/>',
    octagon: '<path d="M8 2 L16 2 L22 8 L22 16 L16 22 L8 22 L2 16 L2 8 Z"/>',
    shield: '<path d="M2 2 L22 2 L22 12 L12 23 L2 12 Z"/>',
  };
  const DASHES = { event: null, presence: "2 6", route: "12 6", excluded: "6 4", scope: "1 7" };

  function claims(map, data) {
    theme.now = theme.all[data.theme] || theme.all.light;
    if (map.incidentRestyle && map.incidentTheme !== data.theme) map.incidentRestyle();
    map.incidentTheme = data.theme;
    map.getContainer().dataset.theme = data.theme;
    const all = L.featureGroup();
    const regions = L.geoJSON(data.regions, {
      style: (feature) => regionStyle(feature.properties),
      onEachFeature: (feature, layer) => tooltip(layer, feature.properties),
    });
    const places = L.geoJSON(data.places, {
      style: () => ({ color: theme.now.ink, weight: 1.5, fillOpacity: 0.06 }),
      pointToLayer: (feature, latlng) => L.circleMarker(latlng, {
        radius: 3.5, weight: 1.5, color: theme.now.ink, fillColor: theme.now.halo, fillOpacity: 1,
      }),
      onEachFeature: (feature, layer) => tooltip(layer, feature.properties),
    });
    const badges = L.geoJSON(data.badges, {
      pointToLayer: (feature, latlng) => badge(feature.properties, latlng),
      onEachFeature: (feature, layer) => tooltip(layer, feature.properties),
    });
    const leaders = L.layerGroup();
    all.addLayer(regions).addLayer(places).addLayer(leaders).addLayer(badges);
    if (data.line) all.addLayer(measured(data.line));
    if (data.sketch) all.addLayer(sketch(data.sketch));
    if (data.picking) all.addLayer(picker(map));
    all.on("add", () => {
      hatch(map);
      places.eachLayer((layer) => { if (layer instanceof L.CircleMarker) layer.bringToFront(); });
      legend(map, data.legend);
      caption(map, data.caption);
      look(map, data.view);
      spread(map, badges, leaders);
    });
    map.off("zoomend", map.incidentSpread || (() => {}));
    map.incidentSpread = () => spread(map, badges, leaders);
    map.on("zoomend", map.incidentSpread);
    return all;
  }

  function regionStyle(own) {
    const chosen = own.selected;
    return {
      color: own.colour, weight: chosen ? 4 : own.wide ? 1 : 1.8,
      opacity: chosen ? 1 : own.dimmed || own.wide ? 0.4 : 1,
      dashArray: DASHES[own.role], fillColor: own.role === "excluded" ? "url(#im-hatch)" : own.colour,
      fill: own.filled,
      fillOpacity: own.role === "excluded" ? (own.dimmed ? 0.2 : 0.55)
        : chosen ? 0.22 : own.dimmed ? 0.03 : 0.09,
    };
  }

  function badge(own, latlng) {
    const size = own.selected ? 34 : 26;
    const icon = L.divIcon({ className: "im-badge", html: "", iconSize: [size, size] });
    const marker = L.marker(latlng, { icon, keyboard: true, zIndexOffset: own.selected ? 1000 : 0 });
    marker.on("keydown", (event) => {
      if (event.originalEvent.key === "Enter") marker.fire("click", { latlng: marker.getLatLng() }, true);
    });
    marker.on("add", () => {
      const holder = marker.getElement();
      holder.setAttribute("aria-label", text(own.label));
      holder.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${SHAPES[own.shape]}</svg>`;
      holder.querySelector("svg").style.fill = own.colour;
      holder.style.opacity = own.dimmed ? 0.45 : 1;
      if (own.selected) holder.classList.add("im-selected");
      holder.classList.add("im-" + own.shape);
      const words = element("span", "", text(own.number));
      words.style.color = own.ink;
      holder.append(words);
    });
    return marker;
  }

  // Badges that would cover each other stand beside their place, on a line to it; one that finds no
  // room near it is counted on the nearest badge instead, until the reader comes closer.
  const ROOM = 29;
  const SPOTS = [[0, 0]];
  for (const ring of [1, 2]) {
    for (let step = 0; step < 8 * ring; step++) {
      const turn = (2 * Math.PI * step) / (8 * ring);
      SPOTS.push([Math.sin(turn) * ROOM * ring * 1.25, -Math.cos(turn) * ROOM * ring * 1.25]);
    }
  }

  function spread(map, badges, leaders) {
    leaders.clearLayers();
    const placed = [], markers = badges.getLayers();
    const weight = (marker) => marker.feature.properties.selected ? -1 : marker.feature.properties.order;
    markers.sort((a, b) => weight(a) - weight(b));
    for (const marker of markers) {
      const holder = marker.getElement(), own = marker.feature.properties;
      if (!holder) continue;
      const at = map.latLngToContainerPoint(marker.getLatLng());
      const near = (x, y) => placed.find((p) => Math.abs(p.x - x) < ROOM && Math.abs(p.y - y) < ROOM);
      const spot = SPOTS.find(([dx, dy]) => !near(at.x + dx, at.y + dy));
      holder.style.display = spot ? "" : "none";
      if (!spot) {
        placed.sort((p, q) => Math.hypot(p.x - at.x, p.y - at.y) - Math.hypot(q.x - at.x, q.y - at.y));
        placed[0].more += own.count;
        continue;
      }
      const [dx, dy] = spot, size = own.selected ? 17 : 13;
      placed.push({ x: at.x + dx, y: at.y + dy, more: own.count - 1, holder });
      holder.style.marginLeft = `${dx - size}px`;
      holder.style.marginTop = `${dy - size}px`;
      if (dx || dy) {
        const end = map.containerPointToLatLng([at.x + dx, at.y + dy]);
        const style = { color: own.colour, weight: 1.5, interactive: false, opacity: own.dimmed ? 0.4 : 1 };
        leaders.addLayer(L.polyline([marker.getLatLng(), end], style));
      }
    }
    for (const { holder, more } of placed) {
      holder.querySelector(".im-more")?.remove();
      if (more) holder.append(element("span", "im-more", "+" + more));
    }
  }

  function tooltip(layer, own) {
    layer.bindTooltip(() => {
      const holder = element("div", "im-tooltip");
      for (const line of own.lines) holder.append(element("div", "", text(line)));
      return holder;
    }, { sticky: true, direction: "top" });
  }

  function measured(line) {
    const group = L.featureGroup();
    const style = { color: theme.now.ink, weight: 3, dashArray: "1 7", lineCap: "round", interactive: false };
    group.addLayer(L.polyline(latLngs(line.points), style));
    for (const end of [line.points[0], line.points[line.points.length - 1]]) {
      group.addLayer(L.circleMarker([end[1], end[0]], {
        radius: 5, color: theme.now.ink, weight: 2, fillColor: theme.now.halo, fillOpacity: 1, interactive: false,
      }));
    }
    const middle = line.points[Math.floor(line.points.length / 2)];
    const icon = L.divIcon({ className: "im-distance", html: "", iconSize: [0, 0] });
    const marker = L.marker([middle[1], middle[0]], { icon, interactive: false, keyboard: false });
    marker.on("add", () => marker.getElement().append(element("span", "", text(line.label))));
    return group.addLayer(marker);
  }

  // What the words that are being typed allow; clicks go through it to what lies below.
  function sketch(own) {
    const style = { color: theme.now.ink, weight: 3, dashArray: "8 5", fillColor: theme.now.ink, fillOpacity: 0.12 };
    const group = L.featureGroup([L.geoJSON(own.region, { interactive: false, style })]);
    if (own.center) {
      group.addLayer(L.circleMarker([own.center[1], own.center[0]], {
        radius: 4, weight: 2, color: theme.now.ink, fillColor: theme.now.halo, fillOpacity: 1, interactive: false,
      }));
    }
    return group;
  }

  // The whole ground, unseen: what is clicked on it is the point where it was clicked.
  function picker(map) {
    const ground = L.rectangle([[-85, -540], [85, 540]], { stroke: false, fillOpacity: 0, className: "im-picker" });
    let where = null;
    ground.on("click", (event) => { where = event.latlng.wrap(); });
    ground.toGeoJSON = () => ({
      type: "Feature", properties: { picked: map.getZoom() },
      geometry: { type: "Point", coordinates: [where.lng, where.lat] },
    });
    return ground;
  }

  function hatch(map) {
    const svg = map.getPane("overlayPane").querySelector("svg");
    if (!svg || svg.querySelector("#im-hatch")) return;
    const space = "http://www.w3.org/2000/svg", make = (name) => document.createElementNS(space, name);
    const pattern = make("pattern"), stroke = make("path"), defs = make("defs");
    for (const [key, value] of Object.entries({
      id: "im-hatch", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
    })) pattern.setAttribute(key, value);
    stroke.setAttribute("d", "M0 0 V9");
    stroke.setAttribute("stroke", "#7a7a7a");
    stroke.setAttribute("stroke-width", "3");
    pattern.append(stroke);
    defs.append(pattern);
    svg.prepend(defs);
  }

  function legend(map, rows) {
    if (map.incidentLegend) map.incidentLegend.remove();
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const holder = element("details", "im-legend leaflet-control");
      holder.open = map.getSize().x > 520;
      holder.append(element("summary", "", "Legend"));
      for (const row of rows) {
        const line = element("div", "im-legend-row");
        const mark = element("span", "im-legend-mark");
        if (row.shape) {
          mark.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${SHAPES[row.shape]}</svg>`;
          mark.querySelector("svg").style.fill = row.colour;
        } else mark.classList.add("im-role-" + row.role);
        line.append(mark, element("span", "", text(row.label)));
        holder.append(line);
      }
      L.DomEvent.disableClickPropagation(holder).disableScrollPropagation(holder);
      return holder;
    };
    map.incidentLegend = control.addTo(map);
  }

  // The arithmetic of what is looked at, in a sentence.
  function caption(map, words) {
    if (map.incidentCaption) map.incidentCaption.remove();
    map.incidentCaption = null;
    if (!words) return;
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      const holder = element("div", "im-caption leaflet-control", text(words));
      L.DomEvent.disableClickPropagation(holder).disableScrollPropagation(holder);
      return holder;
    };
    map.incidentCaption = control.addTo(map);
  }

  // Move to what was chosen, but not when the reader has moved since and nothing else was chosen.
  function look(map, view) {
    if (!view || map.incidentView === view.key) return;
    map.incidentView = view.key;
    map.incidentBox = view.box;
    map.incidentMoved = false;
    fit(map);
  }

  incidentMap.claims = claims;
})();
