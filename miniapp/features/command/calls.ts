// The bridge to the chat's commands: what this person may run, what a line would do, and doing it.
import { LIMIT_MAX } from '#lib/limits.ts'
import type { CommandAnswer, CommandInfo, Page } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

export const listCommands = async () =>
  (await api<Page<CommandInfo>>({ path: '/api/commands', query: { limit: LIMIT_MAX } })).data.items

export interface Typed {
  readonly command: string
  /** For what the line leaves open: an id, or the value itself. */
  readonly choices: Readonly<Record<string, string | number>>
}

export const previewCommand = async (typed: Typed) =>
  (
    await api<CommandAnswer>({
      method: 'POST',
      path: '/api/commands/execute',
      body: { ...typed, preview: true },
    })
  ).data

export const executeCommand = (typed: Typed, key: string) =>
  writing(
    { operation: 'commands.execute' },
    api<CommandAnswer>({ method: 'POST', path: '/api/commands/execute', body: typed, key }),
  )
