"""What the log says of the running system, and of nobody in it (nhật ký vận hành)."""
