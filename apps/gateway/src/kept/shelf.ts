import type { IncomingHttpHeaders } from 'node:http'
import type { Shelf } from './cache-control.ts'

export type KeptAnswer = {
  headers: IncomingHttpHeaders
  body: Buffer
  etag: string
  /** When it was asked for: older than that it cannot be. */
  askedAt: number
  shelf: Shelf
  mentioned: readonly string[]
}

/** What an answer costs beside its bytes, roughly: headers, its place in two maps, what it mentions. */
const besideBytes = 2_048

/** Keeps answers within so many bytes. When it is full, what was used longest ago goes. */
export class Shelves {
  readonly #bytesMax: number
  readonly #answers = new Map<string, KeptAnswer>()
  readonly #mentioning = new Map<string, Set<string>>()
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#answers.size
  }

  get(key: string): KeptAnswer | undefined {
    const answer = this.#answers.get(key)
    if (answer === undefined) return undefined
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    return answer
  }

  put(key: string, answer: KeptAnswer): void {
    this.drop(key)
    const bytes = sizeOf(key, answer)
    if (bytes > this.#bytesMax) return
    this.#answers.set(key, answer)
    this.#bytes += bytes
    for (const id of answer.mentioned) this.#keysMentioning(id).add(key)
    while (this.#bytes > this.#bytesMax) this.drop(this.#answers.keys().next().value as string)
  }

  drop(key: string): void {
    const answer = this.#answers.get(key)
    if (answer === undefined) return
    this.#answers.delete(key)
    this.#bytes -= sizeOf(key, answer)
    for (const id of answer.mentioned) {
      const keys = this.#mentioning.get(id)
      keys?.delete(key)
      if (keys?.size === 0) this.#mentioning.delete(id)
    }
  }

  /** Forgets every answer that tells of it. */
  forget(id: string): void {
    for (const key of [...(this.#mentioning.get(id) ?? [])]) this.drop(key)
  }

  #keysMentioning(id: string): Set<string> {
    const known = this.#mentioning.get(id)
    if (known !== undefined) return known
    const keys = new Set<string>()
    this.#mentioning.set(id, keys)
    return keys
  }
}

/** With half of its bytes again for its packed copies. */
const sizeOf = (key: string, { body, mentioned }: KeptAnswer): number =>
  2 * key.length + 1.5 * body.length + besideBytes + 128 * mentioned.length
