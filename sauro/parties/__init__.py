"""Who is who: traders, persons, premises, vehicles, accounts, shops (đối tượng)."""
