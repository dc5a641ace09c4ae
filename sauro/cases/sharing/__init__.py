"""Least first: a body is asked, shows parts of a file for a while, or hands the case over."""
