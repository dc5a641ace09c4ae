"""What every room stands on: the database, who may see what, history, jobs, files, pages."""
