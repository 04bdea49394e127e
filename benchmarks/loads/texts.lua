-- The text that costs the extractor most for its length, as long as /check takes it.
wrk.method = "POST"
wrk.headers["Content-Type"] = "text/plain"
wrk.body = string.rep("0:00 a\na 1:00\n", 1428)
