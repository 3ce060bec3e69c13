"""Builds the batch function when it is imported, in the process from which workers are forked.

Python's forkserver can be told only which modules to import beforehand. It imports this one, so
that a new worker begins at once, with memory that it shares with the others, instead of loading
the pipeline anew. Nothing else imports it; without it, or where it fails, a worker loads for
itself and tells what is wrong.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
from contextlib import suppress

from extractor.running.worker import WARM, prepared

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run
if WARM in os.environ:
    with suppress(Exception):
        prepared(pickle.loads(bytes.fromhex(os.environ[WARM])))
    gc.collect()
    gc.freeze()  # what is never collected is never copied into a worker
