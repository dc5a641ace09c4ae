"""From conclusions to the notice: written, drafted, issued, read back (thông báo kết luận)."""
