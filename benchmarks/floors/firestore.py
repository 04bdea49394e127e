"""The least that an answer from Firestore can cost: the plain client and one get."""

import os

import functions_framework
from google.cloud import firestore

CLIENT = firestore.Client(project="chapters-bench")
DOCUMENT = os.environ["FLOOR_DOCUMENT"]


@functions_framework.http
def serve(request):
    """Answer with one field of the document that FLOOR_DOCUMENT names."""
    snapshot = CLIENT.document(DOCUMENT).get(retry=None, timeout=5)
    return str(snapshot.to_dict()["fetched"]), 200
