-- SPDX-License-Identifier: GPL-3.0-or-later
-- wrk: registers a thermostat with each request. Arguments: token, and a name for this run.
local threads = 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

function init(args)
   run = args[2]
   count = 0
   wrk.method = "POST"
   wrk.headers["Content-Type"] = "application/json"
   wrk.headers["Authorization"] = "Bearer " .. args[1]
end

function request()
   count = count + 1
   local id = run .. "-" .. number .. "-" .. count
   return wrk.format(nil, nil, nil, '{"transactionId":"' .. id .. '","assetInfo":{"specification":"TH-1",' ..
      '"serialNo":"' .. id .. '","headEndSystem":"HE","nicId":"' .. id .. '",' ..
      '"attributes":{"rtgMaxW":2500}},"customerInfo":{"cisAccountId":"A1"},' ..
      '"locationInfo":{"cisServicePointId":"SP1"}}')
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      '{"requests":%d,"microseconds":%d,"refused":%d,"broken":%d,"p50":%d,"p99":%d,"longest":%d}\n',
      summary.requests, summary.duration, errors.status,
      errors.connect + errors.read + errors.write + errors.timeout,
      latency:percentile(50), latency:percentile(99), latency.max))
end
