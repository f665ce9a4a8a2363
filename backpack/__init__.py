"""Keep, check and share the Open Badges you have earned."""

__version__ = "0.1.0"
