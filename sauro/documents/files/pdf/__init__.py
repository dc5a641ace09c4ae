"""PDF files with a text layer into text."""
