-- One video after the other, more of them than the memory of an instance holds; a run begins
-- where time has got to, so that it does not meet what the run before has left in that memory.
local most = 12000
local number = os.time() * 997

request = function()
  number = number % most + 1
  return wrk.format("GET", string.format("/chapters?v=made-%05dA", number))
end
