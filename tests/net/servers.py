"""Real servers on this computer, with certificates of an authority made for one test run."""

import contextlib
import datetime as dt
import gzip
import socket
import ssl
import threading
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "issuer.example"
DAY = dt.timedelta(days=1)


class Authority:
    """Signs certificates; ``trust`` is what a client needs to believe them."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test authority")])
        self.certificate = (
            self._start(self.name, self.key)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_key_usage(signs_certificates=True), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    @property
    def pem(self):
        return _pem(self.certificate)

    def trust(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=self.pem.decode())
        return context

    def server_side(self, folder, *names, expired=False):
        """TLS as a server that has a certificate for ``names``."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
        alternatives = x509.SubjectAlternativeName([_general(name) for name in names])
        issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        certificate = (
            self._start(subject, key, expired=expired)
            .add_extension(alternatives, critical=False)
            .add_extension(issuer_key, critical=False)
            .sign(self.key, hashes.SHA256())
        )
        path = folder / f"{names[0]}-{expired}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + _pem(certificate)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _start(self, subject, key, *, expired=False):
        now = dt.datetime.now(dt.UTC)  # noqa: TID251 - certificates are of today
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 9 * DAY)
            .not_valid_after(now - DAY if expired else now + DAY)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        )


class Server:
    """Answers by path with raw bytes, or with a function that gets the connection.

    ``requests`` are the heads of what came in, ``connections`` how often somebody connected.
    """

    def __init__(self, tls=None, *, greeting=b""):
        self.tls = tls
        self.greeting = greeting
        self.answers = {}
        self.requests = []
        self.connections = 0
        self._open = set()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def put(self, path, body=b"{}", *, status="200 OK", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = answer(body, status=status, **named)

    def close(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(timeout=5)
            assert not thread.is_alive()

    def head(self, number=-1):
        """The header lines of a request, by their names in small letters."""
        lines = self.requests[number].split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.connections += 1
                thread = threading.Thread(target=self._serve, args=[connection])
                self._threads.append(thread)
                thread.start()

    def _serve(self, raw):
        connection = raw
        self._open.add(raw)
        try:
            if self.tls is not None:
                connection = self.tls.wrap_socket(raw, server_side=True)
                self._open = (self._open - {raw}) | {connection}
            connection.sendall(self.greeting)
            while self._answer(connection):
                pass
        except OSError:
            pass
        finally:
            connection.close()
            self._open.discard(connection)

    def _answer(self, connection):
        head = b""
        while b"\r\n\r\n" not in head:
            received = connection.recv(4096)
            if not received:
                return False
            head += received
        text = head.decode("latin-1").partition("\r\n\r\n")[0]
        self.requests.append(text)
        path = text.split(" ")[1]
        given = self.answers.get(path, answer(b"", status="404 Not Found"))
        if callable(given):
            given(connection)
            return False
        connection.sendall(given)
        return True


def answer(body=b"{}", *, status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def packed(size):
    """A gzip bomb: ``size`` zeros, a thousandth of that long."""
    return gzip.compress(bytes(size), mtime=0)


def _general(name):
    with contextlib.suppress(ValueError):
        return x509.IPAddress(ip_address(name))
    return x509.DNSName(name)


def _key_usage(*, signs_certificates):
    names = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
        *("key_agreement", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(key_cert_sign=signs_certificates, **dict.fromkeys(names, False))


def _pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)
