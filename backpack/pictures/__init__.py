"""Untrusted pictures, decoded in a worker process with limits; nothing else may decode them."""
