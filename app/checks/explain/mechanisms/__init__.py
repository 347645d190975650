"""One small module a family of mechanisms: what it changes, how likely, what it leaves behind."""
