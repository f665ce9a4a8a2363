"""The portfolio: one PDF with a cover, a contents page and every chosen badge.

``render`` is the way in. Text goes to the typesetter as data in a JSON model and is never
part of its program.
"""
