import pg from 'pg'
import type { Secret } from './config.ts'

/**
 * One connection kept for as long as the process lives. What it locks (advisory locks) is free again the moment the
 * process dies, however it dies: that is how replicas elect a relay and recognise the jobs of a dead worker.
 */
export class Session {
  readonly #url: Secret
  readonly #name: string
  #client: pg.Client | undefined
  #held = new Set<string>()

  constructor(url: Secret, name: string) {
    this.#url = url
    this.#name = name
  }

  /** The connection, made anew when it broke: then every lock it held is lost. */
  async client(): Promise<pg.Client> {
    if (this.#client !== undefined) return this.#client
    const client = new pg.Client({
      connectionString: this.#url.reveal(),
      application_name: this.#name,
      connectionTimeoutMillis: 5_000,
      query_timeout: 15_000,
      keepAlive: true,
    })
    const forget = () => {
      if (this.#client === client) this.#client = undefined
    }
    client.on('error', forget)
    client.on('end', forget)
    await client.connect()
    this.#held = new Set()
    this.#client = client
    return client
  }

  /** True when this connection holds the lock, newly or still. */
  async tryLock(name: string): Promise<boolean> {
    const client = await this.client()
    if (this.#held.has(name)) return true
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [name])
    if (rows[0]?.locked === true) this.#held.add(name)
    return this.#held.has(name)
  }

  async unlock(name: string): Promise<void> {
    const client = await this.client()
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
    this.#held.delete(name)
  }

  /** Ends the connection; the next use makes a new one. */
  async reset(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => {})
  }
}
