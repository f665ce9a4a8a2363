"""What the sample badges say, and how they are signed: by keys that follow from a seed."""
