"""Names and numbers of parties: read, made comparable, compared with reasons. Pure (đối chiếu).

No database, no clock, no network: what it knows of legal forms, prefixes and weights is dated data
in `data/`, and the day comes in as an argument.
"""
