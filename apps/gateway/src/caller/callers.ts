import { createHash } from 'node:crypto'
import type { AccessChanged, EventData } from '@konter/contracts'
import { type Caller, type CallerClaims, callerFrom, isDependencyDown, type Log } from '@konter/service'
import { type AddressList, addressList } from '../address.ts'
import { BoundedMap } from '../bounded-map.ts'
import type { AccessClaims } from './access-token.ts'
import type { UserService } from './user-service.ts'

const sessionsMax = 20_000
const keysMax = 10_000
/** What was not revoked by an event is asked again after this while. */
const heardLifeMs = 5 * 60_000
/** While no event can be heard, what is known is worth little: somebody may have been thrown out a second ago. */
const deafLifeMs = 2_000
const refusedLifeMs = 10_000
/** While the user service is away a token speaks for itself; the service is asked again this often. */
const fallbackLifeMs = 1_000

/** Somebody who calls, as the services are told. */
export type Known = {
  claims: CallerClaims
  /** The same as one of ours among ourselves: for limits and logs. */
  caller: Caller
  /** New for each answer of the user service, so that caller tokens made from an older one are not used again. */
  version: string
  lifeMs: number
  /** Of an API key: where it may be used from. */
  allowedFrom: AddressList
}

/** `refused` is an answer that is worth remembering, too. */
type Remembered = Known | 'refused'

export type Callers = {
  /** Who the bearer of this token is now. Undefined: the session has ended. */
  ofSession(token: AccessClaims): Promise<Known | undefined>
  /** Undefined: there is no such key. Throws `service.unavailable` when that cannot be known now. */
  ofApiKey(key: string): Promise<Known | undefined>
  /** Whom we know without asking anybody: undefined when they are refused, or must be asked for. */
  remembered(token: AccessClaims): Known | undefined
  rememberedByApiKey(key: string): Known | undefined
  /** Is the answer about this key remembered, so that nobody needs to be asked? */
  knowsApiKey(key: string): boolean
  forget(change: EventData<typeof AccessChanged>): void
  /** From here on revocations are heard, or are not heard any more. What is remembered may be out of date either way. */
  hears(events: boolean): void
  readonly isHearing: boolean
  readonly sizes: { sessions: number; apiKeys: number }
}

const anywhere = addressList([])
const callerOf = (claims: CallerClaims): Caller => callerFrom({ ...claims, iss: 'gateway', exp: 0 })
const sessionOf = ({ sid, sub }: AccessClaims): string => `${sid} ${sub}`
const keyOf = (apiKey: string): string => createHash('sha256').update(apiKey).digest('base64url')

export function createCallers(users: UserService, log: Log): Callers {
  const sessions = new BoundedMap<Remembered>(sessionsMax)
  const apiKeys = new BoundedMap<Remembered>(keysMax)
  const asking = new Map<string, Promise<Remembered>>()
  let hearing = false
  let usersAway = false
  let versions = 0

  /** Whoever comes while the question is on its way waits for the same answer. */
  async function remembering(
    memory: BoundedMap<Remembered>,
    id: string,
    ask: () => Promise<Remembered>,
  ): Promise<Known | undefined> {
    const known = memory.get(id) ?? (await (asking.get(id) ?? begin(memory, id, ask)))
    return known === 'refused' ? undefined : known
  }

  /** An answer that something made out of date while it was on its way is used, but not remembered. */
  function begin(memory: BoundedMap<Remembered>, id: string, ask: () => Promise<Remembered>): Promise<Remembered> {
    const isCurrent = () => asking.get(id) === answer
    const answer: Promise<Remembered> = ask()
      .then((known) => {
        if (isCurrent()) memory.set(id, known, known === 'refused' ? refusedLifeMs : known.lifeMs)
        return known
      })
      .finally(() => isCurrent() && asking.delete(id))
    asking.set(id, answer)
    return answer
  }

  function known(claims: CallerClaims, allowedIps: readonly string[] = []): Known {
    versions += 1
    usersAway = false
    const lifeMs = hearing ? heardLifeMs : deafLifeMs
    return { claims, caller: callerOf(claims), version: String(versions), lifeMs, allowedFrom: addressList(allowedIps) }
  }

  async function askAboutSession(token: AccessClaims): Promise<Remembered> {
    try {
      const caller = await users.session(token.sid, token.sub)
      return caller === undefined ? 'refused' : known(caller)
    } catch (error) {
      if (!isDependencyDown(error)) throw error
      if (!usersAway) log.warn({ err: error }, 'the user service is away: tokens speak for themselves')
      usersAway = true
      return ownWordsOf(token)
    }
  }

  async function askAboutApiKey(key: string): Promise<Remembered> {
    const found = await users.apiKey(key)
    return found === undefined ? 'refused' : known(found.caller, found.allowedIps)
  }

  const certain = (known: Remembered | undefined) => (known === 'refused' ? undefined : known)

  return {
    remembered: (token) => certain(sessions.get(sessionOf(token))),
    rememberedByApiKey: (key) => certain(apiKeys.get(keyOf(key))),
    ofSession: (token) => remembering(sessions, sessionOf(token), () => askAboutSession(token)),
    ofApiKey: (key) => remembering(apiKeys, keyOf(key), () => askAboutApiKey(key)),
    knowsApiKey: (key) => apiKeys.get(keyOf(key)) !== undefined,
    forget: ({ userId, role }) => {
      const isMeant = (one: Remembered) =>
        one !== 'refused' && (one.claims.sub === userId || (role !== null && one.claims.role === role))
      asking.clear()
      sessions.deleteWhere(isMeant)
      apiKeys.deleteWhere(isMeant)
    },
    hears: (events) => {
      hearing = events
      asking.clear()
      sessions.clear()
      apiKeys.clear()
    },
    get isHearing() {
      return hearing
    },
    get sizes() {
      return { sessions: sessions.size, apiKeys: apiKeys.size }
    },
  }
}

/** A customer and nothing more: what staff may do is only ever believed from the user service itself. */
function ownWordsOf({ sub, sid, ctype, lvl, guest }: AccessClaims): Known {
  const claims: CallerClaims = {
    sub,
    kind: 'user',
    role: 'customer',
    customerType: ctype,
    memberLevel: lvl,
    guest,
    permissions: [],
    sessionId: sid,
  }
  const version = `own words of ${sid}`
  return { claims, caller: callerOf(claims), version, lifeMs: fallbackLifeMs, allowedFrom: anywhere }
}
