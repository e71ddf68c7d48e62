import fc from 'fast-check'

/** The ledger as a plain object: what `history.test.ts` holds the real one against. No database, no concurrency. */

/** People have a floor of zero; the last account is the house's and has none. */
export const peopleCount = 3
export const house = peopleCount
const broughtByEach = 10

export type Transfer = {
  do: 'transfer'
  key: string
  postings: readonly { from: number; to: number; amount: number }[]
}
export type Place = { do: 'place'; hold: string; account: number; amount: number; seconds: number }
export type Capture = { do: 'capture'; hold: string; key: string; to: number; amount: number }
export type Release = { do: 'release'; hold: string }
export type Expire = { do: 'expire' }
export type Op = Transfer | Place | Capture | Release | Expire
/** What is asked for at once, some time after the round before. */
export type Round = { afterSeconds: number; ops: readonly Op[] }

const account = fc.nat(peopleCount)
const amount = fc.integer({ min: 1, max: 7 })
/** Few keys, so that they are used again: with the same body, and with another. */
const key = fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9')
const hold = fc.constantFrom('h1', 'h2', 'h3', 'h4')
const posting = fc.record({ from: account, to: account, amount }).filter(({ from, to }) => from !== to)

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      key,
      postings: fc.array(posting, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      hold,
      account: fc.nat(peopleCount - 1),
      amount,
      seconds: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('capture' as const), hold, key, to: account, amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), hold }) },
  { weight: 1, arbitrary: fc.constant({ do: 'expire' as const }) },
)

/** Some of a round are asked twice: a client that did not hear the answer. */
const round: fc.Arbitrary<Round> = fc
  .record({
    afterSeconds: fc.integer({ min: 0, max: 40 }),
    ops: fc.array(op, { minLength: 2, maxLength: 7 }),
    again: fc.array(fc.nat(6), { maxLength: 2 }),
  })
  .map(({ afterSeconds, ops, again }) => ({
    afterSeconds,
    ops: [...ops, ...again.flatMap((index) => ops.slice(index, index + 1))],
  }))

export const histories = fc.array(round, { minLength: 1, maxLength: 6 })

type HoldState = {
  print: string
  account: number
  amount: number
  expiresAt: number
  status: 'open' | 'captured' | 'released' | 'expired' | 'refused'
}
export type Model = {
  readonly balances: readonly number[]
  readonly held: readonly number[]
  /** What became of a key, and of which body. */
  readonly keys: Readonly<Record<string, { print: string; outcome: 'posted' | 'refused' }>>
  readonly holds: Readonly<Record<string, HoldState>>
}

export const opening: Model = {
  balances: [...Array<number>(peopleCount).fill(broughtByEach), -peopleCount * broughtByEach],
  held: Array<number>(peopleCount + 1).fill(0),
  keys: {},
  holds: {},
}

const plus = (all: readonly number[], at: number, amount: number): readonly number[] =>
  all.map((each, index) => (index === at ? each + amount : each))

/** What must be answered, and what is so afterwards. */
export type Step = { answer: string; after: Model }

export function apply(model: Model, op: Exclude<Op, Expire> | ExpireOne, now: number): Step {
  switch (op.do) {
    case 'transfer':
      return transfer(model, op)
    case 'place':
      return place(model, op, now)
    case 'capture':
      return capture(model, op, now)
    case 'release':
      return release(model, op)
    case 'expire-one':
      return expireOne(model, op, now)
  }
}

function transfer(model: Model, { key, postings }: Transfer): Step {
  const print = JSON.stringify(postings)
  const known = model.keys[key]
  if (known !== undefined) return { answer: known.print === print ? known.outcome : 'key-reused', after: model }
  let { balances } = model
  for (const { from, to, amount } of postings) {
    balances = plus(balances, from, -amount)
    // A refused key stays refused.
    if (from !== house && (balances[from] ?? 0) - (model.held[from] ?? 0) < 0)
      return { answer: 'refused', after: withKey(model, key, print, 'refused') }
    balances = plus(balances, to, amount)
  }
  return { answer: 'posted', after: { ...withKey(model, key, print, 'posted'), balances } }
}

const withKey = (model: Model, key: string, print: string, outcome: 'posted' | 'refused'): Model => ({
  ...model,
  keys: { ...model.keys, [key]: { print, outcome } },
})

const withHold = (model: Model, name: string, hold: HoldState, reserved: number): Model => ({
  ...model,
  holds: { ...model.holds, [name]: hold },
  held: plus(model.held, hold.account, reserved),
})

function place(model: Model, { hold: name, account, amount, seconds }: Place, now: number): Step {
  const print = `${account}:${amount}:${seconds}`
  const known = model.holds[name]
  if (known !== undefined) return { answer: known.print === print ? known.status : 'key-reused', after: model }
  const isEnough = (model.balances[account] ?? 0) - (model.held[account] ?? 0) >= amount
  const status = isEnough ? 'open' : 'refused'
  const placed: HoldState = { print, account, amount, expiresAt: now + seconds, status }
  return { answer: status, after: withHold(model, name, placed, isEnough ? amount : 0) }
}

function capture(model: Model, { hold: name, key, to, amount }: Capture, now: number): Step {
  const print = `${name}:${to}:${amount}`
  const known = model.keys[key]
  if (known !== undefined) return { answer: known.print === print ? 'captured' : 'key-reused', after: model }
  const hold = model.holds[name]
  if (hold?.status !== 'open' || hold.amount < amount || hold.expiresAt <= now) return { answer: 'ended', after: model }
  const taken = withHold(withKey(model, key, print, 'posted'), name, { ...hold, status: 'captured' }, -hold.amount)
  return {
    answer: 'captured',
    after: { ...taken, balances: plus(plus(taken.balances, hold.account, -amount), to, amount) },
  }
}

function release(model: Model, { hold: name }: Release): Step {
  const hold = model.holds[name]
  if (hold === undefined) return { answer: 'ended', after: model }
  if (hold.status !== 'open') return { answer: hold.status === 'captured' ? 'ended' : hold.status, after: model }
  return { answer: 'released', after: withHold(model, name, { ...hold, status: 'released' }, -hold.amount) }
}

/** The sweep, as one step for each hold whose time is over. */
export type ExpireOne = { do: 'expire-one'; hold: string }

function expireOne(model: Model, { hold: name }: ExpireOne, now: number): Step {
  const hold = model.holds[name]
  if (hold?.status !== 'open' || hold.expiresAt > now) return { answer: '', after: model }
  return { answer: '', after: withHold(model, name, { ...hold, status: 'expired' }, -hold.amount) }
}

export type Answered = { op: Exclude<Op, Expire> | ExpireOne; answer: string }

/**
 * Some order of what was asked at once in which the model gives every one of the answers, one after the other; undefined
 * when there is none. What is so after a set of answered operations does not depend on their order, so a set is tried once.
 */
export function explain(before: Model, round: readonly Answered[], now: number): Model | undefined {
  const hopeless = new Set<number>()
  const all = 2 ** round.length - 1
  const search = (model: Model, done: number): Model | undefined => {
    if (done === all) return model
    if (hopeless.has(done)) return undefined
    for (const [index, { op, answer }] of round.entries()) {
      if ((done & (1 << index)) !== 0) continue
      const step = apply(model, op, now)
      const found = step.answer === answer ? search(step.after, done | (1 << index)) : undefined
      if (found !== undefined) return found
    }
    hopeless.add(done)
    return undefined
  }
  return search(before, 0)
}
