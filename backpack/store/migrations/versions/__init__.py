"""One module a revision, named after it and what it brings; ``running`` lists them."""
