-- Asks for the addresses of a file, in their order; each thread begins elsewhere.
-- With a fourth argument it asks for each address once; wrk waits for its time all the same.
-- Prints one line of JSON at the end: times in microseconds.

local started = 0

function setup(thread)
  thread:set("number", started)
  started = started + 1
end

function init(arguments)
  local file, token, threads = arguments[1], arguments[2], tonumber(arguments[3])
  requests = {}
  local headers = { ["Authorization"] = "Bearer " .. token }
  for address in io.lines(file) do
    requests[#requests + 1] = wrk.format("GET", address, headers)
  end
  place = math.floor(number * #requests / threads)
  answered = 0
  if arguments[4] then
    response = function()
      answered = answered + 1
      if answered == #requests then wrk.thread:stop() end
    end
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function done(summary, latency, all)
  local errors = summary.errors
  io.write(string.format(
    '\n{"mean": %.1f, "p50": %.1f, "p95": %.1f, "p99": %.1f, "max": %.1f, "requests": %d, "perSecond": %.2f, '
      .. '"bytes": %d, "connect": %d, "read": %d, "write": %d, "status": %d, "timeout": %d}\n',
    latency.mean, latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max,
    summary.requests, summary.requests * 1e6 / summary.duration, summary.bytes, errors.connect,
    errors.read, errors.write, errors.status, errors.timeout))
end
