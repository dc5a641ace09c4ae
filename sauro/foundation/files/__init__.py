"""Files as people sent them: stored once by their content, never changed (tệp)."""
