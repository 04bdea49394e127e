"""A gcloud that creates things in a JSON file and lists them as the real one would.

It has the commands that scripts/bootstrap.py uses. Every call is written to STATE.calls; a call
that begins with the text in STATE.broken fails.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

KEY = "AIzaFakeKeyThatOnlyTheFakeKnows"

State = dict[str, list[str]]
Flags = Mapping[str, str]


def main(words: list[str]) -> None:
    """Run the command in ``words``, or end with an error as gcloud does."""
    file = Path(os.environ["STATE"])
    call = " ".join(words)
    with Path(f"{file}.calls").open("a") as calls:
        calls.write(call + "\n")
    broken = Path(f"{file}.broken")
    if broken.exists() and call.startswith(broken.read_text()):
        sys.exit(f"ERROR: (gcloud.{words[0]}) the fake is broken here")
    state: State = json.loads(file.read_text()) if file.exists() else {}
    plain = [word for word in words if not word.startswith("--")]
    flags = {
        name: value
        for name, _, value in (word[2:].partition("=") for word in words if word.startswith("--"))
    }
    sys.stdout.writelines(f"{line}\n" for line in answer(plain, flags, state))
    file.write_text(json.dumps(state))


def answer(words: list[str], flags: Flags, state: State) -> list[str]:
    """The lines that are printed; ``state`` is changed."""
    for verb, do in VERBS.items():
        if verb in words:
            place = words.index(verb)
            kind = [*words[:place], *filter(None, [flags.get("collection-group")])]
            return do(" ".join(kind), words[place + 1 :], flags, state)
    sys.exit(f"ERROR: the fake does not know: {' '.join(words)}")


def create(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    """Creating a thing twice is an error, as with the real one."""
    name = (names or [flags.get("database", ""), flags.get("key-id", "")])[-1] or "(default)"
    if kind == "iam service-accounts":
        name = f"{name}@{flags['project']}.iam.gserviceaccount.com"
    return add(state, LISTED_AS.get(kind, kind), name.removeprefix("gs://"))


def bind(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    return add(state, f"policy {names[0]}", f"{flags['role']}\t{flags['member']}")


def policy(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    return state.get(f"policy {names[0]}", [])


def listing(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    return state.get(" ".join([kind, *names]), [])


def enable(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    state[kind] = sorted({*state.get(kind, []), *names})
    return []


def add_version(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    versions = state.setdefault(f"{kind} {names[0]}", [])
    versions.append(str(len(versions) + 1))
    state["secrets"].append(f"version {len(versions)} holds {sys.stdin.read()}")
    return []


def key_string(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    assert names[0] in state[kind]
    return [KEY]


def clean_up(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    assert names[0] in state[kind]
    return []


def describe(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    if kind == "run services":
        return state.get(f"annotations {names[0]}", [])
    return names


def update(kind: str, names: list[str], flags: Flags, state: State) -> list[str]:
    if kind == "run services":
        assert "no-invoker-iam-check" in flags
        return add(state, f"annotations {names[0]}", "true")
    return create(kind, names, flags, state)


def add(state: State, kind: str, name: str) -> list[str]:
    if name in state.setdefault(kind, []):
        sys.exit(f"ERROR: ALREADY_EXISTS: {kind} {name}")
    state[kind].append(name)
    return []


LISTED_AS = {"run": "run services"}
VERBS = {
    "describe": describe,
    "get-iam-policy": policy,
    "add-iam-policy-binding": bind,
    "set-cleanup-policies": clean_up,
    "get-key-string": key_string,
    "enable": enable,
    "list": listing,
    "add": add_version,
    "create": create,
    "deploy": create,
    "update": update,
}
"""By verb: a function of the words before it, those after it, flags and state."""

if __name__ == "__main__":
    main(sys.argv[1:])
