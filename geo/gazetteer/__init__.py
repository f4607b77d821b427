"""Gazetteer: what a name means, by the caller's places first, then by an offline index.

The index is made once of GeoNames' towns of 500 and more people (CC BY 4.0), of airports and of the
basemap's countries, provinces and waters. Spellings of one name meet by `names`; a likeness is no
meeting. Where a choice between places of one name would be a guess, none is chosen.
"""

from geo.gazetteer.find import Gazetteer
from geo.gazetteer.records import Candidate, Elsewhere, Found, GazetteerError, Known

__all__ = ["Candidate", "Elsewhere", "Found", "Gazetteer", "GazetteerError", "Known"]
