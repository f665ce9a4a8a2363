"""The drawings of the sample badges: shapes, icons, and one function for each medal."""
