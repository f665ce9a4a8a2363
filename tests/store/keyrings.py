"""A key holder in memory, which counts on nobody's bytes but its own."""


class Keyring:
    """Keeps keys by name; ``keys`` can be emptied or filled with others."""

    def __init__(self):
        self.keys = {}

    def load(self, name):
        return bytearray(self.keys[name]) if name in self.keys else None

    def save(self, name, key):
        self.keys[name] = bytes(key)
        return True

    def forget(self, name):
        self.keys.pop(name, None)
        return True


class Refusing(Keyring):
    """Keeps nothing, and says so."""

    def save(self, name, key):
        return False
