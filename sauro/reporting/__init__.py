"""Periodic reports, from those who owe them to the nation's figures (báo cáo định kỳ).

Where to look: ``rules/`` decides without a database (cells of a form, which reports are owed and
until when, what may be done next, sums); ``models/`` and ``sql/`` keep; ``forming.py`` and
``duties.py`` write forms and duties, ``expecting.py`` makes the lines that are owed before anything
arrives, ``filling.py`` and ``sending.py`` bring a report up, ``consolidating.py`` sums,
``computing.py`` counts cells from cases by the queries of ``data/figures.toml``.
"""
