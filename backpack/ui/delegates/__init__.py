"""How the items of a list are painted."""
