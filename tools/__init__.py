"""Scripts that make what is kept in the repository: sample badges, tables, catalogues."""
