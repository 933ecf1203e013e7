"""Runs the programs of a folder one after the other, each as if it were alone."""
import http.client
import pathlib
import sys

encode = http.client.HTTPConnection._encode_request
for program in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    http.client.HTTPConnection._encode_request = encode
    exec(compile(program.read_text(encoding="utf-8"), str(program), "exec"), {"__name__": "__main__"})
