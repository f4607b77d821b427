"""The page: panels about a map, in Streamlit."""
