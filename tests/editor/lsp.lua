-- The language server in a real editor: Neovim types, and what the server says is looked at.
-- Environment: PROGRAM, SITE. Prints how long it took from a keystroke to its diagnostic.
local program, site = os.getenv("PROGRAM"), os.getenv("SITE")

local function fail(why)
  io.stderr:write("lsp: " .. why .. "\n")
  vim.cmd("cquit 1")
end

local function await(what, is_so)
  if not vim.wait(20000, is_so, 1) then fail(what .. " never happened") end
end

vim.cmd("edit " .. site .. "/content/a/start.md")
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = "frontdesk",
  cmd = { program, "lsp" },
  root_dir = site,
  -- Neovim's own waiting is not what is measured.
  flags = { debounce_text_changes = 0 },
})
if not client then fail("the server does not start") end
vim.lsp.buf_attach_client(buffer, client)
await("the handshake", function() return vim.lsp.get_client_by_id(client).initialized end)

local function codes()
  local all = {}
  for _, d in ipairs(vim.diagnostic.get(buffer)) do table.insert(all, d.code) end
  table.sort(all)
  return table.concat(all, " ")
end

-- Twenty times a dead link and back; each keystroke's diagnostic is waited for.
local took = {}
local line = vim.api.nvim_buf_line_count(buffer)
vim.api.nvim_buf_set_lines(buffer, line, line, false, { "" })
for n = 1, 20 do
  local started = vim.loop.hrtime()
  vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { "See [it](nowhere-" .. n .. ".md)." })
  await("a diagnostic", function() return codes() == "dead-link" end)
  table.insert(took, (vim.loop.hrtime() - started) / 1e6)
  vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { "" })
  await("its end", function() return codes() == "" end)
end
table.sort(took)

-- Where a link leads.
vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { "See [it](../b/article-7.md)." })
local params = {
  textDocument = { uri = vim.uri_from_bufnr(buffer) },
  position = { line = line, character = 14 },
}
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/definition", params, 20000)
local found = answers and answers[client] and answers[client].result
if not found or not vim.endswith(found.uri, "/content/b/article-7.md") then fail("the link leads elsewhere") end
local offered = vim.lsp.buf_request_sync(buffer, "textDocument/completion", params, 20000)
if #offered[client].result < 1000 then fail("articles are missing among what is offered") end

print(string.format("lsp in Neovim: a keystroke's diagnostic after %.0f ms (median of 20), %.0f ms at most", took[10], took[20]))
vim.lsp.stop_client(client)
vim.cmd("qall!")
