// The basemap: land, waters, borders, names and a graticule; generalised, not evidence.
"use strict";

(function () {
  const { theme, element, latLngs, fit } = incidentMap;
  const WORLD_BELOW = 5;

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
    const drawGround = (layers, group, box) => {
      const fill = (key) => () => ({ stroke: false, fill: true, fillColor: theme.now[key], fillOpacity: 1 });
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
      return group;
    };
    const drawLines = (layers, group) => {
      const line = (key, weight, dashArray) => () => ({ color: theme.now[key], weight, dashArray, opacity: 1 });
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
    drawGround(data.world, L.layerGroup()).addTo(map);
    const farLines = drawLines(data.world, L.layerGroup());
    const near = drawLines(data.region, drawGround(data.region, L.layerGroup(), data.box));
    const beyond = drawLines(data.beyond, L.layerGroup());
    const loaded = [data], under = (box) => inside(box, map.getCenter());
    const grid = L.layerGroup().addTo(map), names = L.layerGroup().addTo(map);
    const refresh = () => {
      const far = map.getZoom() < WORLD_BELOW;
      const here = loaded.find((each) => under(each.box));
      for (const [group, shown] of [[farLines, far], [near, !far], [beyond, !far && here === data]]) {
        if (shown) group.addTo(map);
        else group.remove();
      }
      graticule(map, grid, lines);
      placeNames(map, names, far ? data.world : (here || data).region);
      if (!far && !here && incidentMap.detail) incidentMap.detail(map.getBounds(), data.more, more);
    };
    const more = (found) => {
      loaded.push(found);
      drawLines(found.region, drawGround(found.region, near, found.box));
      map.incidentRestyle();
    };
    map.incidentRestyle = () => {
      map.getContainer().style.background = theme.now.water;
      for (const [layer, style] of styled) layer.setStyle(style());
      refresh();
    };
    map.incidentRestyle();
    const container = map.getContainer();
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
    map.on("zoomend moveend resize", refresh);
    map.on("dragstart", () => { map.incidentMoved = true; });
    map.getContainer().addEventListener("wheel", () => { map.incidentMoved = true; });
    new ResizeObserver(() => {
      map.invalidateSize({ pan: false });
      if (map.incidentBox && !map.incidentMoved) fit(map);
    }).observe(map.getContainer());
  }

  const inside = (box, at) => box[0] <= at.lng && at.lng <= box[2] && box[1] <= at.lat && at.lat <= box[3];

  function graticule(map, group, renderer) {
    group.clearLayers();
    const bounds = map.getBounds();
    const span = bounds.getEast() - bounds.getWest();
    const step = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30].find((s) => span / s <= 7) || 45;
    const style = { renderer, color: theme.now.graticule, weight: 0.7, opacity: 0.9, interactive: false };
    const label = (lat, lng, words, anchor) => {
      const icon = L.divIcon({ className: "im-grid", html: "", iconSize: [0, 0], iconAnchor: anchor });
      const marker = L.marker([lat, lng], { icon, pane: "names", interactive: false, keyboard: false });
      marker.addTo(group);
      const words_element = element("span", "im-grid-label", words);
      words_element.style.color = theme.now.text;
      marker.getElement().append(words_element);
    };
    const tidy = (value) => Number(value.toFixed(2)).toString();
    const first = (value) => Math.ceil(value / step) * step;
    for (let lng = first(bounds.getWest()); lng <= bounds.getEast(); lng += step) {
      L.polyline([[bounds.getSouth(), lng], [bounds.getNorth(), lng]], style).addTo(group);
      const shown = ((lng + 540) % 360) - 180;
      label(bounds.getNorth(), lng, tidy(Math.abs(shown)) + "°" + (shown < 0 ? "W" : "E"), [-3, -2]);
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
      words.style.color = item.kind === "river" ? theme.now.river : theme.now.text;
      words.style.textShadow = `0 0 3px ${theme.now.halo}, 0 0 3px ${theme.now.halo}, 0 0 2px ${theme.now.halo}`;
      marker.getElement().append(words);
    }
  }

  incidentMap.basemap = basemap;
})();
