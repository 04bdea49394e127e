-- A day in small: mostly known videos, now and then a new one, a batch, another format.
local number = 0
local formats = { "json", "text", "markdown", "vtt", "csv" }

local function id(of)
  return string.format("made-%05dA", of % 100000)
end

request = function()
  number = number + 1
  if number % 50 == 0 then
    return wrk.format("GET", "/chapters?v=" .. id(10000 + number / 50))
  end
  if number % 21 == 0 then
    return wrk.format("GET", "/chapters?v=" .. id(number % 97) .. "," .. id(number % 89))
  end
  local format = formats[number % #formats + 1]
  return wrk.format("GET", "/chapters?v=" .. id(number % 700) .. "&format=" .. format)
end
