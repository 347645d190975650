"""What every answer passes on its way out, and a callback's body on its way in.

Some of it stands at Flask's level, some in front of it (WSGI) and below (gunicorn's worker, the
processes that check). It knows no pages and no edition. ``app.factory`` hangs these on its server.
"""
