"""The settings: one window, a list of pages at its left, a module for each page."""
