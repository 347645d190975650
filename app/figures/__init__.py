"""From rows to figures: plain dicts, one module a chart."""
