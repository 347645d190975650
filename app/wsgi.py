"""The application gunicorn serves."""

from app.factory import create_app

server = create_app().server
