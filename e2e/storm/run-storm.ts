import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from './client.ts'
import { forge } from './forger.ts'
import { deposit, expectTheSame, guestBuys, pricesOf, resellerBuys, type Shop, topUpAndBuy } from './journeys.ts'
import { memoryOf } from './leftovers.ts'
import { openStalls, type Stall } from './market.ts'
import { type Identity, Notes } from './notes.ts'
import { reseller, signIn } from './people.ts'
import { Random } from './random.ts'
import { inWords, type Planned, planTroubles, type Severity } from './schedule.ts'
import { type Settled, settle } from './settle.ts'
import { makeTrouble } from './trouble.ts'
import { type Finding, verdict } from './verdict.ts'
import { usesVoucher } from './vouchers.ts'
import { admin, type World } from './world.ts'

export type StormOptions = {
  seed: string
  orders: number
  severity: Severity
  settleMsMax: number
  /** Instead of the one that the seed makes. */
  schedule?: readonly Planned[]
  onStep: (step: string) => void
}

export type StormReport = {
  seed: string
  findings: Finding[]
  notes: Notes
  troubles: number
  settled: Settled
  orders: Record<string, number>
}

const forgeEveryMs = 400
const resellersMax = 8
/**
 * All lines and all people live in the storm's own process. On a machine that is busy with other things thousands who ask again
 * and again would keep it from carrying any answer, and it would be the storm that broke and not the shop.
 */
const peopleAtOnceMax = 200
/** One voucher is claimed and used for so many orders. */
const ordersPerVoucher = 4

/** A whole storm: people buy while everything breaks; then it stops, and everything must be as if nothing had happened. */
export async function runStorm(world: World, options: StormOptions): Promise<StormReport> {
  const { seed, severity, onStep } = options
  const random = new Random(seed)
  const schedule = options.schedule ?? planTroubles(random.fork('troubles'), severity)
  onStep(`seed ${seed}: ${options.orders} orders and ${schedule.length} troubles in ${severity.durationMs / 1000} s`)
  writeFileSync(join(world.dir, 'schedule.json'), `${JSON.stringify({ seed, schedule }, null, 1)}\n`)
  return storm(world, random, schedule, options)
}

async function storm(
  world: World,
  random: Random,
  schedule: readonly Planned[],
  options: StormOptions,
): Promise<StormReport> {
  const { seed, severity, onStep, settleMsMax } = options
  const notes = new Notes()
  const end = new AbortController()
  const calm = new AbortController()
  const client = new Client(world.gatewayUrl, notes, random.fork('client'), end.signal)
  const staff = await signIn(client, notes, admin)
  const shop: Shop = { client, notes, control: world.control, prices: await pricesOf(client) }
  const tills = await openTills(shop, staff, random, options.orders)
  const vouchers = Math.ceil(options.orders / ordersPerVoucher)
  const stalls = await openStalls(world, client, notes, staff, { many: 3, scarce: Math.ceil(vouchers / 20) })
  const base = await memoryOf(world)

  onStep('the storm begins')
  const customers = claimants(world, shop, random, stalls, vouchers, severity.durationMs)
  const people = Promise.all([...buyers(shop, random, tills, options), ...customers].map(patiently(notes)))
  const forging = forge(world, notes, random.fork('forger'), forgeEveryMs, calm.signal)
  const over = setTimeout(() => calm.abort(), severity.durationMs)
  await makeTrouble(world, schedule, calm.signal, (each) => onStep(inWords(each)))
  await new Promise<void>((resolve) =>
    calm.signal.aborted ? resolve() : calm.signal.addEventListener('abort', () => resolve()),
  )
  clearTimeout(over)
  await forging
  await clearUp(world)

  onStep('the storm is over')
  const deadline = setTimeout(() => end.abort(), settleMsMax)
  try {
    const same = askAgain(shop, random.fork('again'))
    const settled = await settle({ world, client, staff, withinMs: settleMsMax, onStep }, Promise.all([people, same]))
    const findings = await verdict(world, notes, base)
    return { seed, findings, notes, troubles: schedule.length, settled, orders: await statusesOf(world) }
  } finally {
    clearTimeout(deadline)
    end.abort()
  }
}

/** What breaks is for the verdict to name: one person's bad day does not end the others'. */
const patiently = (notes: Notes) => async (journey: Promise<unknown>) => {
  await journey.catch((error: unknown) =>
    notes.violation(`a journey broke off: ${error instanceof Error ? error.message : error}`),
  )
}

async function openTills(shop: Shop, staff: Identity, random: Random, orders: number): Promise<Identity[]> {
  const each = Math.ceil(orders / resellersMax / 2)
  const many = Math.min(resellersMax, orders)
  const tills = Array.from({ length: many }, async (_, i) => {
    const { person, byKey } = await reseller(shop.client, shop.notes, staff)
    await deposit(shop, random.fork(`till ${i}`), person, Math.max(20_000, each * 12_000))
    return byKey
  })
  return Promise.all(tills)
}

/** Everyone who buys, spread over the storm: 55 of 100 orders from wallets, 25 by guests, 20 by resellers. */
function buyers(
  shop: Shop,
  random: Random,
  tills: readonly Identity[],
  { orders, severity }: StormOptions,
): Promise<unknown>[] {
  const everyMs = severity.durationMs / orders
  const inTurn = places(peopleAtOnceMax)
  const begun: Promise<unknown>[] = []
  for (let nth = 0; nth < orders; ) {
    const own = random.fork(`buyer ${nth}`)
    const first = nth
    const kind = own.next()
    const numbers = Array.from(
      { length: kind < 0.32 ? Math.min(own.int(1, 4), orders - first) : 1 },
      (_, i) => first + i,
    )
    nth += numbers.length
    begun.push(
      after(first * everyMs).then(() =>
        inTurn(() => {
          if (kind < 0.32) return topUpAndBuy(shop, own, numbers)
          return kind < 0.7 ? guestBuys(shop, own, first) : resellerBuys(shop, own, own.pick(tills), first)
        }),
      ),
    )
  }
  return begun
}

/** And beside them, who claims vouchers and uses them. */
const claimants = (
  { clock }: World,
  shop: Shop,
  random: Random,
  stalls: readonly Stall[],
  many: number,
  durationMs: number,
): Promise<unknown>[] =>
  Array.from({ length: many }, (_, nth) =>
    after((nth * durationMs) / many).then(() => usesVoucher(shop, random.fork(`claimant ${nth}`), stalls, clock.now)),
  )

/** So many at once; who comes later waits for a place. */
function places(max: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let taken = 0
  return async (work) => {
    if (taken < max) taken += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) taken -= 1
      else next()
    }
  }
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Whatever is still broken is mended: what lies on the lines, who sleeps, what the outside world was told to do. */
async function clearUp({ links, launched, servers, control }: World): Promise<void> {
  for (const link of Object.values(links)) link.clear()
  for (const program of launched.programs.values()) {
    program.kill('SIGCONT')
    program.release()
  }
  for (const name of ['postgres', 'nats', 'redis'] as const) servers.kill(name, 'SIGCONT')
  await Promise.all(Object.values(control).map((press) => press('faults', undefined, 'DELETE')))
}

/** Hours later, whoever asks with the same key hears the same. */
async function askAgain(shop: Shop, random: Random): Promise<void> {
  const orders = shop.notes.wanted.flatMap(({ acknowledged }) => acknowledged ?? [])
  const all = [...orders, ...shop.notes.deposits.map(({ acknowledged }) => acknowledged)]
  for (const acknowledged of all.filter(() => random.chance(0.1)))
    await expectTheSame(shop, acknowledged, { body: acknowledged.answer })
}

async function statusesOf({ db }: World): Promise<Record<string, number>> {
  const { rows } = await db.query<{ status: string; n: number }>(
    `select status, count(*)::int as n from "order"."order" group by status order by status`,
  )
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}
