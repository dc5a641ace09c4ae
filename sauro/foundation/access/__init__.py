"""Who signs in, from which seat he acts, and what the database lets that seat see (truy cập)."""
