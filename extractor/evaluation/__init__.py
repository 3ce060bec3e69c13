"""Measures an output folder against hand-made annotation: figures, misses and baselines."""

from __future__ import annotations

from extractor.evaluation.gold import Gold, GoldError, load_gold
from extractor.evaluation.measure import Report, evaluate

__all__ = ["Gold", "GoldError", "Report", "evaluate", "load_gold"]
