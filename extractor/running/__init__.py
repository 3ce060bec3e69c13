"""A run over many inputs: supervised workers, a journal to resume from, a summary at the end."""

from __future__ import annotations
