"""Who was met before, and which cases hang together (gặp lại)."""
