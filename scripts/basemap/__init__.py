"""What `scripts/build_basemap.py` makes the basemap's data files with, one module a layer."""
