"""Maps: claims as folium layers, and the one module that encodes text for them."""
