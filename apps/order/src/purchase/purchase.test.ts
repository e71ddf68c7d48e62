import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answer, type Consequence, consequences, type PurchaseStatus } from './purchase.ts'

const says = ['success', 'pending', 'failed', 'reversed', 'unknown', 'review'] as const

test('only a clear word ends an open purchase', () => {
  const ending = says.filter((each) => consequences.open[each] !== 'stay')
  expect(ending).toEqual(['success', 'failed', 'reversed'])
})

test('whatever a supplier says, in whatever order: a purchase ends once, and only a reversal follows a success', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...says), { maxLength: 30 }), (history: Answer['says'][]) => {
      let status: PurchaseStatus = 'open'
      const path: PurchaseStatus[] = []
      for (const word of history) {
        const consequence: Consequence = consequences[status][word]
        if (consequence === 'stay' || consequence === 'contradiction') continue
        status = consequence
        path.push(consequence)
      }
      expect(['', 'succeeded', 'failed', 'succeeded,reversed']).toContain(path.join(','))
    }),
  )
})
