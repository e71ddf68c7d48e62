import { type OrderStatus, type OrderStep, steps } from '../order/order.ts'
import { type Answer, consequences, nextOf, type Purchase, type PurchaseStatus } from './purchase.ts'

/** A world of one paid order, two suppliers and some drives: what is in it, and all that can happen next. For `failover.test.ts`. */

type Word = Extract<Answer['says'], 'pending' | 'success' | 'failed' | 'reversed'>
const words: readonly Word[] = ['pending', 'success', 'failed', 'reversed']
/** What really became of it at the supplier. */
type Truth = 'never-heard' | 'pending' | 'delivered' | 'failed' | 'taken-back'
const wordFor = { pending: 'pending', delivered: 'success', failed: 'failed', 'taken-back': 'reversed' } as const
export type Seller = {
  purchase: PurchaseStatus | 'none'
  truth: Truth
  asked: boolean
  /** Every word that was once true: each may arrive now, later, twice, or after the next one. By call, poll or webhook. */
  said: readonly Word[]
  lied: boolean
}
/** What a drive has read and decided; `posted` once it has asked the ledger, and only then does it move the order. */
type Hand = {
  read: OrderStatus
  act: 'buy' | 'complete' | 'refund' | 'reverse'
  bought: number
  posted: boolean
} | null
export type World = {
  log: readonly OrderStatus[]
  hands: readonly Hand[]
  /** Ledger keys that were used, with what was posted first under each: the index of the purchase. */
  completed: number | null
  refunded: 'refund' | number | null
  sellers: readonly Seller[]
}
export type Options = {
  drives: number
  /** Knows our reference: asking again buys what never arrived. The other kind is only searched. */
  knows: readonly boolean[]
  /** A rightly signed word that was never true. */
  mayLie: boolean
}

const unseen: Seller = { purchase: 'none', truth: 'never-heard', asked: false, said: [], lied: false }
export const startOf = ({ drives }: Options): World => ({
  log: ['paid'],
  hands: Array<Hand>(drives).fill(null),
  completed: null,
  refunded: null,
  sellers: [unseen, unseen],
})

export const statusOf = ({ log }: World): OrderStatus => log.at(-1) as OrderStatus
const purchasesIn = ({ sellers }: World): Pick<Purchase, 'status'>[] =>
  sellers.flatMap(({ purchase }) => (purchase === 'none' ? [] : [{ status: purchase }]))
const withSeller = (world: World, i: number, change: Partial<Seller>): World => ({
  ...world,
  sellers: world.sellers.map((each, at) => (at === i ? { ...each, ...change } : each)),
})
const withHand = (world: World, h: number, hand: Hand): World => ({
  ...world,
  hands: world.hands.map((each, at) => (at === h ? hand : each)),
})

/** As `moveOrder`: only what the table knows, and only from where it was read; else nothing of the transaction is kept. */
function move(world: World, from: OrderStatus, step: OrderStep, orElse: World): World {
  const to = steps[from][step]
  if (to === undefined) throw new Error(`${from} cannot ${step}`)
  return statusOf(world) === from ? { ...world, log: [...world.log, to] } : orElse
}

/** An answer, a poll, a webhook or staff: all end in `settlePurchase`. */
function hear(world: World, i: number, says: Answer['says']): World {
  const purchase = world.sellers[i]?.purchase ?? 'none'
  if (purchase === 'none') return world
  const consequence = consequences[purchase][says]
  return consequence === 'stay' || consequence === 'contradiction'
    ? world
    : withSeller(world, i, { purchase: consequence })
}

/** What a drive reads and decides, as `drive` does. Undefined: nothing is to be done, or the supplier is to be asked. */
function decisionIn(world: World): NonNullable<Hand>['act'] | undefined {
  const purchases = purchasesIn(world)
  switch (statusOf(world)) {
    case 'paid':
      return 'buy'
    case 'failed':
      return 'refund'
    case 'completed':
      return purchases.some(({ status }) => status === 'reversed') ? 'reverse' : undefined
    case 'processing': {
      const next = nextOf(purchases)
      return next === 'ask' ? undefined : next
    }
    default:
      return undefined
  }
}

/** A drive decides, or does the next act of what it decided, or dies. */
function drive(world: World, h: number): World[] {
  const hand = world.hands[h] ?? null
  if (hand !== null) return [...act(world, h, hand), withHand(world, h, null)]
  const decided = decisionIn(world)
  return decided === undefined
    ? []
    : [
        withHand(world, h, {
          read: statusOf(world),
          act: decided,
          bought: purchasesIn(world).length,
          posted: decided === 'buy',
        }),
      ]
}

function act(world: World, h: number, hand: NonNullable<Hand>): World[] {
  const { read, act: what, bought, posted } = hand
  const done = withHand(world, h, null)
  if (what === 'buy') return [giveUp(done, read), ...(bought < world.sellers.length ? [buy(done, read, bought)] : [])]
  if (posted) return [move(done, read, what, done)]
  const after = withHand(world, h, { ...hand, posted: true })
  if (what === 'complete') return [{ ...after, completed: world.completed ?? bought - 1 }]
  return [{ ...after, refunded: world.refunded ?? (what === 'refund' ? 'refund' : bought - 1) }]
}

/** The catalog may have nothing (more) to offer at any moment, to one drive and not to the other. As `failOrder`. */
function giveUp(world: World, read: OrderStatus): World {
  const isHopeless = purchasesIn(world).every(({ status }) => status === 'failed')
  return isHopeless ? move(world, read, 'fail', world) : world
}

/** As `openPurchase`: the order is still where it was read, and the database lets one purchase be the n-th, and one be open. */
function buy(world: World, read: OrderStatus, bought: number): World {
  const isTaken = purchasesIn(world).length !== bought || purchasesIn(world).some(({ status }) => status === 'open')
  if (isTaken || statusOf(world) !== read) return world
  const opened = withSeller(world, bought, { purchase: 'open' })
  return read === 'paid' ? move(opened, 'paid', 'process', world) : opened
}

function becomes(world: World, i: number, truth: keyof typeof wordFor): World {
  const said = world.sellers[i]?.said ?? []
  return withSeller(world, i, { truth, said: words.filter((each) => said.includes(each) || each === wordFor[truth]) })
}

/** The supplier is asked; whether and when its answer arrives is another event. At first nothing is heard, or nothing clear. */
function ask(world: World, i: number, { knows }: Options): World[] {
  const { purchase, truth, asked } = world.sellers[i] as Seller
  if (purchase !== 'open') return []
  const after = withSeller(world, i, { asked: true })
  const buys = truth === 'never-heard' && (knows[i] === true || !asked)
  const inVain = [after, hear(after, i, 'unknown'), hear(after, i, 'review')]
  return [
    ...inVain,
    ...(buys ? (['pending', 'delivered', 'failed'] as const).map((each) => becomes(after, i, each)) : []),
  ]
}

function turnsOut(world: World, i: number): World[] {
  const truth = world.sellers[i]?.truth
  if (truth === 'pending') return [becomes(world, i, 'delivered'), becomes(world, i, 'failed')]
  return truth === 'delivered' ? [becomes(world, i, 'taken-back')] : []
}

/** Staff ask by telephone (when no call can be under way any more) where nobody else can find out; they say what is so. */
function staff(world: World, i: number): World[] {
  const { asked, truth } = world.sellers[i] as Seller
  return asked && truth === 'never-heard' ? [hear(world, i, 'failed')] : []
}

export const indexes = [0, 1] as const

export const honestly = (world: World, options: Options): World[] => [
  ...world.hands.flatMap((_, h) => drive(world, h)),
  ...indexes.flatMap((i) => [
    ...ask(world, i, options),
    ...turnsOut(world, i),
    ...staff(world, i),
    ...(world.sellers[i] as Seller).said.map((word) => hear(world, i, word)),
  ]),
]

export const falsely = (world: World): World[] =>
  indexes
    .filter((i) => world.sellers[i]?.purchase !== 'none')
    .flatMap((i) =>
      words
        .filter((word) => !world.sellers[i]?.said.includes(word))
        .map((word) => hear(withSeller(world, i, { lied: true }), i, word)),
    )
