"""History that cannot be rewritten unnoticed: one chain of entries a body (lịch sử)."""
