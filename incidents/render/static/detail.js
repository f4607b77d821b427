// Detail: where the reader looks beyond what was drawn in full, that is asked for of the server, once.
"use strict";

(function () {
  const WIDEST = 40; // Degrees; the server draws no wider box.
  const asked = new Set();

  // A box of whole degrees about what is in view, or none where the view leaves the map.
  function boxAbout(bounds) {
    const high = bounds.getNorth() - bounds.getSouth(), wide = bounds.getEast() - bounds.getWest();
    const box = [
      Math.max(-180, Math.floor(bounds.getWest() - wide / 2)), Math.max(-85, Math.floor(bounds.getSouth() - high / 2)),
      Math.min(180, Math.ceil(bounds.getEast() + wide / 2)), Math.min(85, Math.ceil(bounds.getNorth() + high / 2)),
    ];
    return box[0] < box[2] && box[1] < box[3] && box[2] - box[0] <= WIDEST && box[3] - box[1] <= WIDEST ? box : null;
  }

  async function detail(bounds, source, draw) {
    const box = source && boxAbout(bounds), address = `${source}?box=${box}`;
    if (!box || asked.has(address)) return;
    asked.add(address);
    const answer = await fetch(address).catch(() => null); // The server may have gone.
    if (answer && answer.ok) draw(await answer.json());
  }

  incidentMap.detail = detail;
})();
