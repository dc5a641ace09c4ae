"""Sáu Rõ: who must do what by when, from the notice to the settled work."""
