"""The least that a full miss can cost: one get that finds nothing, one videos.list, one set."""

import os

import functions_framework
import httplib2
from google.cloud import firestore
from googleapiclient.discovery import build
from googleapiclient.http import HttpRequest

CLIENT = firestore.Client(project="chapters-bench")
YOUTUBE = build(
    "youtube",
    "v3",
    http=httplib2.Http(timeout=5),
    static_discovery=True,
    client_options={"api_endpoint": os.environ["YOUTUBE_API_ENDPOINT"]},
)


def _with_key(http, *args, **kwargs):
    request = HttpRequest(http, *args, **kwargs)
    request.headers["X-Goog-Api-Key"] = os.environ["YOUTUBE_API_KEY"]
    return request


YOUTUBE._requestBuilder = _with_key


@functions_framework.http
def serve(request):
    """Look the video of ``v=`` up, keep its title."""
    id_ = request.args["v"]
    document = CLIENT.collection("floor").document(f"v1:{id_}")
    document.get(retry=None, timeout=5)
    answer = (
        YOUTUBE.videos()
        .list(part="snippet,contentDetails,status", id=id_, fields=os.environ["FLOOR_FIELDS"])
        .execute()
    )
    title = answer["items"][0]["snippet"]["title"]
    document.set({"title": title}, retry=None, timeout=5)
    return title, 200
