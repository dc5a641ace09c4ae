"""The command line. Starts without Django."""
