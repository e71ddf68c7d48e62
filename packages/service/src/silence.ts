import type { Socket } from 'node:net'
import type pg from 'pg'

/** What `pg` has and does not type: the socket, and whether an answer is awaited on it. */
type Inside = { readonly readyForQuery: boolean; readonly connection: { readonly stream: Socket } }

/**
 * A connection on which an awaited answer does not come was lost on the way, whatever it looks like. It is broken off: one
 * that merely refused to wait for it would hand it, dead, to the next in line. Silence that nobody ends by asking is fine.
 */
export function endWhenSilent(client: pg.ClientBase, ms: number): void {
  const inside = client as unknown as Inside
  const { stream } = inside.connection
  stream.setTimeout(ms)
  stream.on('timeout', () => {
    if (!inside.readyForQuery) stream.destroy(new Error('Connection terminated: no answer in time'))
  })
}
