"""Official documents, read and written (văn bản)."""
