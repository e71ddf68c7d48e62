import { eventually } from '@konter/testing'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type OrderStatus, type OrderStep, statuses, steps } from '../../apps/order/src/order/order.ts'
import { audit } from '../../tools/audit/audit.ts'
import type { Konter, Session } from '../konter.ts'

/**
 * Random histories of orders against the real drive: both suppliers answer, stay silent, break off, come late, repeat and
 * contradict themselves at random; payers pay, pay twice, pay late or not at all; customers cancel, staff push. When nothing
 * moves any more, every order has ended as the table allows and its money is where it says.
 * `SEED=… PROPERTY_RUNS=2000 npx vitest run together.test.ts -t random` (in `e2e`) runs longer, or the same again.
 */
const runs = Number(process.env.PROPERTY_RUNS ?? 40)
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const atOnceMax = 40
const aWhileMs = 16 * 60_000
const settlesWithinMs = 120_000

type Step = Record<string, unknown>
type Fault = { kind: string; phase?: string; operation?: string; times: number; ms?: number; copies?: number }
type Says = { steps: Step[]; faults: Fault[]; lies: boolean }
type Act = { afterMs: number; do: 'pay' | 'pay-quietly' | 'expire' | 'cancel' | 'retry' | 'repeat-callback' }
type Scenario = { paysBy: 'wallet' | 'tripay:QRIS'; vip: Says; digiflazz: Says; acts: Act[] }

const after = fc.integer({ min: 0, max: 300 })
const rc = fc.constantFrom('02', '44', '54', '55', '68')
const fault = (operations: readonly string[]): fc.Arbitrary<Fault> =>
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('drop', 'silence', 'bad-gateway'),
      phase: fc.constantFrom('before', 'after'),
      operation: fc.constantFrom(...operations),
      times: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({
      kind: fc.constantFrom(
        'webhook-delay',
        'webhook-duplicate',
        'webhook-reorder',
        'webhook-first',
        'webhook-none',
        'webhook-forged',
      ),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  )
const faults = (operations: readonly string[]) => fc.array(fault(operations), { maxLength: 2 })

/** Pending always ends; what has ended stays so, but Digiflazz may take a success back (RC 74). */
const vipPath: fc.Arbitrary<Step[]> = fc.oneof(
  fc.constantFrom<Step[]>([{ answer: 'success' }], [{ answer: 'failed' }]),
  fc
    .tuple(fc.constantFrom('pending', 'processing'), after, fc.constantFrom('success', 'failed'))
    .map(([answer, ms, becomes]) => [{ answer }, { after: ms, becomes }]),
)
const digiflazzPath: fc.Arbitrary<Step[]> = fc
  .tuple(fc.boolean(), fc.boolean(), fc.boolean(), rc, after, after)
  .map(([isLate, succeeds, isTakenBack, failure, first, second]) => {
    const end = succeeds ? ['success', {}] : ['failed', { rc: failure }]
    const [word, more] = end as [string, object]
    const ending: Step[] = isLate
      ? [{ answer: 'pending' }, { after: first, becomes: word, ...more }]
      : [{ answer: word, ...more }]
    return succeeds && isTakenBack ? [...ending, { after: second, becomes: 'failed', rc: '74' }] : ending
  })
/** Claims that were never so. VIP Reseller's are hints and change nothing; Digiflazz signs its own. */
const claims = fc.array(fc.record({ after, tells: fc.constantFrom('success', 'failed', 'pending') }), { maxLength: 2 })
const vip: fc.Arbitrary<Says> = fc
  .tuple(vipPath, claims, faults(['order', 'status']))
  .map(([path, told, broken]) => ({ steps: [...path, ...told], faults: broken, lies: false }))
const digiflazz: fc.Arbitrary<Says> = fc
  .tuple(
    digiflazzPath,
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: claims }),
    faults(['topup']),
  )
  .map(([path, told, broken]) => ({ steps: [...path, ...told], faults: broken, lies: told.length > 0 }))
const acts = fc.array(
  fc.record<Act>({
    afterMs: fc.integer({ min: 0, max: 600 }),
    do: fc.constantFrom('pay', 'pay', 'pay-quietly', 'expire', 'cancel', 'retry', 'repeat-callback'),
  }),
  { maxLength: 5 },
)
const scenarios: fc.Arbitrary<Scenario> = fc.record({
  paysBy: fc.constantFrom('wallet', 'wallet', 'tripay:QRIS'),
  vip,
  digiflazz,
  acts,
})

type Placed = { id: string; payment?: { reference: string } }
type Row = {
  id: string
  status: OrderStatus
  path: OrderStatus[]
  succeeded: number
  attempts: string[]
  refunds: number
  late: number
}
type Played = { scenario: Scenario; target: string; placed: Placed; session: Session }

export const atRandom = (start: () => Konter) =>
  describe('at random', () => {
    let konter: Konter
    let targets = 66_000_000
    beforeAll(async () => {
      konter = start()
      await Promise.all(
        [konter.vip, konter.digiflazz].map((control) => control('balance', { add: 1_000_000_000 }, 'PUT')),
      )
    })

    async function script(target: string, { vip, digiflazz }: Scenario): Promise<void> {
      const tell = async (control: Konter['vip'], about: string, { steps, faults }: Says) => {
        await control('scripts', { target: about, steps })
        for (const each of faults) await control('faults', { ...each, target: about })
      }
      await Promise.all([tell(konter.vip, target, vip), tell(konter.digiflazz, `${target}2001`, digiflazz)])
    }

    async function play(scenario: Scenario, session: Session): Promise<Played> {
      targets += 1
      const target = String(targets)
      await script(target, scenario)
      const { status, body: placed } = await konter.post<Placed>('/v1/orders', {
        token: session.token,
        body: {
          sku: 'mobile-legends-86-diamond',
          input: { userId: target, zoneId: '2001' },
          paymentMethod: scenario.paysBy,
        },
      })
      expect(status, JSON.stringify(placed)).toBe(201)
      const played = { scenario, target, placed, session }
      const started = performance.now()
      for (const each of [...scenario.acts].sort((a, b) => a.afterMs - b.afterMs)) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, each.afterMs - (performance.now() - started))))
        await act(played, each)
      }
      return played
    }

    /** Whether it is refused depends on what came first; a 5xx is never right. */
    async function act({ placed, session }: Played, { do: what }: Act): Promise<void> {
      const reference = placed.payment?.reference
      const answered = async (answer: Promise<{ status: number }>) => expect((await answer).status).toBeLessThan(500)
      if (what === 'cancel')
        return answered(konter.post(`/v1/orders/${placed.id}/cancel`, { token: session.token, body: {} }))
      if (what === 'retry')
        return answered(konter.post(`/v1/admin/orders/${placed.id}/retry`, { token: await konter.staff(), body: {} }))
      if (reference === undefined) return
      const body = what === 'pay-quietly' ? { callback: false } : what === 'repeat-callback' ? { times: 3 } : {}
      const path = { pay: 'pay', 'pay-quietly': 'pay', expire: 'expire', 'repeat-callback': 'callback' }[what]
      // Tripay refuses what its own state does not allow.
      await konter.tripay(`transactions/${reference}/${path}`, body).catch(() => {})
    }

    const ids = (played: readonly Played[]) => played.map(({ placed }) => placed.id)

    async function read(played: readonly Played[]): Promise<Row[]> {
      const { rows } = await konter.db.query(
        `select o.id, o.status,
                array(select to_status from "order".order_move m where m.order_id = o.id order by nth) as path,
                (select count(*)::int from "order".purchase p where p.order_id = o.id and p.status = 'succeeded') as succeeded,
                array(select p.supplier || ' ' || p.status from "order".purchase p where p.order_id = o.id order by attempt) as attempts,
                (select count(*)::int from wallet.transfer t where t.key = 'refund:' || o.id and t.status = 'posted') as refunds,
                (select count(*)::int from wallet.transfer t where t.kind = 'late-payment' and t.reference = 'order:' || o.id) as late
           from "order"."order" o where o.id = any ($1::uuid[]) order by o.id`,
        [ids(played)],
      )
      return rows as Row[]
    }

    type Counts = { counts: { delivered: number; reversed: number }[] }
    const net = ({ counts }: Counts) => counts.reduce((sum, each) => sum + each.delivered - each.reversed, 0)

    /** What the suppliers really gave, by their own books. */
    async function goodsOf({ target }: Played): Promise<number> {
      const [vipGave, digiflazzGave] = await Promise.all([
        konter.vip<Counts>(`fulfilments?target=${target}/2001`),
        konter.digiflazz<Counts>(`fulfilments?target=${target}2001`),
      ])
      return net(vipGave) + net(digiflazzGave)
    }

    /** Where only staff can find out, they say what is so. */
    async function staffLook(played: readonly Played[]): Promise<void> {
      const { rows } = await konter.db.query(
        `select order_id from "order".purchase where status = 'open' and review is not null and order_id = any ($1::uuid[])`,
        [ids(played)],
      )
      for (const { order_id } of rows as { order_id: string }[]) {
        const about = played.find(({ placed }) => placed.id === order_id) as Played
        const outcome = (await goodsOf(about)) > 0 ? 'delivered' : 'not-delivered'
        const answer = await konter.post(`/v1/admin/orders/${order_id}/resolve`, {
          token: await konter.staff(),
          body: { outcome, reason: 'asked by telephone' },
        })
        // 409: its supplier answered at this very moment.
        expect([200, 409]).toContain(answer.status)
      }
    }

    async function settle(played: readonly Played[]): Promise<void> {
      const open = async () => {
        const { rows } = await konter.db.query(
          `select o.id, o.status, p.supplier, p.status as purchase, p.asks, p.answer, p.review from "order"."order" o
             left join "order".purchase p on p.order_id = o.id and p.status = 'open'
            where o.status in ('pending_payment', 'paid', 'processing', 'failed') and o.id = any ($1::uuid[])`,
          [ids(played)],
        )
        return rows
      }
      let before = ''
      await eventually(
        async () => {
          const now = await open()
          const seen = JSON.stringify(now)
          if (now.length > 0 && seen === before) {
            await staffLook(played)
            konter.clock.forward(aWhileMs)
          }
          before = seen
          expect(now).toEqual([])
        },
        { withinMs: settlesWithinMs, everyMs: 250 },
      )
    }

    /** A delivery may be taken back after its order has ended: until then nobody can say what was given. */
    const storiesEnd = () =>
      eventually(async () => {
        for (const supplier of [konter.vip, konter.digiflazz])
          expect(await supplier<{ due: unknown[] }>('due?kind=step')).toEqual({ due: [] })
      })

    /** Sends webhooks about every purchase at Digiflazz: what is so, with these changes; and waits until they are judged. */
    async function tell(played: readonly Played[], ...changes: object[]): Promise<void> {
      const { rows } = await konter.db.query(
        `select reference from "order".purchase where supplier = 'digiflazz' and order_id = any ($1::uuid[])`,
        [ids(played)],
      )
      await Promise.all(
        (rows as { reference: string }[]).flatMap(({ reference }) =>
          // A purchase that Digiflazz never heard of cannot be told about.
          changes.map((data) => konter.digiflazz(`transactions/${reference}/webhook`, { data }).catch(() => {})),
        ),
      )
      await eventually(async () => {
        const { rows: waiting } = await konter.db.query(
          `select 'message' from "order".supplier_message where verdict is null
            union all select 'order' from "order"."order" o join "order".purchase p on p.order_id = o.id and p.status = 'reversed'
                       where o.status = 'completed'`,
        )
        expect(waiting).toEqual([])
      })
    }

    function followsTheTable({ id, path, status }: Row): void {
      let at: OrderStatus = 'pending_payment'
      for (const next of path) {
        const allowed = Object.keys(steps[at]).map((step) => steps[at][step as OrderStep])
        expect(allowed, `${id}: ${path.join(' → ')}`).toContain(next)
        at = next
      }
      expect(at, `${id}: the log ends where the order is`).toBe(status)
      expect(statuses).toContain(status)
    }

    async function check(played: readonly Played[], row: Row): Promise<void> {
      const about = played.find(({ placed }) => placed.id === row.id) as Played
      const { scenario } = about
      const story = JSON.stringify({ seed, row, scenario })
      followsTheTable(row)
      expect(row.refunds, story).toBe(row.status === 'refunded' || row.status === 'reversed' ? 1 : 0)
      expect(row.succeeded, story).toBe(row.status === 'completed' ? 1 : 0)
      // The next supplier only after a failure for certain.
      expect(
        row.attempts.slice(0, -1).every((each) => each.endsWith(' failed')),
        story,
      ).toBe(true)
      if (!scenario.digiflazz.lies) expect(await goodsOf(about), story).toBe(row.status === 'completed' ? 1 : 0)
    }

    test(`${runs} random histories end as the table says, and nobody has goods and money, seed ${seed}`, async () => {
      const all = fc.sample(scenarios, { seed, numRuns: runs })
      const ends: Record<string, number> = {}
      for (let from = 0; from < all.length; from += atOnceMax) {
        const people = await Promise.all(Array.from({ length: 4 }, () => konter.register()))
        await Promise.all(people.map((each) => konter.deposit(each, 5_000_000)))
        const played = await Promise.all(
          all.slice(from, from + atOnceMax).map((scenario, i) => play(scenario, people[i % people.length] as Session)),
        )
        await settle(played)
        await storiesEnd()
        // A delivery may have been taken back without a word: the word that got lost is said again.
        await tell(played, {})
        const ended = await read(played)
        for (const row of ended) await check(played, row)
        await tell(
          played,
          { status: 'Gagal', rc: '02' },
          { status: 'Sukses', rc: '00', sn: 'LIE' },
          { status: 'Pending', rc: '03' },
        )
        // What has ended stays as it was.
        expect(await read(played)).toEqual(ended)
        for (const { status } of ended) ends[status] = (ends[status] ?? 0) + 1
      }
      expect(await audit(konter.auditUrl)).toEqual([])
      console.info(`seed ${seed}: ${JSON.stringify(ends)}`)
      // The dice do reach what this is about.
      for (const status of ['completed', 'refunded']) expect(ends[status], status).toBeGreaterThan(0)
    }, 3_600_000)
  })
