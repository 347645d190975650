"""One module, one address: from a selection to a view."""
