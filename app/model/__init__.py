"""The funding tables as values: pandas and pydantic, nothing of the web."""
