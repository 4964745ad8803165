-- What `editor.py` has Neovim do: the lines of `docs/trinh-soan-thao.md` start the server, then keys and requests go
-- through Neovim's own client. Out: one line of JSON for each thing that was seen.

local out = {}
local function tell(name, value) out[name] = value end

local function wait(what, ready)
  if not vim.wait(15000, ready, 20) then
    tell('missed', what)
    io.stdout:write(vim.json.encode(out), '\n')
    vim.cmd('cquit 1')
  end
end

-- Neovim has this on, unless it is told to read no settings.
vim.cmd('filetype on')
dofile(vim.env.VANBAN_CONFIG)
vim.cmd('edit ' .. vim.env.VANBAN_PAPER)
local buffer = vim.api.nvim_get_current_buf()
wait('no client is attached', function() return next(vim.lsp.buf_get_clients(buffer)) ~= nil end)

-- A fault is typed, and its line and columns are those of the buffer.
local function found()
  local unknown = vim.tbl_filter(function(one) return one.code == 'C001' end, vim.diagnostic.get(buffer))
  return vim.tbl_map(function(one)
    return { line = one.lnum, from = one.col, to = one.end_col, code = one.code, message = one.message }
  end, unknown)
end
local line = vim.fn.search('^trich_yeu:', 'n')
local right = vim.fn.getline(line)
vim.api.nvim_buf_set_lines(buffer, line - 1, line, false, { (right:gsub('trich_yeu', 'trich_yêu')) })
wait('no finding came', function() return #found() > 0 end)
tell('found', found())
vim.api.nvim_buf_set_lines(buffer, line - 1, line, false, { right })
wait('the finding stayed', function() return #found() == 0 end)
wait('another one went', function() return #vim.diagnostic.get(buffer) == 1 end)

-- Keys are offered on an empty line, names with their figures in open braces.
local function ask(method, position)
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = position }
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 15000) or {}
  for _, answer in pairs(answers) do return answer.result or answer.error end
end
local function labels(position)
  local answer = ask('textDocument/completion', position) or { items = {} }
  return vim.tbl_map(function(one) return one.label .. ': ' .. (one.detail or '') end, answer.items)
end
vim.api.nvim_buf_set_lines(buffer, line, line, false, { '' })
tell('keys', labels({ line = line, character = 0 }))
vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, {})

local money = vim.fn.search('{{ tong', 'n')
local words = vim.fn.getline(money)
local at = vim.str_utfindex and select(2, vim.str_utfindex(words, words:find('tong', 1, true) - 1))
tell('hover', (ask('textDocument/hover', { line = money - 1, character = at }) or {}).contents)
tell('definition', (ask('textDocument/definition', { line = money - 1, character = at + 7 }) or {}).range)
tell('symbols', vim.tbl_map(function(one) return one.name end, vim.lsp.buf_request_sync(buffer,
  'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params(buffer) }, 15000)[1].result))

-- A correction is chosen, and Neovim makes the edit.
local last = vim.fn.search('98 %', 'n')
if last > 0 then
  vim.fn.cursor(last, vim.fn.match(vim.fn.getline(last), '98 %') + 1)
  local range = { start = { line = last - 1, character = 0 }, ['end'] = { line = last - 1, character = 200 } }
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), range = range, context = { diagnostics = {} } }
  for id, answer in pairs(vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', params, 15000) or {}) do
    local client = vim.lsp.get_client_by_id(id)
    local action = answer.result[1]
    tell('action', action.title)
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
  tell('corrected', vim.fn.getline(last))
end

tell('modified', vim.bo.modified)
vim.lsp.stop_client(vim.lsp.get_active_clients())
wait('the server stayed', function() return #vim.lsp.get_active_clients() == 0 end)
io.stdout:write(vim.json.encode(out), '\n')
vim.cmd('qall!')
