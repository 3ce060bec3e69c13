"""Links what letters say of the same promise: made, reaffirmed, amended, fulfilled.

Rows of a run become `Statement`s, statements of one promise a `Chain`, chains the rows of
threads.csv and thread_members.csv.
"""

from __future__ import annotations

from extractor.tracking.threads import Member, Thread
from extractor.tracking.track import track, write_threads

__all__ = ["Member", "Thread", "track", "write_threads"]
