-- Prints the percentiles that a summary of wrk leaves out, in microseconds, and how many answers.
done = function(summary, latency)
  io.write(string.format("percentiles %d %d %d answers %d\n", latency:percentile(50),
    latency:percentile(99), latency:percentile(99.9), summary.requests))
end
