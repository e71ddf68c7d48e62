import type { Wanted } from './notes.ts'
import type { Random } from './random.ts'

type Step = { answer?: string; becomes?: string; tells?: string; after?: number; rc?: string }
type Script = { supplier: 'digiflazz' | 'vip'; target: string; steps: Step[] }
export type Goods = Omit<Wanted, 'pays'> & { sku: string; input: Record<string, string>; scripts: Script[] }

const soon = (random: Random) => random.int(50, 3_000)

/** What a supplier does with a purchase in the end, and how it gets there. */
const delivering = (random: Random): Step[] =>
  random.pick<Step[]>([
    [{ answer: 'success' }],
    [{ answer: 'success' }],
    [{ answer: 'pending' }, { after: soon(random), becomes: 'success' }],
    [{ answer: 'pending' }, { after: soon(random), tells: 'pending' }, { after: soon(random), becomes: 'success' }],
  ])

const failing = (random: Random): Step[] =>
  random.pick<Step[]>([
    [{ answer: 'failed' }],
    [{ answer: 'pending' }, { after: soon(random), becomes: 'failed' }],
    [{ answer: 'failed' }, { after: soon(random), tells: 'pending' }],
  ])

/** A word that contradicts what is so. Only of VIP Reseller: Digiflazz signs what it says, and is believed. */
const lying = (steps: Step[], supplier: string, random: Random): Step[] =>
  supplier === 'vip' && random.chance(0.3)
    ? [...steps, { after: soon(random), tells: random.pick(['success', 'failed']) }]
    : steps

const takenBack = (random: Random): Step[] => [
  { answer: 'success' },
  { after: soon(random), becomes: 'failed', rc: '74' },
]

const inputs: Record<string, (nth: number) => Pick<Goods, 'input' | 'target' | 'supplierTargets'>> = {
  'xl-10000': (nth) => byPhone(`0878${10_000_000 + nth}`, ['digiflazz']),
  'telkomsel-10000': (nth) => byPhone(`0812${10_000_000 + nth}`, ['digiflazz', 'vip']),
  'mobile-legends-86-diamond': (nth) => {
    const userId = String(40_000_000 + nth)
    return {
      input: { userId, zoneId: '2001' },
      target: userId,
      supplierTargets: { digiflazz: `${userId}2001`, vip: userId },
    }
  },
}

const byPhone = (phone: string, suppliers: readonly ('digiflazz' | 'vip')[]) => ({
  input: { phone },
  target: phone,
  supplierTargets: Object.fromEntries(suppliers.map((each) => [each, phone])),
})

/** One of these products for a target that nobody else has, and what its suppliers are to do with it. */
export function goodsFor(nth: number, random: Random, skus: readonly string[]): Goods {
  const sku = random.pick(skus)
  const made = (inputs[sku] as (typeof inputs)[string])(nth)
  const outcome = random.chance(0.8) ? 'delivered' : random.pick(['fails', 'fails', 'taken-back'] as const)
  const suppliers = Object.entries(made.supplierTargets) as ['digiflazz' | 'vip', string][]
  const willing = willingOnes(
    outcome,
    suppliers.map(([supplier]) => supplier),
    random,
  )
  const scripts = suppliers.map(([supplier, target]) => {
    const steps = outcome === 'taken-back' ? takenBack(random) : delivering(random)
    return {
      supplier,
      target,
      steps: forSupplier(supplier, lying(willing.has(supplier) ? steps : failing(random), supplier, random)),
    }
  })
  return { nth, sku, outcome, ...made, scripts }
}

/** Where two could deliver, often only one of them does. Only Digiflazz takes back what it delivered. */
function willingOnes(outcome: Wanted['outcome'], suppliers: readonly string[], random: Random): ReadonlySet<string> {
  if (outcome === 'fails') return new Set()
  if (outcome === 'taken-back') return new Set(['digiflazz'])
  return new Set(random.chance(0.4) ? suppliers : [random.pick(suppliers)])
}

/** Digiflazz says why. */
const forSupplier = (supplier: string, steps: Step[]): Step[] =>
  steps.map((step) =>
    supplier === 'digiflazz' && step.rc === undefined && Object.values(step).includes('failed')
      ? { ...step, rc: '02' }
      : step,
  )
