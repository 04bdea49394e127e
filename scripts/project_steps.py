"""What scripts/bootstrap.py makes in a Google Cloud project: every step, in order, as data."""

from __future__ import annotations

from dataclasses import dataclass


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
    where = "" if kind == "projects" else f" on {resource}"
    return Step(
        f"{role} for {account}{where}",
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


def words_of(project: str, region: str) -> dict[str, str]:
    """What {words} of a step stand for in ``project``."""
    return {
        "project": project,
        "region": region,
        "bucket": f"{project}-chapters-source",
        "run": f"chapters-run@{project}.iam.gserviceaccount.com",
        "build": f"chapters-build@{project}.iam.gserviceaccount.com",
    }


def filled(step: Step, words: dict[str, str]) -> Step:
    """``step`` with its {words} filled in."""
    return Step(
        step.title.format(**words),
        step.listing.format(**words),
        tuple(name.format(**words) for name in step.expected),
        tuple(command.format(**words) for command in step.create),
        step.otherwise,
    )
