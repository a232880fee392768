"""Measurements. `python -m benchmarks` says what there is and runs it; nothing here is needed to run the bot."""
