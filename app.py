"""The page: `streamlit run app.py`. A shell about incidents/ui that adds files and a policy."""

from __future__ import annotations

import streamlit as st

from incidents.ui.shell import SCRIPT, lifespan, middleware, on_script_error, routes

app = st.App(
    SCRIPT,
    lifespan=lifespan,
    routes=routes(),
    middleware=middleware(),
    on_script_error=on_script_error,
)
