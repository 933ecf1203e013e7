"""Sends with Requests: a header's umlauts go as Latin-1, the query's are escaped."""

import os

import requests
from description import authority, send_all

session = requests.Session()
session.trust_env = False  # Else a variable that names certificates counts for more than `verify`.
session.verify = authority


def send(request):
    body = {"data": request["content"]}
    if "chunked" in request["options"]:
        body = {"data": iter([request["content"][:10], request["content"][10:]])}
    elif request["file"]:
        with open(request["file"], "rb") as file:
            invoice = (os.path.basename(request["file"]), file.read(), "application/pdf")
        body = {"data": {"event": request["content"]}, "files": {"invoice": invoice}}
    query = {"q": request["query"]} if request["query"] else None
    return session.post(request["url"], params=query, headers=dict(request["headers"]), timeout=60, **body).status_code


send_all(send)
