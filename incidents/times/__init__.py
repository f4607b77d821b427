"""Times: what the claims of a dossier allow of when their events were, over every zone.

Instants are minutes since 1970 in UTC. A zone that is not stated is one variable for each source;
what one party tells of one event from another is solved for that party alone.
"""

from __future__ import annotations

from incidents.times.solved import InZone, Solved
from incidents.times.span import Gap, Span, gap_of, widest
from incidents.times.times import Times
from incidents.times.zones import Zones

__all__ = ["Gap", "InZone", "Solved", "Span", "Times", "Zones", "gap_of", "widest"]
