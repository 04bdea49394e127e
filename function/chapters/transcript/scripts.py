"""Scripts that are written without blanks between words."""

NO_SPACE = "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f]"
"""A pattern of one character: Japanese, Chinese, Thai."""
