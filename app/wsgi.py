"""The application gunicorn serves."""

import gc

from app.edge.allocator import keep_little
from app.edge.log import log_to_stderr
from app.factory import create_app
from app.settings import read_settings

keep_little()
# What is made from here on stays: a collection would find nothing, and look through all there is
# once more each time the data have grown by a part.
gc.disable()
_settings = read_settings()
server = create_app(_settings).server

if _settings.log != "off":
    log_to_stderr(_settings.log)

# Before workers are forked: a collection writes into every object it looks at, and so would
# copy page after page of what they share with the master.
gc.collect()
gc.freeze()
gc.enable()
