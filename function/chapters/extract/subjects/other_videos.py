"""Times in another video than the one that they stand below."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Phrases, Subject

OTHER_VIDEOS = Subject(
    heading=Phrases(
        parts="""
        in his video | in her video | in their video | another video | of the original video |
        in the original video | im originalvideo | do vídeo original | del video original |
        de la vidéo d'origine | de la vidéo d’origine | в оригинале | 元動画の | 別の動画 |
        원본 영상 기준 | 原视频的 | 原影片的 | not in this one | not in this video |
        not of this video | nicht in diesem video | no en este video | no en este vídeo |
        não neste vídeo | pas dans cette vidéo | non in questo video | не в этом видео |
        この動画ではなく | この動画ではありません | 이 영상이 아니 | 이 영상과는 상관 |
        不是本视频 | 不是本影片 | does not fit | do not fit | don't fit | no longer fit |
        not line up | does not match | do not match | no longer match
        """
    )
)
