"""The command line: every verb over the same services as the window."""
