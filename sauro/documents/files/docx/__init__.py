"""Word files (DOCX) into text: read as data, nothing in them is run or followed."""
