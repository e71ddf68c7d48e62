import pg from 'pg'
import type { Secret } from './config.ts'
import { planning } from './database.ts'

/**
 * The server ends a session that says nothing for so long, and frees what it locked: of a connection that was lost on the
 * way neither side is told. Who holds a session asks something far more often.
 */
const silenceMsUsually = 20_000
const goodbyeMsMax = 1_000

/**
 * One connection kept for as long as the process lives. What it locks (advisory locks) is free again the moment the
 * process dies, however it dies: that is how replicas elect a relay and recognise the jobs of a dead worker.
 */
export class Session {
  readonly #url: Secret
  readonly #name: string
  readonly #silenceMsMax: number
  readonly #options: string
  #client: pg.Client | undefined
  #held = new Set<string>()

  /** `options`: settings of the server for this connection. */
  constructor(url: Secret, name: string, { silenceMsMax = silenceMsUsually, options = '' } = {}) {
    this.#url = url
    this.#name = name
    this.#silenceMsMax = silenceMsMax
    this.#options = options
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
      options: `-c idle_session_timeout=${this.#silenceMsMax} ${planning} ${this.#options}`,
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
    const goodbye = client?.end().catch(() => {})
    // A connection that was lost on the way does not answer a goodbye.
    await Promise.race([goodbye, new Promise((resolve) => setTimeout(resolve, goodbyeMsMax).unref())])
  }
}
