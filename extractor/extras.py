"""What comes with an extra of the package, and what to say where it is absent."""

from __future__ import annotations

NO_PYARROW = "Parquet needs pyarrow; install it: pip install 'kamerbrief-extractor[parquet]'"
