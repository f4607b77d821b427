"""What Streamlit runs for each reader and each change."""

from __future__ import annotations

from incidents.ui.page import show

show()
