"""An in-memory web behind the ``Fetcher`` port: tests change it and run the real program on it."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime

from backpack.domain.web import Answer, Trouble, Unreached
from backpack.verify.keys import address_of_did_web
from tests import mint, mint_lists
from tests.conftest import NOW


@dataclass(slots=True)
class World:
    """Addresses with their answers; ``asked`` is each address that was asked, in order.

    What is not here cannot be reached.
    """

    now: datetime = NOW
    asked: list[str] = field(default_factory=list)
    _answers: dict[str, Answer] = field(default_factory=dict)
    _troubles: dict[str, Trouble] = field(default_factory=dict)

    def put(
        self, url, body=b"", *, status=200, content_type="application/json", final_url="", **headers
    ):
        """Answer ``url`` with bytes, or with a JSON document."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._troubles.pop(url, None)
        self._answers[url] = Answer(
            url=url,
            status=status,
            body=data,
            headers={"content-type": content_type, **named},
            fetched=self.now,
            final_url=final_url,
        )

    def publish_hosted(
        self, site="https://northlake.example", *, badge=None, issuer=None, **changes
    ):
        """A badge with its class and issuer, each at its own address; what the learner holds."""
        documents = mint.hosted(site, badge=badge, issuer=issuer, **changes)
        for url, document in documents.items():
            self.put(url, document)
        return documents[f"{site}/1"]

    def change(self, url, **changes):
        """Let the document at ``url`` say something else; ``None`` takes a member away."""
        document = {**json.loads(self._answers[url].body), **changes}
        self.put(url, {name: value for name, value in document.items() if value is not None})

    def withdraw(self, url, **members):
        """Let ``url`` answer as Open Badges 1.1 asks for a badge that was revoked."""
        self.put(url, {"revoked": True, **members}, status=410)

    def redirect(self, url, to):
        """Let ``url`` pass everybody on to another address."""
        self._answers[url] = replace(self._answers[to], url=url, final_url=to, redirects=1)

    def issuer_web(self, private, did="did:web:northlake.example", **changes):
        """An issuer with a did:web whose document lists the key ``#key-1``; its DID."""
        self.put_keys(did, mint.method(private, f"{did}#key-1"), **changes)
        return did

    def issuer_https(self, private, url="https://northlake.example/issuer", **changes):
        """An issuer at an address whose document lists the key ``#key-1``; its address."""
        self.put_keys(url, mint.method(private, f"{url}#key-1"), **changes)
        return url

    def put_keys(self, owner, *methods, **changes):
        """A controller document at the place of its owner, a did:web or an address."""
        place = address_of_did_web(owner) if owner.startswith("did:") else owner
        self.put(place, mint.controller_document(owner, *methods, **changes))

    def status_list(self, url, marks=(), *, private=None, issuer=None, **changes):
        """Let ``url`` have a signed list with these marks; ``private`` signs it, as ``issuer``."""
        private = private or mint.ed25519()
        document = mint_lists.status_list(issuer or mint.did_key(private), url, marks, **changes)
        self.put(url, mint.data_integrity(private, document=document))

    def take_down(self, url, trouble=Trouble.NO_CONNECTION):
        """Let ``url`` be out of reach from now on."""
        self._troubles[url] = trouble

    def fetch(self, url, *, accept=""):
        self.asked.append(url)
        if url in self._troubles or url not in self._answers:
            raise Unreached(url, self._troubles.get(url, Trouble.NO_CONNECTION))
        return replace(self._answers[url], fetched=self.now)
