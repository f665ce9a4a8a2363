"""One file for each thing that a learner does; the window and the command line call only these."""
