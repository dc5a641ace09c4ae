"""Open limits of all cases counted anew, in batches (tính lại thời hạn hàng loạt)."""
