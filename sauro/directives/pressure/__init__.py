"""Reminders and escalations: each once, on working days, gathered in one digest (nhắc việc)."""
