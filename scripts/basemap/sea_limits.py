"""Sea limits: where one named sea ends and the next begins, and which pieces make up each sea.

The limits are those that Limits of Oceans and Seas (International Hydrographic Organization,
Special Publication 23, 3rd edition, 1953) puts between capes. A line here runs straight in lon, lat
from land to land, by way of the islands that it names: its ends lie inland, and only what of it
lies over water cuts anything. Every point is WGS84 lon, lat in degrees.
"""

from __future__ import annotations

Points = tuple[tuple[float, float], ...]
"""Lon, lat in degrees."""

LIMITS: dict[str, Points] = {
    "Cape Rumili to Cape Anatoli": ((29.08, 41.24), (29.18, 41.2)),
    "Cape Takil to Cape Panaghia": ((36.38, 45.1), (36.7, 45.14)),
    "Cape Helles to Kum Kale": ((26.2, 40.07), (26.22, 39.96)),
    "Cape Trafalgar to Cape Spartel": (
        *((-5.98, 36.22), (-6.032, 36.188), (-5.918, 35.784), (-5.88, 35.74)),
    ),
    "Cape Santa Maria di Leuca, Corfu, Butrinto": (
        *((18.34, 39.86), (18.367, 39.8), (19.7, 39.75), (19.9, 39.75), (20.08, 39.73)),
    ),
    "Morea, Kythera, Antikythera, Crete, Karpathos, Rhodes, Asia Minor": (
        *((22.98, 36.54), (22.95, 36.36), (23.0, 36.2), (23.3, 35.87), (23.62, 35.5)),
        *((24.2, 35.3), (26.2, 35.15), (27.17, 35.45), (27.14, 35.58), (27.8, 35.95)),
        *((28.2, 36.41), (28.27, 36.85)),
    ),
    "Ras Siyyan to Husn Murad": ((43.27, 12.44), (43.33, 12.477), (43.501, 12.68), (43.52, 12.73)),
    "Ras Muhammad, Shadwan, 27°27' N": ((34.23, 27.8), (34.03, 27.45), (33.4, 27.45)),
    "Ras al Fasma, Tiran, 27°54' N": ((34.85, 28.1), (34.57, 27.95), (34.5, 27.9), (34.2, 27.9)),
    "51°16' E, from Cape Guardafui": ((51.2667, 11.7), (51.2667, 15.5)),
    "Ras Limah to Ras al Kuh": ((56.3, 25.96), (56.45, 25.948), (57.305, 25.803), (57.35, 25.87)),
    "Ras al Hadd to Ras Jiwani": ((59.76, 22.5), (59.8, 22.534), (61.728, 25.032), (61.74, 25.1)),
    "Ras Hafun, Addu Atoll, the Maldives and Laccadives, Sadashivgad": (
        *((51.1, 10.44), (73.05, -0.7), (72.65, 4.0), (72.7, 7.0), (72.05, 11.0), (72.17, 13.7)),
        (74.3, 14.85),
    ),
    "Falshöft, Ærø, Langeland, Lolland": (
        *((9.88, 54.76), (9.95, 54.777), (10.43, 54.838), (10.7, 54.75), (11.019, 54.771)),
        (11.1, 54.8),
    ),
    "Guldborg Sound": ((11.8, 54.68), (11.92, 54.667)),
    "Stevns to Falsterbo": ((12.38, 55.28), (12.45, 55.283), (12.833, 55.383), (12.88, 55.412)),
    "Walde to Leathercoat Point": ((1.95, 50.92), (1.918, 50.997), (1.392, 51.17), (1.33, 51.19)),
    "Dunnet Head, Orkney, Shetland, 61° N": (
        *((-3.38, 58.6), (-3.28, 58.82), (-3.33, 58.9), (-3.3, 59.0), (-3.2, 59.12)),
        *((-3.05, 59.29), (-2.97, 59.33), (-2.88, 59.37), (-2.42, 59.37), (-1.3, 59.9)),
        *((-1.33, 60.62), (-1.1, 60.66), (-1.08, 60.71), (-0.93, 60.75), (-0.8833, 60.83)),
        *((-0.8833, 61.0), (5.5, 61.0)),
    ),
    "Hanstholm to the Naze": ((8.7, 57.0), (8.603, 57.112), (7.046, 58.001), (7.08, 58.06)),
    "33°17' N, from China to Jeju": ((120.0, 33.2833), (126.3, 33.2833)),
    "Jeju, Maenggol, Jindo, Korea": (
        *((126.25, 33.35), (125.87, 34.22), (126.12, 34.42), (126.25, 34.48), (126.4, 34.65)),
    ),
    "Nomo Saki, Fukue, Jeju": ((129.85, 32.66), (128.8, 32.65), (128.65, 32.65), (126.5, 33.3)),
    "Kanmon Strait": ((130.78, 33.9), (130.94, 34.06)),
    "Siriya Saki to Esan Saki": ((141.4, 41.36), (141.08, 41.84)),
    "Soya Misaki to Cape Krillon": ((141.93, 45.44), (142.08, 45.97)),
    "Cape Tuik to Cape Sushcheva": ((141.95, 51.75), (140.8, 51.7)),
}

# The Red Sea has its two gulfs, as in MARPOL's special areas (33 CFR 151.06); S-23 has them apart.
# The Baltic, Yellow and Mediterranean Seas have theirs, as in S-23.
SEAS: dict[str, tuple[str, Points]] = {
    "caspian-sea": ("Caspian Sea", ((51.0, 41.5),)),
    "black-sea": ("Black Sea", ((34.0, 43.0),)),
    "sea-of-azov": ("Sea of Azov", ((36.5, 46.0),)),
    "sea-of-marmara": ("Sea of Marmara", ((28.0, 40.7),)),
    "mediterranean-sea": ("Mediterranean Sea", ((5.0, 39.0), (16.0, 42.5), (25.0, 38.5))),
    "adriatic-sea": ("Adriatic Sea", ((16.0, 42.5),)),
    "aegean-sea": ("Aegean Sea", ((25.0, 38.5),)),
    "red-sea": ("Red Sea", ((38.0, 20.0), (33.0, 29.0), (34.7, 28.9))),
    "gulf-of-suez": ("Gulf of Suez", ((33.0, 29.0),)),
    "gulf-of-aqaba": ("Gulf of Aqaba", ((34.7, 28.9),)),
    "gulf-of-aden": ("Gulf of Aden", ((48.0, 12.5),)),
    "arabian-sea": ("Arabian Sea", ((64.0, 17.0),)),
    "gulf-of-oman": ("Gulf of Oman", ((59.0, 24.5),)),
    "persian-gulf": ("Persian Gulf", ((51.5, 27.5),)),
    "baltic-sea": ("Baltic Sea", ((19.0, 56.0),)),
    "north-sea": ("North Sea", ((3.0, 56.0),)),
    "yellow-sea": ("Yellow Sea", ((123.0, 35.5),)),
    "sea-of-japan": ("Sea of Japan", ((135.0, 40.0),)),
}
"""Name, and one point in each piece of water that the sea is made of, by code."""
