"""Views that answer a question at one look: bodies and papers, by day, overdue (tổng hợp)."""
