"""Settings, and when the learner chose those that are theirs and not this computer's."""

DATED = "changed of "
"""Before a setting's name: the setting that holds the moment of its last change."""


def dated_name(name: str) -> str:
    """The name under which the moment of a setting's last change is kept."""
    return f"{DATED}{name}"
