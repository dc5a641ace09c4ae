"""The product as real processes: what they log, share, and survive."""
