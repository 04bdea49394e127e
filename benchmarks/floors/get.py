"""The least that a warm answer from Firestore can cost: the plain client, one get a request."""

import functions_framework
from google.cloud import firestore

CLIENT = firestore.Client(project="chapters-bench")


@functions_framework.http
def serve(request):
    """Answer with one field of the document of the video ``v=``."""
    snapshot = CLIENT.document(f"videos/v1:{request.args['v']}").get(retry=None, timeout=5)
    return str(snapshot.to_dict()["fetched"]), 200
