import { money } from '@konter/core'
import { expect, test } from 'vitest'
import type { LedgerTransfer } from '../ledger.ts'
import { completion, refund, reversal } from '../order/order.ledger.ts'
import { holdsMoney, type Order, type OrderStatus } from '../order/order.ts'
import {
  falsely,
  honestly,
  indexes,
  type Options,
  type Seller,
  startOf,
  statusOf,
  type World,
} from './failover.fixture.ts'
import type { Purchase } from './purchase.ts'

/**
 * Every interleaving of what two suppliers may do to one paid order, of every length: the graph of all states that can be
 * reached is walked to its end. The decisions are the real ones (`consequences`, `nextOf`, `steps`, the ledger transfers);
 * the suppliers are made up. Two drives work at once; each may die, or act late on what it had read, between any two acts.
 */

type Graph = Map<string, { world: World; honestNext: string[] }>

/** All that can be reached, checked as it is found. */
function explore(options: Options): Graph {
  const graph: Graph = new Map()
  const waiting: { world: World; honestNext: string[] }[] = []
  const note = (world: World): string => {
    const key = JSON.stringify(world)
    if (graph.has(key)) return key
    const node = { world, honestNext: [] }
    graph.set(key, node)
    waiting.push(node)
    check(world)
    return key
  }
  note(startOf(options))
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    node.honestNext = honestly(node.world, options).map(note)
    if (options.mayLie) falsely(node.world).forEach(note)
  }
  return graph
}

const total = 10_000n
const order = { id: 'o', userId: 'u', total: money(total), fee: money(500n) } as Order
const purchaseOf = (i: number) => ({ supplier: `s${i}`, cost: 9_000n + BigInt(i), charged: null }) as Purchase

/** What the real transfers make of the accounts. */
function balances({ completed, refunded }: World): Record<string, bigint> {
  const all: Record<string, bigint> = { 'customer:u': -total, 'house:order-clearing': total }
  const post = ({ postings }: LedgerTransfer) => {
    for (const { from, to, amount } of postings) {
      all[from] = (all[from] ?? 0n) - BigInt(amount)
      all[to] = (all[to] ?? 0n) + BigInt(amount)
    }
  }
  if (completed !== null) post(completion(order, purchaseOf(completed)))
  if (refunded !== null) post(refunded === 'refund' ? refund(order) : reversal(order, purchaseOf(refunded)))
  return all
}

/** Cheaper than an `expect` each: there are millions. */
function must(holds: boolean, what: string, world: World): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(world)}`)
}

/** What must hold wherever one looks. */
function check(world: World): void {
  const { sellers, log } = world
  const [first, second] = sellers as [Seller, Seller]
  const status = statusOf(world)
  const truths = sellers.map(({ truth }) => truth)
  const succeeded = sellers.filter(({ purchase }) => purchase === 'succeeded').length
  must(succeeded <= 1, 'two purchases succeeded', world)
  must(second.purchase === 'none' || first.purchase === 'failed', 'failover without a failure', world)
  must(new Set(log).size === log.length, 'a state was entered twice', world)
  // A supplier that signs what is not so can deliver twice; nobody else can make us do that.
  if (!sellers.some(({ lied }) => lied)) {
    const goods = truths.filter((truth) => truth === 'delivered').length
    must(goods <= 1, 'goods twice', world)
    must(goods === 0 || (status !== 'failed' && status !== 'refunded'), 'goods and the money back', world)
    must(status !== 'completed' || goods === 1 || truths.includes('taken-back'), 'paid for nothing', world)
    // Never heard of: staff found that out.
    const isCertain = ['failed', 'taken-back', 'never-heard'].includes(first.truth)
    must(second.purchase === 'none' || isCertain, 'unknown is no failure', world)
  }
  checkMoney(world, status)
}

/** Clearing holds what open orders are worth, and every end leaves the accounts as it says. */
function checkMoney(world: World, status: OrderStatus): void {
  const all = balances(world)
  const { completed, refunded } = world
  const balance = (code: string) => all[code] ?? 0n
  must(Object.values(all).reduce((a, b) => a + b) === 0n, 'the sum is not zero', world)
  must(balance('house:order-clearing') >= 0n, 'clearing is below its floor', world)
  // Posted and not moved yet: the drive, or the next one, does it.
  if (holdsMoney(status) && (completed !== null || refunded !== null)) return
  if (status === 'completed' && refunded !== null) return
  const isBack = status === 'refunded' || status === 'reversed'
  must(balance('house:order-clearing') === (holdsMoney(status) ? total : 0n), 'clearing', world)
  must(balance('customer:u') === (isBack ? 0n : -total), 'the customer', world)
  for (const i of indexes) {
    const cost = status === 'completed' && completed === i ? purchaseOf(i).cost : 0n
    must(balance(`house:supplier:s${i}`) === cost, 'a deposit', world)
  }
}

/** From where no honest world comes to an end any more. */
function strandedIn(graph: Graph): World[] {
  const before = new Map<string, string[]>()
  for (const [key, { honestNext }] of graph)
    for (const next of honestNext) {
      const known = before.get(next)
      if (known === undefined) before.set(next, [key])
      else known.push(key)
    }
  const isEnd = (world: World) =>
    ['completed', 'refunded', 'reversed'].includes(statusOf(world)) &&
    !world.sellers.some(({ purchase, truth }) => purchase === 'succeeded' && truth === 'taken-back')
  const reached = new Set([...graph].filter(([, { world }]) => isEnd(world)).map(([key]) => key))
  const waiting = [...reached]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
    for (const earlier of before.get(key) ?? [])
      if (!reached.has(earlier)) {
        reached.add(earlier)
        waiting.push(earlier)
      }
  return [...graph].filter(([key]) => !reached.has(key)).map(([, { world }]) => world)
}

const isLongRun = Number(process.env.PROPERTY_RUNS ?? 0) >= 1_000
const kinds = [true, false].flatMap((first) => [true, false].map((second) => [first, second]))
const worlds: Options[] = [
  ...kinds.map((knows) => ({ knows, mayLie: false, drives: 2 })),
  ...kinds.map((knows) => ({ knows, mayLie: true, drives: isLongRun ? 2 : 1 })),
]

test.each(worlds)(
  'whatever two suppliers do: knowing our reference $knows, lying $mayLie, $drives drives',
  (options) => {
    const graph = explore(options)
    expect(graph.size).toBeGreaterThan(1_000)
    expect(strandedIn(graph)).toEqual([])
  },
  600_000,
)
