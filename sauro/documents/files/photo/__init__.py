"""Photographs: what one tells of itself, and a copy that tells nothing but its picture."""
