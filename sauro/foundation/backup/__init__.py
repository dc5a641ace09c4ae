"""One archive of everything a body's record needs, and the way back (sao lưu, phục hồi)."""
