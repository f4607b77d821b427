// What the map's scripts share: colours, and how text and points come to the page.
//
// Everything that comes from a dossier arrives as data made by incidents/render/scene.py: ids of
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

  // The theme that is drawn at the moment; `now` is replaced when the reader changes it.
  const theme = { now: THEMES.light, all: THEMES };

  // Show what the reader was last sent to.
  function fit(map) {
    const [west, south, east, north] = map.incidentBox;
    map.fitBounds([[south, west], [north, east]], { padding: [20, 20], maxZoom: 13, animate: false });
  }

  return { theme, text, element, latLngs, fit };
})();
