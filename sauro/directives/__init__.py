"""The register: what was ordered, to whom, by when, and where it stands (sổ theo dõi)."""
