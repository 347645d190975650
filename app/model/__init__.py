"""The funding tables as values: pydantic, tuples, a frame on request; nothing of the web."""
