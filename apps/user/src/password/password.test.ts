import { argon2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createPasswords, isStale } from './password.ts'
import { isEasy } from './password-rules.ts'

const passwords = createPasswords()
const nothing = async () => {}

describe('a password hash', () => {
  test('is argon2id in the PHC format, with a salt of its own each time', async () => {
    const [one, other] = await Promise.all([passwords.hash('kopi tubruk pagi'), passwords.hash('kopi tubruk pagi')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(other)
  })

  test('is that of its own password and of no other', async () => {
    const hash = await passwords.hash('kopi tubruk pagi')
    expect(await passwords.verify('kopi tubruk pagi', hash, nothing)).toBe(true)
    expect(await passwords.verify('kopi tubruk pagI', hash, nothing)).toBe(false)
    expect(await passwords.verify('kopi tubruk pagi', null, nothing)).toBe(false)
  })

  test('takes a letter with an accent however it was typed', async () => {
    const hash = await passwords.hash('caf\u00e9 di pojok')
    expect(await passwords.verify('cafe\u0301 di pojok', hash, nothing)).toBe(true)
  })

  test('made at another cost still counts, and is known to be stale', async () => {
    const salt = Buffer.alloc(16, 7)
    const tag = argon2Sync('argon2id', {
      message: 'kopi tubruk pagi',
      nonce: salt,
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    })
    const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`
    expect(await passwords.verify('kopi tubruk pagi', old, nothing)).toBe(true)
    expect(isStale(old)).toBe(true)
    expect(isStale(await passwords.hash('kopi tubruk pagi'))).toBe(false)
  })

  test('an unknown account costs as much time as a wrong password', async () => {
    const hash = await passwords.hash('kopi tubruk pagi')
    const times = { known: [] as number[], unknown: [] as number[] }
    // In turns, so that a busy machine slows both down alike.
    for (let i = 0; i < 9; i++)
      for (const kind of ['known', 'unknown'] as const) {
        const started = performance.now()
        await passwords.verify('salah sekali', kind === 'known' ? hash : null, nothing)
        times[kind].push(performance.now() - started)
      }
    const median = (all: number[]) => all.sort((a, b) => a - b)[4] ?? 0
    const ratio = median(times.unknown) / median(times.known)
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  })
})

describe('the line for hashing', () => {
  test('503 for whoever comes when it is full; everybody else gets their turn', async () => {
    const few = createPasswords({ concurrency: 1, waitingMax: 2, waitMsMax: 10_000 })
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => few.hash('kopi tubruk pagi')))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const refused = all.filter((each) => each.status === 'rejected')
    expect(refused.map(({ reason }) => reason.code)).toEqual(['service.unavailable', 'service.unavailable'])
    expect(await few.hash('kopi tubruk pagi')).toBeDefined()
  })

  test('503 for whoever has waited too long; nobody works for who has left, so the next is served at once', async () => {
    const slow = createPasswords({ concurrency: 1, waitingMax: 100, waitMsMax: 50 })
    let atWork = 0
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
    const busy = slow.verify('x', null, () => held)
    const line = Array.from({ length: 50 }, () =>
      slow.verify('x', null, async () => {
        atWork += 1
      }),
    )
    const outcomes = await Promise.allSettled(line)
    expect(outcomes.every((each) => each.status === 'rejected' && each.reason.code === 'service.unavailable')).toBe(
      true,
    )
    letGo()
    expect(await busy).toBe(false)
    expect(atWork).toBe(0)
    expect(await slow.verify('x', null, nothing)).toBe(false)
  })

  test('moves on when somebody is refused at their turn', async () => {
    const one = createPasswords({ concurrency: 1, waitingMax: 2, waitMsMax: 10_000 })
    const refuse = async () => {
      throw new Error('not you')
    }
    await expect(one.verify('x', null, refuse)).rejects.toThrow('not you')
    expect(await one.verify('x', null, nothing)).toBe(false)
  })
})

describe('an easy password', () => {
  const names = { email: 'siti.rahma@example.com', phone: '+6281234567890', username: 'sitirahma' }

  test.each([
    'password',
    'Password123!',
    '12345678',
    'sayangku',
    'RAHASIA-2026',
    'p@ssw0rd',
    'aaaaaaaa',
    '10101010',
    'siti.rahma@example.com',
    'Siti.Rahma',
    'sitirahma',
    '0812-3456-7890',
    '6281234567890',
    '81234567890',
  ])('is %s', (password) => expect(isEasy(password, names)).toBe(true))

  test.each(['kopi tubruk pagi', 'Tr0tt0ar!basah', 'passwordless kitchen', 'bismillah lancar jaya 7'])(
    'is not %s',
    (password) => expect(isEasy(password, names)).toBe(false),
  )
})
