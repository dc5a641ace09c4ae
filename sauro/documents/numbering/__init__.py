"""Numbers that an office gives to its own papers (cấp số văn bản): one sequence for each kind of
paper and year, without gaps or doubles.
"""
