"""Moments: whether claims about one event can share a time, over every zone they may be told in."""

from __future__ import annotations
