"""The e-mail signature: a name, a few lines and a row of badges, for every mail program."""
