"""The shell of all pages: layout, components, errors, headers (giao diện)."""
