"""Sends with HTTPie, its command line called in one process: a header's umlauts go as UTF-8, the query's are escaped."""

import tempfile

from httpie.context import Environment
from httpie.core import main

from description import authority, send_all


def send(request):
    items = [f"{name}:{value}" for name, value in request["headers"]]
    options = ["--ignore-stdin", "--print=h", "--timeout=60", f"--verify={authority}"]
    if request["query"]:
        items.append("q==" + request["query"])
    if request["file"]:
        options.append("--multipart")
        items += [f"event=@{request['body']}", f"invoice@{request['file']};type=application/pdf"]
    else:
        items.append("@" + request["body"])
    if "chunked" in request["options"]:
        options.append("--chunked")
    with tempfile.TemporaryFile("w+") as answer:
        main(["http", *options, "POST", request["url"], *items], Environment(stdout=answer, stdout_isatty=False))
        answer.seek(0)
        return answer.readline().split()[1]


send_all(send)
