"""When an open backpack locks itself, and what locking does to window, jobs and clipboard."""
