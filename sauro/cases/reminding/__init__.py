"""Ends of limits go out with the reminders of work (nhắc thời hạn vụ việc)."""
