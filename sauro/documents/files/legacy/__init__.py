"""Vietnamese as it was typed before Unicode (bảng mã cũ)."""
