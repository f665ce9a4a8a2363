"""An open backpack: every service over one store."""

from dataclasses import dataclass

from backpack.domain.ports import Store
from backpack.services.annotating import Annotating
from backpack.services.backing_up import BackingUp
from backpack.services.baking import Baking
from backpack.services.collecting import Collecting
from backpack.services.disclosing import Disclosing
from backpack.services.emptying import Emptying
from backpack.services.exporting import Exporting
from backpack.services.identifying import Identifying
from backpack.services.importing import Importing
from backpack.services.issuer_book import IssuerBook
from backpack.services.knowing import Knowing
from backpack.services.linking import Linking
from backpack.services.locking import Locking
from backpack.services.mail_signatures import MailSignatures
from backpack.services.networking import Networking
from backpack.services.organising import Organising
from backpack.services.picturing import Picturing
from backpack.services.portfolios import Portfolios
from backpack.services.protecting import Protecting
from backpack.services.rechecking import Rechecking
from backpack.services.registering import Registering
from backpack.services.reporting import Reporting
from backpack.services.rescuing import Rescuing
from backpack.services.restoring import Merging
from backpack.services.resumes import Resumes
from backpack.services.samples import Sampling
from backpack.services.sharing import Sharing
from backpack.services.verifying import Verifying


@dataclass(frozen=True, slots=True, kw_only=True)
class Backpack:
    """What both front ends work with; made by ``bootstrap``."""

    store: Store
    importing: Importing
    verifying: Verifying
    knowing: Knowing
    registering: Registering
    organising: Organising
    collecting: Collecting
    annotating: Annotating
    identifying: Identifying
    picturing: Picturing
    protecting: Protecting
    locking: Locking
    emptying: Emptying
    sampling: Sampling
    disclosing: Disclosing
    sharing: Sharing
    resumes: Resumes
    mail_signatures: MailSignatures
    issuer_book: IssuerBook
    exporting: Exporting
    portfolios: Portfolios
    baking: Baking
    networking: Networking
    linking: Linking
    rescuing: Rescuing
    reporting: Reporting
    rechecking: Rechecking
    backing_up: BackingUp
    merging: Merging

    def close(self) -> None:
        """Close the store; the backpack cannot be used afterwards."""
        self.store.close()
