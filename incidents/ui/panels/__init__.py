"""Panels beside the map, one module each."""
