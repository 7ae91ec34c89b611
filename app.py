"""The frame around every page: navigation, language, survey, filters; then the page itself."""

import streamlit as st

from pages.common.navigation import pages

st.set_page_config(page_title="IKM", page_icon="📊", layout="wide")
page = st.navigation(pages())
if "framed" not in st.session_state:  # a cold start shows file names until the second run: docs/decisions/0005
    st.session_state["framed"] = True
    st.rerun()

from pages.common.frame import frame  # noqa: E402  (heavy imports only after the navigation is drawn)

frame(page.url_path)
page.run()
