"""Faults in plain words: what happened, why, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from backpack.words.catalogue import mark, tr


@dataclass(frozen=True, slots=True)
class FaultText:
    """A fault for the reader: a title, the reason, and what would help."""

    title: str
    explanation: str
    advice: str


_SENTENCES: dict[str, tuple[str, str, str]] = {
    # backups
    "not-a-backup": (
        mark("This is not a backup"),
        mark("The file is not one that this program saves as a backup, or its beginning is gone."),
        mark("Choose a file whose name ends in .backpack."),
    ),
    "backup-damaged": (
        mark("This backup is damaged"),
        mark("Something in it is not as it was written, so that nothing of it was used."),
        mark("Copy it again from where it comes from, or take an earlier backup."),
    ),
    "backup-newer": (
        mark("This backup was made by a newer version"),
        mark("The version of the program that you use cannot read it."),
        mark("Install the newest version, and try again. Nothing was changed."),
    ),
    "backup-of-another": (
        mark("This backup has another key"),
        mark("It is of another backpack, or from before the key of this one was changed."),
        mark("Give the passphrase or the recovery key that it was made with."),
    ),
    "backup-not-written": (
        mark("The backup could not be saved"),
        mark("“{name}” could not be written: {reason}."),
        mark("Look whether the place is there, has room and lets you write. Then try again."),
    ),
    "backup-not-the-same": (
        mark("The backup did not come out right"),
        mark("What was read back is not what was written, so that it was thrown away."),
        mark("Choose another disk or stick: this one may be worn out."),
    ),
    "backup-place-missing": (
        mark("The place for backups is not there"),
        mark("There is no folder {folder} now."),
        mark("Plug the disk or stick in, or choose another place."),
    ),
    # arranging
    "no-such-collection": (
        mark("There is no such collection"),
        mark("No single collection is called “{name}”, or has an identifier that begins so."),
        mark("Look up its name with: backpack collection list"),
    ),
    "filled-by-search": (
        mark("A search fills this collection"),
        mark("What is in “{name}” is what its search finds, so nothing can be put in by hand."),
        mark("Choose another collection, or take the search off this one."),
    ),
    "name-needed": (
        mark("A name is needed"),
        mark("There was no letter in it."),
        mark("Give it a short name."),
    ),
    "too-long": (
        mark("This is too long"),
        mark("There is room for {limit} here."),
        mark("Shorten it. Nothing was changed."),
    ),
    # reading
    "no-badge-inside": (
        mark("No badge inside this picture"),
        mark("The picture carries no badge data. Websites often strip it."),
        mark("Download the original badge from the issuer and add that file."),
    ),
    "nothing-like-it": (
        mark("No badge looks like this picture"),
        mark("None of the badges that you keep has a picture like this one."),
        mark("Download the original badge from the issuer and add that file."),
    ),
    "not-a-badge": (
        mark("This is not a badge"),
        mark("The file can be read, but it is not an Open Badge or another credential."),
        mark("Look for the file that the issuer calls your badge, a PNG, SVG or JSON file."),
    ),
    "not-a-report": (
        mark("This is not a saved report"),
        mark("The file is not one that this program saves as a report, or it was changed."),
        mark("Give the JSON file that was saved with: backpack report"),
    ),
    "report-altered": (
        mark("This report was changed"),
        mark("What it says was answered by {url} is not what was answered."),
        mark("Ask for the report anew, from whoever keeps the badge."),
    ),
    "report-of-another-badge": (
        mark("This report is about another file"),
        mark("It was made for “{name}”, and not for the file that you gave with it."),
        mark("Give the original file of that badge, byte for byte as it was added."),
    ),
    "unknown-format": (
        mark("This kind of file is not a badge"),
        mark("Badges come as PNG or SVG pictures, or as JSON or token files."),
        mark("Download the badge again from the issuer, as a picture or as JSON."),
    ),
    "damaged-picture": (
        mark("This file is damaged"),
        mark("The picture is not whole: {reason}."),
        mark("Download the badge again from the issuer."),
    ),
    "damaged-text": (
        mark("The badge inside is damaged"),
        mark("The badge data cannot be read: {reason}."),
        mark("Download the badge again. If it stays like this, tell the issuer."),
    ),
    "repeated-member": (
        mark("The badge contradicts itself"),
        mark("It contains the same field twice ({member}), so nobody can tell which one counts."),
        mark("Ask the issuer for a corrected badge."),
    ),
    "too-large": (
        mark("This file is too large"),
        mark("It is larger than any badge needs to be (limit: {limit})."),
        mark("Make sure that it is the badge itself. The issuer can give you a smaller file."),
    ),
    "active-content": (
        mark("This picture is not safe to read"),
        mark("It defines entities or refers to files outside of itself."),
        mark("Ask the issuer for a plain SVG or a PNG."),
    ),
    "empty-file": (
        mark("This file is empty"),
        mark("There is nothing in it."),
        mark("Download the badge again from the issuer."),
    ),
    "page-link": (
        mark("This is a link, not a badge"),
        mark("Backpack goes online only when you allow it, so it did not open {host}."),
        mark(
            "Allow the network to fetch it. Or open it in your browser, download the badge there, "
            "and add that file."
        ),
    ),
    "page-link-credly": (
        mark("This is a link, not a badge"),
        mark("Backpack goes online only when you allow it, so it did not open {host}."),
        mark(
            "Allow the network to fetch it. Or open it in your browser, choose Share, then "
            "Download, and add the picture."
        ),
    ),
    "page-link-badgr": (
        mark("This is a link, not a badge"),
        mark("Backpack goes online only when you allow it, so it did not open {host}."),
        mark(
            "Allow the network to fetch it. Or open it in your browser, choose Download, then the "
            "Open Badges picture, and add it."
        ),
    ),
    "page-link-moodle": (
        mark("This is a link, not a badge"),
        mark("Backpack goes online only when you allow it, so it did not open {host}."),
        mark(
            "Allow the network to fetch it. Or open it in your browser while logged in, choose "
            "Download, and add the picture."
        ),
    ),
    "page-link-openbadgefactory": (
        mark("This is a link, not a badge"),
        mark("Backpack goes online only when you allow it, so it did not open {host}."),
        mark(
            "Allow the network to fetch it. Or open it in your browser, save the badge picture "
            "there, and add it."
        ),
    ),
    "page-link-edubadges": (
        mark("This is a link, not a badge"),
        mark("Backpack goes online only when you allow it, so it did not open {host}."),
        mark(
            "Allow the network to fetch it. Or open it in your browser, choose Download, and add "
            "the picture."
        ),
    ),
    "page-link-accredible": (
        mark("This is a link, not a badge"),
        mark("Backpack goes online only when you allow it, so it did not open {host}."),
        mark(
            "Allow the network to fetch it. Or open it in your browser, choose Download, then Open "
            "Badge, and add the picture."
        ),
    ),
    "link-not-safe": (
        mark("This link is not safe to follow"),
        mark("It is written so that it seems to lead somewhere else than to {host}."),
        mark("Open the badge's page in your browser and copy the address from there."),
    ),
    "link-gone": (
        mark("There is no badge behind this link any more"),
        mark("{host} answers, but no longer has it."),
        mark("Ask the issuer for the badge as a file, or for its new address."),
    ),
    "link-withdrawn": (
        mark("This badge was taken back"),
        mark("{host} says that the issuer revoked it, and shows nothing more of it."),
        mark("Ask the issuer why. There is nothing left to keep."),
    ),
    "link-closed": (
        mark("This page is not public"),
        mark("{host} answers, but does not let everybody see it."),
        mark("Make the badge public there, or download it while logged in and add that file."),
    ),
    "link-not-reached": (
        mark("The link could not be followed"),
        mark("{reason}"),
        mark("Or download the badge in your browser and add that file."),
    ),
    "page-without-badge": (
        mark("This is a page without a badge behind it"),
        mark("{host} shows something for people, but no badge data that could be kept or checked."),
        mark("Ask the issuer for the badge itself: an Open Badge as a PNG, SVG or JSON file."),
    ),
    "profile-without-badges": (
        mark("This profile shows no badges"),
        mark("{host} lists none on it that everybody may see."),
        mark("Make the badges public there, or download each while logged in."),
    ),
    "presentation": (
        mark("This is a presentation, not a badge"),
        mark("It shows credentials to somebody, but none is inside."),
        mark("Add the badges themselves."),
    ),
    "status-list": (
        mark("This is a status list, not a badge"),
        mark("An issuer publishes it to tell which badges were revoked."),
        mark("Add the badge itself."),
    ),
    "badge-class": (
        mark("This describes a badge, but nobody earned it"),
        mark("The file is the issuer's description of a badge. It names no recipient."),
        mark("Add the badge that was given to you."),
    ),
    "not-a-registry": (
        mark("This is no registry of issuers that can be read"),
        mark("It does not list issuers by their identifiers, as those of the DCC do."),
        mark("Look for the file of the registry itself, often called registry.json."),
    ),
    "registry-not-secure": (
        mark("A registry has to come over a secure line"),
        mark("{address} does not begin with https://. Others could add issuers on the way."),
        mark("Ask who keeps the registry for a secure address, or for its file."),
    ),
    "registry-not-reached": (
        mark("The registry could not be read"),
        mark("{address}: {why}"),
        mark("Try again later. What was read of it before stays as it was."),
    ),
    "no-such-registry": (
        mark("This registry was not chosen"),
        mark("{name} is not among the registries that you rely on."),
        mark("The command registries list shows them."),
    ),
    "issuer-profile": (
        mark("This is an issuer, not a badge"),
        mark("The file describes who issues badges."),
        mark("Add the badge that was given to you."),
    ),
    "key-file": (
        mark("This is a key, not a badge"),
        mark("The file holds a key that badges are checked with."),
        mark("Add the badge itself."),
    ),
    "endorsement": (
        mark("This is an endorsement, not a badge"),
        mark("Somebody vouches for a badge or an issuer with it."),
        mark("Add the badge itself."),
    ),
    "log-in-token": (
        mark("This is a log-in token, not a badge"),
        mark("Some website uses it to let you in."),
        mark("Do not give it to anyone. Add the badge itself."),
    ),
    "sd-jwt": (
        mark("This kind of credential cannot be kept yet"),
        mark("It is a token that reveals parts of itself (SD-JWT)."),
        mark("Ask the issuer for the badge as a picture or as JSON."),
    ),
    # files that hold others
    "damaged-archive": (
        mark("This archive is damaged"),
        mark("The zip file is not whole: {reason}."),
        mark("Download it again from where it came from."),
    ),
    "empty-archive": (
        mark("This archive is empty"),
        mark("The zip file holds no file."),
        mark("Download it again from where it came from."),
    ),
    "locked-archive": (
        mark("This file is locked with a password"),
        mark("The archive holds it encrypted, and Backpack cannot open it."),
        mark("Unpack the archive with another program and add the files."),
    ),
    "nested-archive": (
        mark("An archive inside an archive"),
        mark("Backpack opens the outer archive only."),
        mark("Unpack this one with another program and add the files."),
    ),
    "packed-too-tightly": (
        mark("This file is not safe to unpack"),
        mark("It would grow to more than {limit} times its size, as no badge does."),
        mark("Ask whoever made the archive for the badge itself."),
    ),
    "unknown-packing": (
        mark("This file is packed in an unusual way"),
        mark("Backpack does not know how to unpack it."),
        mark("Take it out with another program and add the file itself."),
    ),
    "no-badge-in-files": (
        mark("No badge among these files"),
        mark("There are several files inside, and none of them is a badge."),
        mark("Download the badges again from the issuer, as pictures or as JSON."),
    ),
    "too-many-files": (
        mark("Too many files in one"),
        mark("At most {limit} can be added together."),
        mark("Add them in several smaller lots."),
    ),
    "no-badge-in-message": (
        mark("No badge in this message"),
        mark("Nothing is attached to it that could be a badge. Often there is only a link."),
        mark("Open the link in the message, download the badge there, and add that file."),
    ),
    "no-badge-in-document": (
        mark("No badge in this document"),
        mark("It may look like a certificate, but it carries no badge data."),
        mark("Download the badge from the issuer as a picture or as JSON."),
    ),
    "damaged-document": (
        mark("This document is damaged"),
        mark("The PDF, or a file attached to it, cannot be read."),
        mark("Download it again from where it came from."),
    ),
    "locked-document": (
        mark("This document is locked with a password"),
        mark("The PDF is encrypted, and Backpack cannot open it."),
        mark("Save a copy without a password from another program and add that."),
    ),
    "locked-wallet": (
        mark("This backup is locked"),
        mark("The wallet encrypted it with a passphrase that only the wallet can use."),
        mark("Open it in that wallet and make a backup without a passphrase, or share each badge."),
    ),
    # files
    "not-found": (
        mark("There is no such file"),
        mark("{name} was not found."),
        mark("Look whether it was moved or renamed."),
    ),
    "no-files": (
        mark("There is no file there"),
        mark("The folder holds no file, at least none that is not hidden."),
        mark("Name a file, or a folder with badges in it."),
    ),
    "not-readable": (
        mark("This file cannot be opened"),
        mark("{name}: {reason}"),
        mark("Look at the file's permissions, or copy it to another folder."),
    ),
    "not-writable": (
        mark("The file could not be saved"),
        mark("{name}: {reason}"),
        mark("Choose another folder, or make room on the disk. Nothing was changed."),
    ),
    "file-exists": (
        mark("There is already a file of this name"),
        mark("{name} exists and was not overwritten."),
        mark("Choose another name, or remove the old file."),
    ),
    "picture-refused": (
        mark("The picture cannot be shown"),
        mark("It is damaged, too large, or of a kind that is not drawn: {reason}."),
        mark("The badge itself is kept unchanged."),
    ),
    "picture-late": (
        mark("The picture could not be drawn this time"),
        mark("It did not work out: {reason}."),
        mark("It is tried again the next time. The badge itself is kept unchanged."),
    ),
    "output-lost": (
        mark("The output could not be written"),
        mark("Where it should go, there was trouble: {reason}."),
        mark("Make room there, or name another place. What was done in the backpack stays."),
    ),
    # the backpack
    "wrong-passphrase": (
        mark("That passphrase does not open this backpack"),
        mark("Nothing is damaged: it is another passphrase."),
        mark("Try again. Look at the Caps Lock key and the keyboard's language."),
    ),
    "passphrase-needed": (
        mark("The backpack is locked"),
        mark("It needs its passphrase."),
        mark("Type it, or name a file with --passphrase-file."),
    ),
    "passphrase-too-short": (
        mark("That passphrase is too short"),
        mark("It needs at least {minimum} characters."),
        mark("Four or five words that belong together only for you make a good one."),
    ),
    "passphrases-differ": (
        mark("The two passphrases differ"),
        mark("They have to be the same, since a forgotten one cannot be reset."),
        mark("Type both again."),
    ),
    "too-many-tries": (
        mark("Wait a moment before the next try"),
        mark("Several passphrases did not open this backpack. Nothing is damaged."),
        mark("Try again in {seconds} seconds."),
    ),
    "no-passphrase": (
        mark("This backpack has no passphrase"),
        mark("The keychain of this computer opens it, or its recovery key."),
        mark("Unlock the keychain, or type the recovery key from your sheet."),
    ),
    "memory-short": (
        mark("There is not enough memory to try the passphrase"),
        mark("A try needs {needed} of memory, to make guessing slow. Nothing is damaged."),
        mark("Close other programs and try again."),
    ),
    "keychain-silent": (
        mark("The keychain does not have the key of this backpack"),
        mark(
            "This computer's keychain is locked, empty or another one. Your badges are there, and "
            "still encrypted."
        ),
        mark("Unlock the keychain and try again, or type the recovery key from your sheet."),
    ),
    "keychain-silent-alone": (
        mark("The keychain does not have the key of this backpack"),
        mark(
            "This computer's keychain is locked, empty or another one, and the backpack has "
            "neither a passphrase nor a recovery key. Your badges are there, and still encrypted."
        ),
        mark(
            "Log in as you did when you made the backpack, unlock the keychain, and try again. "
            "Delete nothing."
        ),
    ),
    "keychain-refused": (
        mark("The keychain of this computer did not keep the key"),
        mark("What was given to it could not be read back. Nothing was changed."),
        mark("Unlock the keychain and try again, or use a passphrase."),
    ),
    "keychain-keeps": (
        mark("The keychain of this computer still has the key"),
        mark("Backpack does not ask it any more, but it did not let the entry be deleted."),
        mark("Delete the entry “Backpack” in the keychain's own window."),
    ),
    "keychain-alone": (
        mark("Only the keychain opens this backpack"),
        mark("Without it, and without a passphrase, you could not open it from day to day."),
        mark("Choose a passphrase first."),
    ),
    "recovery-key-mistyped": (
        mark("This is not quite a recovery key"),
        mark("Not right: group {groups}. Each group tells by itself whether it is right."),
        mark("Compare with your sheet, from left to right, line by line."),
    ),
    "recovery-key-incomplete": (
        mark("The recovery key is not whole"),
        mark("It has {total} letters and digits, and here are {count}."),
        mark("Compare with your sheet, first of all group {group}."),
    ),
    "recovery-key-altered": (
        mark("This is not quite a recovery key"),
        mark("Each group could be right by itself, but they do not belong together."),
        mark("Compare every group with your sheet."),
    ),
    "wrong-recovery-key": (
        mark("That recovery key does not open this backpack"),
        mark("It is a whole recovery key, but of another backpack, or of an earlier sheet."),
        mark("Look for the newest sheet of this backpack. Nothing is damaged."),
    ),
    "no-recovery-key": (
        mark("This backpack has no recovery key"),
        mark("None was made so far."),
        mark("Open the backpack in another way, and make a recovery sheet then."),
    ),
    "recovery-key-not-proven": (
        mark("These are not the two groups"),
        mark("The newest recovery sheet has something else there."),
        mark("Look at the numbers of the groups, and at the date of the sheet."),
    ),
    "recovery-sheet-failed": (
        mark("The recovery sheet could not be drawn"),
        mark("{reason}"),
        mark("Save or copy the recovery key as text instead."),
    ),
    "recovery-key-needed": (
        mark("A recovery sheet is needed first"),
        mark("A backup that nobody can open any more would be of no use to you."),
        mark("Make the recovery sheet, and type two groups of it."),
    ),
    "no-backpack": (
        mark("There is no backpack here yet"),
        mark("{folder} holds none."),
        mark("Start the program to make one, or name another folder with --home."),
    ),
    "backpack-exists": (
        mark("There is a backpack here already"),
        mark("{folder} holds one. Perhaps another window or command made it just now."),
        mark("Open it with its passphrase. Nothing was changed."),
    ),
    "folder-not-readable": (
        mark("The folder of the backpack cannot be opened"),
        mark("{folder}: {reason}"),
        mark("Look at the folder's permissions, or name another one with --home."),
    ),
    "keys-damaged": (
        mark("The key file of this backpack is damaged"),
        mark("{folder} holds a backpack, but {name} cannot be read."),
        mark("Put a copy of {name} back in its place. Nothing was changed."),
    ),
    "keys-missing": (
        mark("The key file of this backpack is missing"),
        mark("{folder} holds badges, but {name} is not there."),
        mark("Put {name} back in its place. No new key was made, nothing was changed."),
    ),
    "store-missing": (
        mark("The badges are missing"),
        mark("{folder} holds the keys of a backpack, but {name} is not there."),
        mark("Put {name} back in its place. No empty backpack was put there instead."),
    ),
    "store-damaged": (
        mark("The backpack's file is damaged"),
        mark("The passphrase is right, but {name} cannot be read."),
        mark("Keep a copy of the folder {folder} before you do anything else."),
    ),
    "store-newer": (
        mark("This backpack was written by a newer version"),
        mark("It needs a newer Backpack than this one. Nothing was changed."),
        mark("Update the program."),
    ),
    "store-needs": (
        mark("This backpack needs a newer Backpack"),
        mark("It was saved by version {version}. Nothing was changed."),
        mark("Update the program to version {version} or later."),
    ),
    "store-behind": (
        mark("This backpack has to be brought up to date first"),
        mark("An older version of Backpack made it, and here nothing can be written."),
        mark("Copy its folder to a place where you may write, and open it there."),
    ),
    "store-open-elsewhere": (
        mark("This backpack is open in another window"),
        mark("Only one window at a time changes it. Here you can look and save copies."),
        mark("Close the other window, then open the backpack again."),
    ),
    "migration-stopped": (
        mark("The backpack was not brought up to date"),
        mark("Not everything would have been the same afterwards, so nothing was changed."),
        mark("Make a copy of the backpack's folder and report this. The old version opens it."),
    ),
    "store-full": (
        mark("The disk is full"),
        mark("There is no room to save. What was saved before is safe."),
        mark("Make room on the disk and try again."),
    ),
    "store-read-only": (
        mark("The backpack cannot be changed"),
        mark("Its folder or file is read-only."),
        mark("Look at the folder's permissions."),
    ),
    "store-busy": (
        mark("The backpack is in use"),
        mark("Another window or command is saving right now."),
        mark("Try again in a moment."),
    ),
    "store-io": (
        mark("The disk did not answer"),
        mark("The backpack could not be read or saved: {reason}."),
        mark("Look whether the disk is still connected. What was saved before is safe."),
    ),
    # choosing and sharing
    "no-such-badge": (
        mark("There is no such badge"),
        mark("{id} is not in this backpack, or it is the beginning of several."),
        mark("It may have been removed elsewhere. The commands list and list --trash tell."),
    ),
    "no-page-to-share": (
        mark("There is no page to lead others to"),
        mark("This way needs one address, and the issuer names none for what you chose."),
        mark("Choose a single badge that has a page, or send a file instead."),
    ),
    "no-linkedin-number": (
        mark("There is no number of a LinkedIn page in that"),
        mark("LinkedIn's form takes a page's number, and this address names it by a word."),
        mark(
            "Open the issuer's page at LinkedIn, press “See all employees” or “Jobs”, and copy the"
            " address of what opens: the number is in it."
        ),
    ),
    "no-such-share": (
        mark("Nothing in the history begins so"),
        mark("No single event of what went out has an identifier that begins with {id}."),
        mark("The command shared shows them."),
    ),
    "no-such-issuer": (
        mark("This issuer was not confirmed"),
        mark("{id} is not among the issuers that you confirmed."),
        mark("The command issuers list shows them."),
    ),
    "no-issuer-like-that": (
        mark("That is not the identifier of an issuer"),
        mark("{id} is neither an address (https://…), a DID or a URN, nor a badge's number."),
        mark("Copy the whole identifier, or give the beginning of one of its badges' numbers."),
    ),
    "no-host-like-that": (
        mark("That is not a site on the public web"),
        mark("{host} is not the name of a site that could be asked about a badge."),
        mark("Give it as in the badge's address, for example badges.example.org."),
    ),
    "host-not-allowed": (
        mark("This site was not allowed before"),
        mark("{host} is not among the sites that may always be asked."),
        mark("The command network show tells which are."),
    ),
    "no-such-identity": (
        mark("This was not among what you told of yourself"),
        mark("{identity} is not known here."),
        mark("The command identity list shows what is."),
    ),
    "no-issuer-id": (
        mark("This badge names no issuer that could be confirmed"),
        mark("It gives its issuer no identifier, so that two of the same name look alike."),
        mark("Ask the issuer for a newer badge."),
    ),
    "nothing-chosen": (
        mark("No badge is chosen"),
        mark("There is nothing to put in."),
        mark("Choose at least one badge."),
    ),
    "several-badges": (
        mark("There are several badges in this file"),
        mark("It holds {count}, and a picture carries one."),
        mark("Add the file to your backpack and choose one of them there."),
    ),
    "baked-already": (
        mark("This badge is a picture already"),
        mark("It came as {kind}, and in another form it would not be the same file."),
        mark("Choose a file name that ends as {kind} files do."),
    ),
    "not-for-svg": (
        mark("This badge does not fit into an SVG"),
        mark("Its text holds a character that SVG files cannot have."),
        mark("Save it as PNG instead."),
    ),
    "sample-stays-here": (
        mark("A sample cannot be shared"),
        mark("This badge is only for trying things out. Nobody earned it."),
        mark("Add a badge of your own."),
    ),
    "not-a-resume-form": (
        mark("It is not clear what kind of file to make"),
        mark("“{name}” does not end as any form of a resume does."),
        mark("Choose a form with --form, or a name that ends so: {forms}."),
    ),
    "signature-too-full": (
        mark("Too many badges for an e-mail signature"),
        mark("It holds {most} badges at most; more would fall apart on a phone."),
        mark("Choose fewer. The link below them can lead to all of your badges."),
    ),
    "portfolio-failed": (
        mark("The portfolio could not be made"),
        mark("The typesetting program stopped: {reason}."),
        mark("Try again with fewer badges. Please report it, with the names of the badges."),
    ),
    "unknown-colour": (
        mark("This is not a colour"),
        mark("“{colour}” does not name a colour."),
        mark("Write it as six digits from 0 to F, as in #0B6E69."),
    ),
}


def explain_fault(code: str, parameters: Mapping[str, str | int]) -> FaultText:
    """The three sentences for a fault's ``code``; raises ``KeyError`` for an unknown one."""
    title, explanation, advice = _SENTENCES[code]
    return FaultText(
        tr(title, **parameters), tr(explanation, **parameters), tr(advice, **parameters)
    )
