import { type Jwk, type Jwks, type Log, pemOf } from '@konter/service'
import { unavailable } from '../upstream/upstream.ts'
import { type Verify, verifierBy } from './access-token.ts'

/** An unknown key id is a reason to ask, but not more often than this. */
const askMsMin = 2_000
/** What was fetched is looked at again after this while, in the background: a key that was withdrawn must not live on. */
const freshMs = 5 * 60_000
const askTimeoutMs = 3_000

export type AccessKeys = {
  /** Undefined: there is no such key. Throws `service.unavailable` when that cannot be known now. */
  verifierFor(kid: string): Promise<Verify | undefined>
  readonly size: number
}

type Options = { url: string; log: Log; onChange: () => void }

/** The keys that the user service publishes for access tokens. While it is away, what was known stays known. */
export function createAccessKeys({ url, log, onChange }: Options): AccessKeys {
  let verifiers = new Map<string, Verify>()
  let asking: Promise<void> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  let knownAt = Number.NEGATIVE_INFINITY
  let failed: unknown

  const since = (instant: number): number => performance.now() - instant

  function ask(): Promise<void> {
    asking ??= fetchKeys(url)
      .then(take, (error: unknown) => {
        failed = error
        log.warn({ err: error }, 'the keys of access tokens cannot be fetched')
      })
      .finally(() => {
        asking = undefined
        askedAt = performance.now()
      })
    return asking
  }

  function take(keys: readonly Jwk[]): void {
    const usable = keys.filter(({ kty, crv }) => kty === 'EC' && crv === 'P-256')
    const changed = usable.length !== verifiers.size || usable.some(({ kid }) => !verifiers.has(kid))
    failed = undefined
    knownAt = performance.now()
    if (!changed) return
    verifiers = new Map(usable.map((key) => [key.kid, verifierBy(pemOf(key))]))
    onChange()
  }

  return {
    verifierFor: async (kid) => {
      if (verifiers.has(kid)) {
        if (since(knownAt) > freshMs && since(askedAt) > askMsMin) void ask()
      } else if (asking !== undefined || since(askedAt) > askMsMin) await ask()
      const found = verifiers.get(kid)
      if (found === undefined && failed !== undefined) throw unavailable(1, failed)
      return found
    },
    get size() {
      return verifiers.size
    },
  }
}

async function fetchKeys(url: string): Promise<Jwk[]> {
  const answer = await fetch(`${url}/v1/auth/jwks`, { signal: AbortSignal.timeout(askTimeoutMs), redirect: 'error' })
  if (!answer.ok) throw new Error(`${answer.status} from ${url}`)
  const { keys } = (await answer.json()) as Jwks
  return keys
}
