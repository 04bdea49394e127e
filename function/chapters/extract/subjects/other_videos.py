"""Times in another video than the one that they stand below."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Phrases, Subject

OTHER_VIDEOS = Subject(
    heading=Phrases(
        parts="""
        in his video | in her video | another video | of the original video |
        in the original video | im originalvideo | 別の動画 | 원본 영상 기준 | not in this one |
        nicht in diesem video | no en este video | não neste vídeo | pas dans cette vidéo
        """
    )
)
