"""Prepares a Google Cloud project for cloudbuild.yaml, once. Running it again changes nothing.

    python3 scripts/bootstrap.py PROJECT --dry-run
    python3 scripts/bootstrap.py PROJECT --region=europe-west1

Needs the command gcloud, logged in as an owner of a project that has billing. Every step first
lists what exists and creates only what is missing. Standard library only.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Step:
    """Something that the project needs. Commands are arguments of gcloud; {words} are filled in."""

    title: str
    listing: str
    """The command that lists what exists, one name a line."""
    expected: tuple[str, ...]
    """The lines of the listing that show that nothing is to be done."""
    create: tuple[str, ...]
    """Commands that are run in turn; `a | b` gives the output of a to b, without showing it."""
    otherwise: str = ""
    """What to do when a command is refused, if that may have a reason of its own."""


APIS = tuple(
    f"{name}.googleapis.com"
    for name in (
        *("apikeys", "artifactregistry", "cloudbuild", "cloudresourcemanager", "firebase"),
        *("firebasehosting", "firebaserules", "firestore", "iam", "logging", "monitoring", "run"),
        *("secretmanager", "serviceusage", "storage", "youtube"),
    )
)

ACCOUNTS = {
    "chapters-run": "The function",
    "chapters-build": "Builds the image of the function",
    "chapters-deploy": "Runs cloudbuild.yaml",
}
"""Service accounts. None of them has a key file."""

ROLES = (
    # The function reads and writes its cache and reads its key, nothing else.
    ("chapters-run", "roles/datastore.user", "projects", "{project}"),
    ("chapters-run", "roles/secretmanager.secretAccessor", "secrets", "youtube-api-key"),
    # https://cloud.google.com/run/docs/configuring/services/build-service-account
    ("chapters-build", "roles/run.builder", "projects", "{project}"),
    ("chapters-deploy", "roles/run.sourceDeveloper", "projects", "{project}"),
    ("chapters-deploy", "roles/serviceusage.serviceUsageConsumer", "projects", "{project}"),
    ("chapters-deploy", "roles/logging.logWriter", "projects", "{project}"),
    ("chapters-deploy", "roles/storage.objectViewer", "storage buckets", "gs://{bucket}"),
    # The build and the function run as the other two accounts.
    ("chapters-deploy", "roles/iam.serviceAccountUser", "iam service-accounts", "{run}"),
    ("chapters-deploy", "roles/iam.serviceAccountUser", "iam service-accounts", "{build}"),
    # https://firebase.google.com/docs/projects/iam/roles-predefined-product
    ("chapters-deploy", "roles/firebasehosting.admin", "projects", "{project}"),
    ("chapters-deploy", "roles/firebaserules.admin", "projects", "{project}"),
    ("chapters-deploy", "roles/datastore.indexAdmin", "projects", "{project}"),
)
"""Which account may do what, and where."""

EXPIRY = {"videos": "expire_at", "quota": "expire_at"}
"""By collection of Firestore: the field with the moment from which Google deletes a document."""

BUILD_REGIONS = (
    *("us-central1", "us-west2", "europe-west1", "asia-east1", "australia-southeast1"),
    "southamerica-east1",
)
"""Where every project may build (https://cloud.google.com/build/docs/locations)."""


def _role(account: str, role: str, kind: str, resource: str) -> Step:
    member = f"serviceAccount:{account}@{{project}}.iam.gserviceaccount.com"
    return Step(
        f"{role} for {account}",
        f"{kind} get-iam-policy {resource} --flatten=bindings[].members "
        "'--format=value(bindings.role,bindings.members)'",
        (f"{role}\t{member}",),
        (
            f"{kind} add-iam-policy-binding {resource} --role={role} --condition=None "
            f"--member={member}",
        ),
    )


STEPS = (
    Step(
        "APIs",
        "services list --enabled --format=value(config.name)",
        APIS,
        (f"services enable {' '.join(APIS)}",),
    ),
    *(
        Step(
            f"account {name}",
            "iam service-accounts list --format=value(email)",
            (f"{name}@{{project}}.iam.gserviceaccount.com",),
            (f"iam service-accounts create {name} --display-name='{purpose}'",),
        )
        for name, purpose in ACCOUNTS.items()
    ),
    Step(
        "database",
        "firestore databases list --format=value(name.basename())",
        ("(default)",),
        (
            "firestore databases create --database='(default)' --location={region} "
            "--type=firestore-native --delete-protection",
        ),
    ),
    # firestore.indexes.json says the same; here it is switched on before the first document.
    *(
        Step(
            f"expiry of {collection}",
            f"firestore fields ttls list --collection-group={collection} "
            "--format=value(name.basename())",
            (field,),
            (
                f"firestore fields ttls update {field} --collection-group={collection} "
                "--enable-ttl --async",
            ),
        )
        for collection, field in EXPIRY.items()
    ),
    # It opens the YouTube Data API only. It is never shown: it goes straight into the secret.
    Step(
        "API key",
        "services api-keys list --format=value(name.basename())",
        ("chapters-youtube",),
        (
            "services api-keys create --key-id=chapters-youtube --display-name=Chapters "
            "--api-target=service=youtube.googleapis.com",
        ),
    ),
    Step(
        "secret",
        "secrets list --format=value(name.basename())",
        ("youtube-api-key",),
        ("secrets create youtube-api-key --replication-policy=automatic",),
    ),
    Step(
        "version 1 of the secret",
        "secrets versions list youtube-api-key --format=value(name.basename())",
        ("1",),
        (
            "services api-keys get-key-string chapters-youtube --format=value(keyString) | "
            "secrets versions add youtube-api-key --data-file=-",
        ),
    ),
    Step(
        "bucket of sources",
        "storage buckets list --format=value(name)",
        ("{bucket}",),
        (
            "storage buckets create gs://{bucket} --location={region} "
            "--uniform-bucket-level-access --public-access-prevention",
        ),
    ),
    # `gcloud run deploy --source` looks for a repository of this name.
    Step(
        "repository of images",
        "artifacts repositories list --location={region} --format=value(name.basename())",
        ("cloud-run-source-deploy",),
        (
            "artifacts repositories create cloud-run-source-deploy --location={region} "
            "--repository-format=docker",
            "artifacts repositories set-cleanup-policies cloud-run-source-deploy "
            "--location={region} --policy=deploy/image-cleanup.json",
        ),
    ),
    # A placeholder: cloudbuild.yaml can then release without traffic, which a new service refuses.
    Step(
        "service",
        "run services list --region={region} --format=value(metadata.name)",
        ("chapters",),
        (
            "run deploy chapters --region={region} --service-account={run} --max-instances=1 "
            "--image=us-docker.pkg.dev/cloudrun/container/hello --no-allow-unauthenticated",
        ),
    ),
    # Public by switching the check of callers off, which works also where an organization forbids
    # allUsers: https://cloud.google.com/run/docs/authenticating/public. Set once here, so that the
    # account of a release needs no right to make anything public.
    Step(
        "public access",
        "run services describe chapters --region={region} "
        "'--format=value(metadata.annotations.\"run.googleapis.com/invoker-iam-disabled\")'",
        ("true",),
        ("run services update chapters --region={region} --no-invoker-iam-check",),
        "If a policy of your organization forbids public services (run.managed.requireInvokerIam), "
        'only its administrator can allow this one; docs/deploy.md, "Nobody may call it".',
    ),
    # Last, because a new account is not known everywhere in its first seconds.
    *(_role(*role) for role in ROLES),
)

MODEL_STEPS = (
    Step(
        "API of Vertex AI",
        "services list --enabled --format=value(config.name)",
        ("aiplatform.googleapis.com",),
        ("services enable aiplatform.googleapis.com",),
    ),
    _role("chapters-run", "roles/aiplatform.user", "projects", "{project}"),
)
"""For a model that the function pays for through its project."""

AFTERWARDS = """
# Then by hand, once, because Firebase wants its terms accepted by a person:
npx --yes firebase-tools@15.34.2 login
npx --yes firebase-tools@15.34.2 projects:addfirebase {project}
npx --yes firebase-tools@15.34.2 hosting:sites:create {project} --project={project}

# Then fill in the blanks in web/privacy.html and web/terms.html, and release, now and ever after:
make deploy PROJECT={project} ARGS=--region={region}"""


class Stop(Exception):
    """The project cannot be prepared; ``str()`` says why, and what to do."""


def main(arguments: list[str] | None = None) -> None:
    """Prepare the project named in ``arguments`` (default: the command line's)."""
    chosen = options(arguments)
    words = _words(chosen.project, chosen.region)
    steps = (*STEPS, *MODEL_STEPS) if chosen.model else STEPS
    todo = [_filled(step, words) for step in steps]
    if chosen.region not in BUILD_REGIONS:
        print(
            f"Cloud Build may refuse a new project in {chosen.region}; it takes every project in "
            f"{', '.join(BUILD_REGIONS)}."
        )
    try:
        if chosen.dry_run:
            _describe(todo, project=chosen.project)
        else:
            _prepare(todo, project=chosen.project)
    except Stop as stop:
        sys.exit(str(stop))
    print(AFTERWARDS.format(**words))


def _words(project: str, region: str) -> dict[str, str]:
    return {
        "project": project,
        "region": region,
        "bucket": f"{project}-chapters-source",
        "run": f"chapters-run@{project}.iam.gserviceaccount.com",
        "build": f"chapters-build@{project}.iam.gserviceaccount.com",
    }


def _filled(step: Step, words: dict[str, str]) -> Step:
    return Step(
        step.title,
        step.listing.format(**words),
        tuple(name.format(**words) for name in step.expected),
        tuple(command.format(**words) for command in step.create),
        step.otherwise,
    )


def _describe(todo: Iterable[Step], *, project: str) -> None:
    for step in todo:
        print(f"\n# {step.title}: created unless this lists it")
        for command in (step.listing, *step.create):
            print(" | ".join(shlex.join(part) for part in _commands(command, project)))


def _prepare(todo: Iterable[Step], *, project: str) -> None:
    if shutil.which("gcloud") is None:
        raise Stop("The command gcloud is missing. Install it: https://cloud.google.com/sdk")
    _run(f"projects describe {project}", project)
    for step in todo:
        if set(step.expected) <= _listed(step.listing, project):
            print(f"there    {step.title}")
            continue
        for command in step.create:
            _run(command, project, otherwise=step.otherwise)
        print(f"created  {step.title}", flush=True)


@cache
def _listed(listing: str, project: str) -> frozenset[str]:
    return frozenset(_run(listing, project).splitlines())


def _run(command: str, project: str, *, otherwise: str = "") -> str:
    """Run ``command`` and return what it prints; raises Stop when it fails."""
    advice = " ".join(
        filter(None, (otherwise, "Put it right and run this again: it goes on from here."))
    )
    printed = ""
    for words in _commands(command, project):
        done = subprocess.run(
            words, input=printed.strip(), capture_output=True, text=True, check=False, cwd=ROOT
        )
        if done.returncode:
            raise Stop(f"This failed:\n  {shlex.join(words)}\n{done.stderr.strip()}\n{advice}")
        printed = done.stdout
    return printed


def _commands(command: str, project: str) -> list[list[str]]:
    """The words of ``command`` as they are run, one list for each part of a pipe."""
    return [
        ["gcloud", *shlex.split(part), f"--project={project}", "--quiet"]
        for part in command.split(" | ")
    ]


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line; ends the process when they cannot be understood."""
    parser = argparse.ArgumentParser(
        description="Prepares a Google Cloud project for cloudbuild.yaml; safe to run again.",
        epilog="docs/deploy.md describes every step.",
    )
    parser.add_argument("project", type=_project, help="ID of the project, which must exist")
    parser.add_argument("--region", type=_region, default="us-central1", help="%(default)s")
    parser.add_argument(
        "--model", action="store_true", help="allow the function to ask Gemini through Vertex AI"
    )
    parser.add_argument("--dry-run", action="store_true", help="print every command, run none")
    return parser.parse_args(arguments)


def _project(text: str) -> str:
    # https://cloud.google.com/resource-manager/docs/creating-managing-projects
    if not re.fullmatch(r"[a-z][a-z0-9-]{4,28}[a-z0-9]", text):
        raise argparse.ArgumentTypeError("must be a project ID: small letters, digits and hyphens")
    return text


def _region(text: str) -> str:
    if not re.fullmatch(r"[a-z]+-[a-z]+[0-9]+", text):
        raise argparse.ArgumentTypeError("must be a region such as us-central1")
    return text


if __name__ == "__main__":
    main()
