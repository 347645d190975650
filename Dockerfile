# make image BASE=python:3.13-slim-bookworm    any slim Debian with Python 3.11 to 3.14 will do.
ARG BASE=python:3.14-slim-bookworm

# The chart bundle and the fonts, from locked packages.
FROM ${BASE} AS assets
WORKDIR /build
COPY requirements/node.lock requirements/
COPY package.json package-lock.json .npmrc ./
COPY scripts/setup.sh scripts/
COPY frontend/ frontend/
RUN scripts/setup.sh assets

# The environment from the lock, and the package built with the locked backend.
FROM ${BASE} AS build
WORKDIR /build
COPY requirements/run.lock requirements/build.lock requirements/
RUN python -m venv /srv/migof && python -m venv /srv/backend
RUN /srv/migof/bin/pip install --no-cache-dir --require-hashes --requirement requirements/run.lock
RUN /srv/backend/bin/pip install --no-cache-dir --require-hashes --requirement requirements/build.lock
COPY pyproject.toml hatch_build.py gunicorn.conf.py LICENSE README.md ./
COPY app/ app/
COPY data/ data/
COPY assets/ assets/
COPY --from=assets /build/assets/vendor/ assets/vendor/
COPY scripts/pack.py scripts/
RUN /srv/migof/bin/python scripts/pack.py
RUN /srv/backend/bin/hatchling build --target wheel --directory dist
RUN /srv/migof/bin/pip install --no-cache-dir --no-index --no-deps dist/*.whl

# What runs: Python, the environment, a user without rights.
FROM ${BASE}
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin migof
COPY --from=build /srv/migof /srv/migof
ENV PATH=/srv/migof/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    MIGOF_HOST=0.0.0.0 MIGOF_PORT=8050
WORKDIR /srv
USER 10001
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", \
    "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['MIGOF_PORT']}/healthz\")"]
CMD ["migof", "serve"]
