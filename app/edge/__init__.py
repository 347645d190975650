"""What every answer passes on its way out, and a callback's body on its way in.

Flask level; knows neither pages nor data. ``app.factory`` hangs these on its server.
"""
