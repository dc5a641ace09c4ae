"""Tests of finding and starting servers."""
