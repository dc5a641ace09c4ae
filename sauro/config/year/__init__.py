"""A plausible year for the demo, from a seed: papers, and what became of them (một năm mô phỏng).

``papers`` writes the papers, ``plot`` decides what becomes of the work, both pure; ``living``
carries it out by the same services as the pages. Nothing of it is true, and every name says so.
"""
