"""Sends with Python's urllib: a header's umlauts go as Latin-1; the query must be escaped before."""

import ssl
import urllib.parse
import urllib.request

from description import authority, send_all

trusting = ssl.create_default_context(cafile=authority)


def send(request):
    url = request["url"]
    if request["query"]:
        url += "?" + urllib.parse.urlencode({"q": request["query"]})
    body = request["content"]
    if "chunked" in request["options"]:
        body = iter([body[:10], body[10:]])
    message = urllib.request.Request(url, body, dict(request["headers"]), method="POST")
    with urllib.request.urlopen(message, timeout=60, context=trusting if url.startswith("https:") else None) as answer:
        return answer.status


send_all(send)
