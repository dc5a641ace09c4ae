"""Decisions about reports: no database, no clock (quy tắc báo cáo)."""
