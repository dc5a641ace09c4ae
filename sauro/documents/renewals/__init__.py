"""Renewing a committee by its decision: from the file to the new composition (kiện toàn)."""
