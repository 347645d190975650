"""Parts of a page, without data access and without callbacks."""
