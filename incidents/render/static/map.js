// The map in the browser: basemap, claims and measured lines, drawn with Leaflet.
//
// Everything that comes from a dossier arrives as data made by incidents/render/claims.py: ids of
// [a-z0-9-], numbers, names of colours and shapes from fixed lists, and text whose every character
// but letters, digits and spaces is a character reference. Nothing here builds code from data.
"use strict";

window.incidentMap = (function () {
  const THEMES = {
    light: {
      water: "#cfdfe8", land: "#f6f4ee", border: "#8a8478", province: "#c9c3b6", river: "#8fb3c9",
      graticule: "#b9c6cc", text: "#4c483f", halo: "#f6f4ee", ink: "#1b1a17",
    },
    dark: {
      water: "#182229", land: "#262a2c", border: "#8b8f8e", province: "#474c4d", river: "#3f6578",
      graticule: "#3a464c", text: "#b9b7af", halo: "#202425", ink: "#f2f0ea",
    },
  };
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
  const WORLD_BELOW = 5;
  let theme = THEMES.light;

  const text = (references) => {
    const span = document.createElement("span");
    span.innerHTML = references; // Character references alone: they can only become text.
    return span.textContent;
  };

  const element = (tag, className, words) => {
    const made = document.createElement(tag);
    made.className = className;
    if (words !== undefined) made.textContent = words;
    return made;
  };

  const latLngs = (points) => points.map((p) => [p[1], p[0]]);

  // ---------------------------------------------------------------- basemap
  function basemap(map, data) {
    for (const [name, order] of [["ground", 150], ["lines", 160], ["names", 450]]) {
      map.createPane(name).style.zIndex = order;
      map.getPane(name).style.pointerEvents = "none";
    }
    const canvas = (pane) => L.canvas({ pane, padding: 0.3 });
    const ground = canvas("ground"), lines = canvas("lines");
    const styled = [];
    const add = (group, layer, style) => {
      styled.push([layer, style]);
      layer.addTo(group);
    };
    const draw = (layers, group, box) => {
      const fill = (key) => () => ({ stroke: false, fill: true, fillColor: theme[key], fillOpacity: 1 });
      const line = (key, weight, dashArray) => () => ({ color: theme[key], weight, dashArray, opacity: 1 });
      if (box) { // The world's coarse land must not show beneath the finer one.
        const corners = [[box[1], box[0]], [box[3], box[2]]];
        add(group, L.rectangle(corners, { renderer: ground }), fill("water"));
      }
      for (const rings of layers.land) {
        add(group, L.polygon(rings.map(latLngs), { renderer: ground }), fill("land"));
      }
      for (const lake of layers.lakes) {
        add(group, L.polygon(lake.coordinates.map(latLngs), { renderer: ground }), fill("water"));
      }
      const each = (items, style) => {
        for (const item of items) {
          add(group, L.polyline(latLngs(item.coordinates || item), { renderer: lines }), style);
        }
      };
      each(layers.rivers, line("river", 1.4));
      each(layers.province_borders, line("province", 1));
      each(layers.coast, line("river", 1));
      each(layers.borders, line("border", 1.3));
      each(layers.disputed, line("border", 1, "2 4"));
      return group;
    };
    const world = draw(data.world, L.layerGroup()).addTo(map);
    const region = draw(data.region, L.layerGroup(), data.box);
    const grid = L.layerGroup().addTo(map), names = L.layerGroup().addTo(map);
    const refresh = () => {
      const far = map.getZoom() < WORLD_BELOW;
      if (far) region.remove();
      else region.addTo(map);
      graticule(map, grid, lines);
      placeNames(map, names, far ? data.world : data.region);
    };
    map.incidentRestyle = () => {
      map.getContainer().style.background = theme.water;
      for (const [layer, style] of styled) layer.setStyle(style());
      refresh();
    };
    map.incidentRestyle();
    map.on("zoomend moveend resize", refresh);
    map.on("dragstart", () => { map.incidentMoved = true; });
    map.getContainer().addEventListener("wheel", () => { map.incidentMoved = true; });
    new ResizeObserver(() => {
      map.invalidateSize({ pan: false });
      if (map.incidentBox && !map.incidentMoved) fit(map);
    }).observe(map.getContainer());
  }

  function graticule(map, group, renderer) {
    group.clearLayers();
    const bounds = map.getBounds();
    const span = bounds.getEast() - bounds.getWest();
    const step = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30].find((s) => span / s <= 7) || 45;
    const style = { renderer, color: theme.graticule, weight: 0.7, opacity: 0.9, interactive: false };
    const label = (lat, lng, words, anchor) => {
      const icon = L.divIcon({ className: "im-grid", html: "", iconSize: [0, 0], iconAnchor: anchor });
      const marker = L.marker([lat, lng], { icon, pane: "names", interactive: false, keyboard: false });
      marker.addTo(group);
      const words_element = element("span", "im-grid-label", words);
      words_element.style.color = theme.text;
      marker.getElement().append(words_element);
    };
    const tidy = (value) => Number(value.toFixed(2)).toString();
    const first = (value) => Math.ceil(value / step) * step;
    for (let lng = first(bounds.getWest()); lng <= bounds.getEast(); lng += step) {
      L.polyline([[bounds.getSouth(), lng], [bounds.getNorth(), lng]], style).addTo(group);
      const shown = ((lng + 540) % 360) - 180;
      label(bounds.getSouth(), lng, tidy(Math.abs(shown)) + "°" + (shown < 0 ? "W" : "E"), [-3, 16]);
    }
    for (let lat = first(bounds.getSouth()); lat <= bounds.getNorth(); lat += step) {
      if (Math.abs(lat) > 85) continue;
      L.polyline([[lat, bounds.getWest()], [lat, bounds.getEast()]], style).addTo(group);
      label(lat, bounds.getWest(), tidy(Math.abs(lat)) + "°" + (lat < 0 ? "S" : "N"), [-3, 15]);
    }
  }

  // Names by importance, each only where no more important one stands.
  function placeNames(map, group, layers) {
    group.clearLayers();
    const bounds = map.getBounds().pad(-0.02), taken = [], zoom = map.getZoom();
    const wanted = layers.towns
      .filter((town) => town.rank <= zoom + 1)
      .map((town) => ({ at: [town.lat, town.lon], name: town.name, rank: town.rank, kind: "town" }));
    for (const river of layers.rivers) {
      const inside = river.coordinates.filter((p) => bounds.contains([p[1], p[0]]));
      if (river.name && river.rank <= zoom + 1 && inside.length > 1) {
        const middle = inside[Math.floor(inside.length / 2)];
        wanted.push({ at: [middle[1], middle[0]], name: river.name, rank: river.rank, kind: "river" });
      }
    }
    wanted.sort((a, b) => a.rank - b.rank);
    for (const item of wanted) {
      if (!bounds.contains(item.at)) continue;
      const at = map.latLngToContainerPoint(item.at), width = 7 * item.name.length + 10;
      const box = [at.x - 4, at.y - 8, at.x + width, at.y + 8];
      if (taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) continue;
      taken.push(box);
      const icon = L.divIcon({ className: "im-name im-" + item.kind, html: "", iconSize: [0, 0] });
      const marker = L.marker(item.at, { icon, pane: "names", interactive: false, keyboard: false });
      marker.addTo(group);
      const words = element("span", "", item.name);
      words.style.color = item.kind === "river" ? theme.river : theme.text;
      words.style.textShadow = `0 0 3px ${theme.halo}, 0 0 3px ${theme.halo}, 0 0 2px ${theme.halo}`;
      marker.getElement().append(words);
    }
  }

  // ---------------------------------------------------------------- claims
  function claims(map, data) {
    theme = THEMES[data.theme] || THEMES.light;
    if (map.incidentRestyle && map.incidentTheme !== data.theme) map.incidentRestyle();
    map.incidentTheme = data.theme;
    map.getContainer().dataset.theme = data.theme;
    const all = L.featureGroup();
    const regions = L.geoJSON(data.regions, {
      style: (feature) => regionStyle(feature.properties),
      onEachFeature: (feature, layer) => tooltip(layer, feature.properties),
    });
    const places = L.geoJSON(data.places, {
      pointToLayer: (feature, latlng) => L.circleMarker(latlng, {
        radius: 3.5, weight: 1.5, color: theme.ink, fillColor: theme.halo, fillOpacity: 1,
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
    all.on("add", () => {
      hatch(map);
      legend(map, data.legend);
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
    const style = { color: theme.ink, weight: 3, dashArray: "1 7", lineCap: "round", interactive: false };
    group.addLayer(L.polyline(latLngs(line.points), style));
    for (const end of [line.points[0], line.points[line.points.length - 1]]) {
      group.addLayer(L.circleMarker([end[1], end[0]], {
        radius: 5, color: theme.ink, weight: 2, fillColor: theme.halo, fillOpacity: 1, interactive: false,
      }));
    }
    const middle = line.points[Math.floor(line.points.length / 2)];
    const icon = L.divIcon({ className: "im-distance", html: "", iconSize: [0, 0] });
    const marker = L.marker([middle[1], middle[0]], { icon, interactive: false, keyboard: false });
    marker.on("add", () => marker.getElement().append(element("span", "", text(line.label))));
    return group.addLayer(marker);
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

  // Move to what was chosen, but not when the reader has moved since and nothing else was chosen.
  function look(map, view) {
    if (!view || map.incidentView === view.key) return;
    map.incidentView = view.key;
    map.incidentBox = view.box;
    map.incidentMoved = false;
    fit(map);
  }

  function fit(map) {
    const [west, south, east, north] = map.incidentBox;
    map.fitBounds([[south, west], [north, east]], { padding: [20, 20], maxZoom: 13, animate: false });
  }

  return { basemap, claims };
})();
