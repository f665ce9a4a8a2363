from backpack.verify.proofs.data_integrity.statements import signed_statements


def proof(**members):
    return {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", **members}


def test_only_proofs_over_statements_that_stand_alone_have_any(contexts):
    others = [proof(cryptosuite="eddsa-jcs-2022"), proof(previousProof="urn:x"), "text"]
    document = {"@context": ["https://www.w3.org/ns/credentials/v2"], "proof": others}
    assert signed_statements(document, contexts) == ()


def test_a_context_that_is_not_known_leaves_no_statements(contexts):
    document = {"@context": ["https://nowhere.example/v1"], "id": "urn:x", "proof": proof()}
    assert signed_statements(document, contexts) == ()
