"""One module for each kind of proof: each tells whether it holds, and whose key it was."""
