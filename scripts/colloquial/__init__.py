"""The fit of the colloquial reading to real phrases; `python -m scripts.fit_colloquial` runs it.

A phrase is held if its true place is in one of a few boxes, each a range of true / stated distance
and a half-angle about the stated heading, all about one middle of the logarithm of that ratio.
Their sizes are linear in the logarithm of the stated distance between knots. They are chosen so
that their mean area is least where they hold 95 % (fit), then widened to do so for places they have
not seen (calibrate).
"""
