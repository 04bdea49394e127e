-- A day in small: mostly known videos, a batch, another format; and so many new ones that the
-- memory for them (44 MB, about 17,000 entries) is full within the first quarter of a soak.
local number = 0
local formats = { "json", "text", "markdown", "vtt", "csv" }

local function id(of)
  return string.format("made-%05dA", of % 100000)
end

request = function()
  number = number + 1
  if number % 4 == 0 then
    return wrk.format("GET", "/chapters?v=" .. id(10000 + number / 4))
  end
  if number % 21 == 0 then
    return wrk.format("GET", "/chapters?v=" .. id(number % 97) .. "," .. id(number % 89))
  end
  local format = formats[number % #formats + 1]
  return wrk.format("GET", "/chapters?v=" .. id(number % 700) .. "&format=" .. format)
end
