"""Scans and photographs of pages into text (nhận dạng chữ)."""
