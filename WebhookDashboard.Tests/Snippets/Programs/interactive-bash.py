"""Enters each command of a file at the prompt of an interactive bash, and prints what the terminal showed.

Usage: interactive-bash.py typed|pasted COMMANDS.json
"""
import json
import os
import pty
import select
import sys

SILENCE = 60  # seconds

how, file = sys.argv[1:]
with open(file, encoding="utf-8") as opened:
    commands = json.load(opened)

child, terminal = pty.fork()
if child == 0:
    # A dumb terminal has no bracketed paste: each character is a key.
    os.environ.update(PS1="$ ", PS2="> ", LC_ALL="C.UTF-8", HISTFILE="", TERM="xterm" if how == "pasted" else "dumb")
    os.execvp("bash", ["bash", "--noprofile", "--norc", "-i"])

os.set_blocking(terminal, False)
shown = bytearray()


def show():
    sys.stdout.buffer.write(shown)
    sys.stdout.flush()


def read():
    try:
        shown.extend(os.read(terminal, 65536))
    except BlockingIOError:
        pass


def wait(writes):
    readable, writable, _ = select.select([terminal], [terminal] if writes else [], [], SILENCE)
    if not readable and not writable:
        show()
        sys.exit("The shell is silent.")
    if readable:
        read()
    return writable


def enter(text):
    while text:
        if wait(writes=True):
            try:
                text = text[os.write(terminal, text[:256]):]
            except BlockingIOError:
                pass


def wait_for(text):
    while text not in shown:
        wait(writes=False)


for number, command in enumerate(commands):
    # Read by the shell only when the command before has ended. As typed, it is not what it prints.
    enter(b"echo ready-$((%d + 1))\n" % number)
    wait_for(b"ready-%d\r" % (number + 1))
    command = command.encode()
    enter((b"\x1b[200~" + command + b"\x1b[201~" if how == "pasted" else command) + b"\n")

enter(b"echo ended-$((1 + 1))\n")
wait_for(b"ended-2\r")
show()
os.close(terminal)
os.waitpid(child, 0)
