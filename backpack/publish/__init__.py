"""Ways out: pure functions from domain objects and a disclosure to bytes or an address."""
