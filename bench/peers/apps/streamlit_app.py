"""Streamlit: a script with a radio, a chart and a frame, as its documentation has it."""

import lines
import streamlit as st


@st.cache_data
def load():
    return lines.wide()


st.title("Funding requirements")
region = st.radio("Region", ["all", *lines.regions()], horizontal=True)
table = load()
axis = "region"
if region != "all":
    table, axis = table[table["region"] == region], "programme"
st.bar_chart(table.groupby(axis)[lines.PARTS].sum(), horizontal=True)
st.dataframe(table)
