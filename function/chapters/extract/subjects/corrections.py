"""Corrections: what was wrong in the video, and where."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Phrases, Subject

CORRECTIONS = Subject(
    heading=Phrases(
        """
        correction corrections corrigenda corrigendum erratum errata errors error mistakes mistake
        typo typos correção correções correcao erro erros errores corrección correcciones
        correzione correzioni errore errori fehler korrektur korrekturen berichtigung
        berichtigungen erreur erreurs rectificatif erratas oprava opravy błędy korekta poprawki
        correcties fouten ralat koreksi pagwawasto hibák javítások rättelser korjaukset corecturi
        errore تصحيح تصحيحات أخطاء اصلاحات اصلاحیه תיקונים תיקון תיקוני טעויות सुधार त्रुटि शुद्धि
        """,
        parts="""
        訂正 間違い 誤り 修正 お詫び 更正 勘误 勘誤 更正 정정 수정사항 오류 오타 исправлен ошибк
        поправк опечатк виправлен помилк düzelt đính javít διορθ корекц แก้ไข correc korrig errat
        """,
    ),
    line=Phrases(
        """
        meant typo typos mistakenly incorrectly correction corrected misspoke misspelled erratum
        errado errada deveria correto incorrecto sollte heißen опечатка""",
        parts="""
        instead of | error in | should say | should read | should have been | upside down |
        other way round | other way around | 正しくは | 誤り | 誤字 | 間違い | 間違え | 訂正 |
        应该是 | 應該是 | 有误 | 잘못 | 아니라 | 오타
        """,
        pattern=r"I(?<!\wI)[ ](?:say|said|meant?|wrote)[ ]|,[ ]not[ ]",
    ),
    hint=Phrases(
        """
        should shouldn't mistake incorrect wrong oops ignore erro debe debería falsch muss fehler
        devrait erreur sbagliato dovrebbe errore должно ошибка правильно неверно"""
    ),
)
