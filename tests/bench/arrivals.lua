-- SPDX-License-Identifier: GPL-3.0-or-later
-- wrk: registers a thermostat of the demo data with each request, and waits between two of a
-- connection. Arguments: token, a name for this run, and the pause in milliseconds.
local threads = 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

function init(args)
   run = args[2]
   pause = tonumber(args[3])
   count = 0
   wrk.method = "POST"
   wrk.path = "/rest/apis/cross/digitalAssets/derDeviceManagement/register"
   wrk.headers["Content-Type"] = "application/json"
   wrk.headers["Authorization"] = "Bearer " .. args[1]
end

function delay()
   return pause
end

function request()
   count = count + 1
   local id = run .. "-" .. number .. "-" .. count
   return wrk.format(nil, nil, nil, '{"transactionId":"' .. id .. '","assetInfo":{"specification":' ..
      '"STAT-AURORA-200","serialNo":"' .. id .. '","headEndSystem":"MESH","nicId":"' .. id .. '",' ..
      '"attributes":{"rtgMaxW":2500}},"customerInfo":{"cisAccountId":"1000000001"},' ..
      '"locationInfo":{"cisServicePointId":"SP000000001"}}')
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      '{"requests":%d,"microseconds":%d,"refused":%d,"broken":%d,"p50":%d,"p99":%d,"longest":%d}\n',
      summary.requests, summary.duration, errors.status,
      errors.connect + errors.read + errors.write + errors.timeout,
      latency:percentile(50), latency:percentile(99), latency.max))
end
