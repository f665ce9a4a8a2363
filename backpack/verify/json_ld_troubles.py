"""Why a document gives no statements."""


class ContextUnknownError(Exception):
    """A context is inline, or is not among those that may be used."""

    def __init__(self, context: str) -> None:
        super().__init__(context)
        self.context = context


class NotJsonLdError(Exception):
    """The document cannot be expanded."""


class TooManyValuesError(Exception):
    """The document would take longer than any real credential."""
