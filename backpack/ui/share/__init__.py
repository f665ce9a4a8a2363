"""The share window: every way out of the backpack, and what people will see by it."""
