import { createHmac, randomBytes } from 'node:crypto'
import type { Safe, Tx } from '@konter/service'
import { insertSecretOnce } from './code-secrets.repo.ts'

/** Codes at rest: found by a keyed hash, shown again by opening what was sealed. The database alone reveals no live code. */
export type CodeSecrets = {
  /** The `code_hash` of ten symbols. */
  hasher(): Promise<(symbols: string) => Buffer>
  hashOf(symbols: string): Promise<Buffer>
  seal(id: string, symbols: string): string
  open(id: string, sealed: string): string
}

const name = 'code-hash'
const about = `secret:${name}`

export function createCodeSecrets({ db, safe }: { db: Tx; safe: Safe }): CodeSecrets {
  let key: Promise<Buffer> | undefined

  /** Made once, by whoever needs it first, and the same for all: it cannot change without hashing every code anew. */
  async function load(): Promise<Buffer> {
    const sealed = await insertSecretOnce(db, name, safe.seal(randomBytes(32).toString('base64'), about))
    return Buffer.from(safe.open(sealed, about), 'base64')
  }

  async function hasher() {
    key ??= load().catch((error: unknown) => {
      key = undefined
      throw error
    })
    const secret = await key
    return (symbols: string) => createHmac('sha256', secret).update(symbols).digest()
  }

  return {
    hasher,
    hashOf: async (symbols) => (await hasher())(symbols),
    seal: (id, symbols) => safe.seal(symbols, `code:${id}`),
    open: (id, sealed) => safe.open(sealed, `code:${id}`),
  }
}
