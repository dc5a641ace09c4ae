"""Who was named to follow and urge on work, and what he follows (theo dõi, đôn đốc)."""
