"""Sends over a bare socket, as a device with a few lines of C does: odd capitals, no User-Agent, Latin-1 or raw UTF-8."""

import socket
import ssl
from urllib.parse import urlsplit

from description import authority, requests, send_all

trusting = ssl.create_default_context(cafile=authority)


def connect(url):
    connection = socket.create_connection((url.hostname, url.port), timeout=60)
    return trusting.wrap_socket(connection, server_hostname=url.hostname) if url.scheme == "https" else connection


def head(request):
    url = urlsplit(request["url"])
    query = "?q=" + request["query"] if request["query"] else ""
    framing = f"content-LENGTH:{len(request['content'])}"
    if "chunked" in request["options"]:
        framing = "transfer-ENCODING: chunked"
    lines = [f"POST {url.path}{query} HTTP/{request['version']}".encode()]
    lines += [f"{name}:  {value} ".encode("latin-1") for name, value in request["headers"]]
    lines += [b"x-tag:", framing.encode(), f"HOST: {url.netloc}".encode()]
    if "continue" in request["options"]:
        lines.append(b"Expect: 100-continue")
    return b"\r\n".join(lines) + b"\r\n\r\n"


def body(request):
    content = request["content"]
    if "chunked" not in request["options"]:
        return content
    chunks = b"".join(b"%x;part=1\r\n%s\r\n" % (len(piece), piece) for piece in (content[:10], content[10:]))
    trailers = "".join(f"{name}: {value}\r\n" for name, value in request["trailers"])
    return chunks + b"0\r\n" + trailers.encode() + b"\r\n"


def read_status(answers):
    status = answers.readline().split()[1].decode()
    length = 0
    while line := answers.readline().strip():
        name, value = line.lower().split(b":", 1)
        length = int(value) if name == b"content-length" else length
    answers.read(length)
    return status


def send(request):
    with connect(urlsplit(request["url"])) as connection:
        answers = connection.makefile("rb")
        connection.sendall(head(request))
        if "continue" in request["options"] and read_status(answers) != "100":
            return "refused to go on"
        connection.sendall(body(request))
        return read_status(answers)


def send_together(together):
    with connect(urlsplit(together[0]["url"])) as connection:
        connection.sendall(b"".join(head(request) + body(request) for request in together))
        answers = connection.makefile("rb")
        for request in together:
            print(request["case"], read_status(answers), sep="\t")


pipelines = {}
for request in requests():
    if "together" in request["options"]:
        pipelines.setdefault(request["case"], []).append(request)
for pipeline in pipelines.values():
    send_together(pipeline)
send_all(send, [request for request in requests() if "together" not in request["options"]])
