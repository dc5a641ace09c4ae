"""Territories, forces, bodies, posts and members; from a mention in a paper to a body (tổ chức)."""
