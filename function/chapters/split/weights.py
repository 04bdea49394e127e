"""The weight of each feature, fitted by ``python -m benchmarks.split FILE --fit``."""

WEIGHTS = {
    "change-in-30s": 0.46,
    "change-in-120s": 0.15,
    "programme": 0.26,
    "pause": 0.21,
    "opener": 0.62,
    "announcement": 1.27,
    "speaker": 2.31,
}
