"""Measures of speed and of agreement with other software; run each with `python -m`."""
