"""Reads the description of what to send; for the format see description.mjs."""

import sys

description, authority = sys.argv[1:]


def requests():
    with open(description, encoding="utf-8") as lines:
        for block in lines.read().split("\n\n"):
            if not block:
                continue
            request = {"headers": [], "trailers": [], "options": [], "query": "", "file": ""}
            for line in block.splitlines():
                key, value = line.split(" ", 1)
                if key in ("header", "trailer"):
                    request[key + "s"].append(tuple(value.split(": ", 1)))
                elif key == "option":
                    request["options"].append(value)
                else:
                    request[key] = value
            with open(request["body"], "rb") as body:
                request["content"] = body.read()
            yield request


def send_all(send, chosen=None):
    for request in chosen or requests():
        try:
            outcome = send(request)
        except Exception as fault:
            outcome = f"{type(fault).__name__}: {fault}"
        print(request["case"], " ".join(str(outcome).split()), sep="\t", flush=True)
