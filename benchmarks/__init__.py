"""Benchmarks: `python -m benchmarks` prints figures and ratios; nothing here is a test."""
