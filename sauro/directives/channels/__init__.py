"""A channel of a person's own, by which he hears of the day's digest (kênh nhận thêm)."""
