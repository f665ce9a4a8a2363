"""What a signed original holds, and what leaving it out means, in plain words.

Takes the codes of ``domain.disclosure`` as text, since words lie below the domain.
"""

from collections.abc import Iterable

from backpack.words.catalogue import mark, tr

_HELD = {
    "email": mark("your e-mail"),
    "hashed-email": mark("your e-mail, hidden in a way that a guess gives away"),
    "salt": mark("the secret that hides your e-mail"),
    "identifier": mark("an identifier of yours"),
    "name": mark("your name"),
    "link": mark("a link with an e-mail in it"),
    "evidence": mark("evidence that you leave out"),
    "results": mark("your results"),
    "picture": mark("the picture"),
    "location": mark("the place where a picture was taken"),
    "other-contents": mark("more than this badge"),
}


def held_words(kinds: Iterable[str]) -> str:
    """What an original holds, as a list inside a sentence: "your e-mail and your name"."""
    told = [tr(_HELD[kind]) for kind in dict.fromkeys(kinds)]
    if len(told) < 2:
        return "".join(told)
    return tr("{several} and {last}", several=", ".join(told[:-1]), last=told[-1])


def original_sentence(kinds: Iterable[str]) -> str:
    """Why an original is left out unless the learner decides otherwise; empty where it is not."""
    told = held_words(kinds)
    if not told:
        return ""
    return tr(
        "The signed original contains {things}. Include it, and people can check the badge;"
        " leave it out, and they can ask the issuer.",
        things=told,
    )
