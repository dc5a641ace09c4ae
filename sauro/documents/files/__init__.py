"""Files in: whatever an office sends becomes the text that the reading engine reads."""
