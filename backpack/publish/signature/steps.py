"""How a signature gets into each mail program, step by step, as of 2026."""

from enum import StrEnum

from backpack.words import mark, tr


class Program(StrEnum):
    """A mail program, or two that do it alike."""

    GMAIL = "gmail"
    OUTLOOK = "outlook"
    OUTLOOK_CLASSIC = "outlook-classic"
    APPLE_MAIL = "apple-mail"
    THUNDERBIRD = "thunderbird"


_NAMES = {
    Program.GMAIL: mark("Gmail"),
    Program.OUTLOOK: mark("New Outlook and Outlook on the web"),
    Program.OUTLOOK_CLASSIC: mark("Classic Outlook for Windows"),
    Program.APPLE_MAIL: mark("Apple Mail"),
    Program.THUNDERBIRD: mark("Thunderbird"),
}

_STEPS = {
    Program.GMAIL: (
        mark("Press “Copy” here."),
        mark("In Gmail, open Settings, “See all settings”, “General”, and scroll to “Signature”."),
        mark("Create a signature, paste, and press “Save changes” at the very bottom."),
        mark("Gmail drops pictures that are within the text: for Gmail, choose hosted pictures."),
    ),
    Program.OUTLOOK: (
        mark("Press “Copy” here."),
        mark("In Outlook, open Settings, “Accounts”, “Signatures”."),
        mark("Add a signature, paste, and save."),
    ),
    Program.OUTLOOK_CLASSIC: (
        mark("Save the folder for Outlook here, and unpack it."),
        mark("In the address bar of a Windows folder, type %APPDATA%\\Microsoft\\Signatures."),
        mark("Put everything from the unpacked folder in there."),
        mark("In Outlook, open File, Options, Mail, “Signatures…”, and choose “Badges”."),
    ),
    Program.APPLE_MAIL: (
        mark("Press “Copy” here."),
        mark("In Mail, open Settings, “Signatures”, and add one."),
        mark("Untick “Always match my default message font”, and paste."),
    ),
    Program.THUNDERBIRD: (
        mark("Save it as a web page with its pictures within."),
        mark("In Thunderbird, open Account Settings and choose your account."),
        mark("Tick “Attach the signature from a file instead”, and choose that file."),
    ),
}


def program_name(program: Program) -> str:
    """What the program is called."""
    return tr(_NAMES[program])


def steps_for(program: Program) -> tuple[str, ...]:
    """What to do, in order."""
    return tuple(tr(step) for step in _STEPS[program])
