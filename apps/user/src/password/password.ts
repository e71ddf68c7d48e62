import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { createTurns, type TurnLimits } from '@konter/service'

const argon2id = promisify(argon2)

/** OWASP's recommendation; 27 ms on the machine it was measured on. Raise them, and passwords follow at the next sign-in. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const saltBytes = 16
const tagBytes = 32
/** Each takes a thread and 19 MiB: more at once would starve everything else that this process does. */
const concurrency = 2
/** About three seconds of waiting, on a machine that has nothing else to do. */
const waitingMax = 200
/** Well below what the gateway, and so everybody who calls, waits for an answer. */
const waitMsMax = 4_000

type Hash = { cost: typeof cost; salt: Buffer; tag: Buffer }

export type Passwords = {
  hash(password: string): Promise<string>
  /**
   * Is it the password behind the hash? Without a hash the answer is no after the same work, so that nobody can tell by
   * the clock whether there is such an account. `first` runs when the turn has come: what it throws ends the matter.
   */
  verify(password: string, hash: string | null, first: () => Promise<void>): Promise<boolean>
}

export function createPasswords(limits: Partial<TurnLimits> = {}): Passwords {
  const inTurn = createTurns({ concurrency, waitingMax, waitMsMax, ...limits })
  const decoy: Hash = { cost, salt: randomBytes(saltBytes), tag: randomBytes(tagBytes) }
  return {
    hash: (password) => inTurn(() => hash(password)),
    verify: (password, encoded, first) =>
      inTurn(async () => {
        await first()
        const expected = encoded === null ? decoy : decode(encoded)
        return timingSafeEqual(await derive(password, expected), expected.tag)
      }),
  }
}

async function hash(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  return encode({ cost, salt, tag: await derive(password, { cost, salt }) })
}

/** Was it made at another cost than today's? Then it is replaced when the password is next at hand. */
export function isStale(encoded: string): boolean {
  const { memory, passes, parallelism } = decode(encoded).cost
  return memory !== cost.memory || passes !== cost.passes || parallelism !== cost.parallelism
}

const derive = (password: string, { cost, salt }: Pick<Hash, 'cost' | 'salt'>): Promise<Buffer> =>
  // Composed and decomposed letters look alike to whoever types them, so they count as equal.
  argon2id('argon2id', { message: password.normalize('NFC'), nonce: salt, tagLength: tagBytes, ...cost })

/** The PHC string format, which every library for argon2 reads. */
const encode = ({ cost: { memory, passes, parallelism }, salt, tag }: Hash): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function decode(encoded: string): Hash {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(encoded) ?? []
  if (salt === undefined || tag === undefined) throw new Error('a stored password hash is not in PHC format')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}
