"""The weight of each feature, fitted by ``python -m benchmarks.split FILE --fit``."""

WEIGHTS = {
    "change-in-30s": 0.32,
    "change-in-120s": 0.14,
    "programme": 0.32,
    "pause": 0.22,
    "opener": 0.66,
    "announcement": 1.25,
    "speaker": 2.01,
}
