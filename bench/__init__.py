"""Measurements: ``python -m bench`` measures, prints and writes down; nothing here is a test."""
