"""Which column is what, and in which shape: from a sheet of any office to the canonical table, every value keeping its cell."""
