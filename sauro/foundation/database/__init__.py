"""Finding a PostgreSQL server, or starting one of our own (cơ sở dữ liệu)."""
