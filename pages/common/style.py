"""The few rules of CSS that Streamlit's theme has no setting for."""

import streamlit as st

from ikm.charts.palette import palette

CSS = """
<style>
.block-container { max-width: 1180px; padding-top: 3.2rem; padding-bottom: 4rem; }
.ikm-hero { display: flex; flex-wrap: wrap; gap: .6rem 2.4rem; align-items: flex-end; margin: .2rem 0 .4rem; }
.ikm-hero .figure { font-size: 3.4rem; font-weight: 700; line-height: 1; font-variant-numeric: tabular-nums; }
.ikm-hero .label { color: var(--ikm-soft); font-size: .86rem; margin-bottom: .25rem; }
.ikm-hero .value { font-size: 1.35rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.ikm-hero .under { color: var(--ikm-soft); font-size: .82rem; line-height: 1.3; margin-top: .3rem; min-height: 1.1rem; }
.ikm-hero .before { color: var(--ikm-soft); font-size: 2.1rem; font-weight: 600; }
.ikm-mutu { display: inline-block; min-width: 2.1rem; padding: .05rem .5rem; border-radius: .4rem; text-align: center;
  font-weight: 700; }
.ikm-finding { font-size: 1.18rem; font-weight: 650; line-height: 1.35; margin: 1.6rem 0 .1rem; }
.ikm-sub, .ikm-source { color: var(--ikm-soft); font-size: .84rem; line-height: 1.45; margin: 0; }
.ikm-findings h4 { margin: 1.1rem 0 .2rem; font-size: 1rem; font-weight: 650; }
.ikm-findings .item { display: flex; gap: .6rem; border-top: 1px solid var(--ikm-line); padding: .45rem 0;
  font-size: .9rem; }
.ikm-findings .item p { margin: .1rem 0 0; line-height: 1.5; max-width: 62rem; }
.ikm-findings .sign { flex: none; width: 1.1rem; }
.ikm-findings .place { color: var(--ikm-soft); font-size: .78rem; }
.ikm-chips { display: flex; flex-wrap: wrap; gap: .35rem; margin: .1rem 0 .3rem; }
.ikm-chip { border: 1px solid var(--ikm-line); border-radius: 1rem; padding: .05rem .65rem; font-size: .82rem; }
.ikm-table { overflow-x: auto; margin: .2rem 0 .6rem; }
.ikm-table table { border-collapse: collapse; font-size: .86rem; font-variant-numeric: tabular-nums; min-width: 60%; }
.ikm-table th { text-align: left; font-weight: 600; border-bottom: 2px solid var(--ikm-line); vertical-align: bottom; }
.ikm-table th, .ikm-table td { padding: .3rem .7rem .3rem 0; }
.ikm-table td { border-bottom: 1px solid var(--ikm-line); }
.ikm-table th.long { min-width: 12rem; }
.ikm-table td:first-child, .ikm-table th:first-child { min-width: 7.5rem; }
.ikm-table.dense table { font-size: .78rem; }
.ikm-table.dense th, .ikm-table.dense td { padding: .3rem .38rem .3rem 0; }
.ikm-table.dense th.long { min-width: 10rem; }
@media (min-width: 641px) { .block-container { padding-left: 2.6rem; padding-right: 2.6rem; } }
.ikm-table .num { text-align: right; white-space: nowrap; }
.ikm-table tr.total td { font-weight: 650; }
:root { --ikm-soft: color-mix(in srgb, currentColor 66%, transparent);
  --ikm-line: color-mix(in srgb, currentColor 18%, transparent); }
.ikm-hero, .ikm-finding, .ikm-sub, .ikm-source, .ikm-chips, .ikm-table, .ikm-findings {
  --ikm-soft: color-mix(in srgb, currentColor 70%, transparent);
  --ikm-line: color-mix(in srgb, currentColor 20%, transparent); }
:has(> .st-key-simulated-top) { position: sticky; top: 3.7rem; z-index: 20; background: var(--ikm-ground);
  border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
@media (max-width: 640px) { .st-key-simulated-top .figure { font-size: 2rem; }
  .st-key-simulated-top .before { font-size: 1.4rem; } .st-key-simulated-top .under { min-height: 0; }
  .st-key-simulated-top .ikm-hero { gap: .2rem 1.4rem; } .st-key-simulated-top .value { font-size: 1.05rem; } }
@media (max-width: 640px) { .ikm-hero .figure { font-size: 2.7rem; } .block-container { padding-top: 3.6rem; } }
</style>
"""


def inject() -> None:
    """Put the rules into the page."""
    ground = palette(st.context.theme.type == "dark").ground
    st.html(CSS.replace("<style>", f"<style>:root {{ --ikm-ground: {ground}; }}"))
