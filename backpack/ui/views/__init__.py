"""The parts of the window; each asks the services through the job runner."""
