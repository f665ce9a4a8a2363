"""One file for each dialog; all open without waiting and do their work as jobs."""
