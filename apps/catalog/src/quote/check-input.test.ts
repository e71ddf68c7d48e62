import { expect, test } from 'vitest'
import { inputFor } from '../product/input-schema.ts'
import { createInputChecks } from './check-input.ts'

const operator = { phonePrefixes: ['0812', '0813'], number: null, zone: null }

test('many thousand forms come and go: each is checked by its own, and none is kept for ever', () => {
  const checks = createInputChecks()
  const prefix = (n: number) => `08${String(n % 100).padStart(2, '0')}`
  for (let n = 1; n <= 1_500; n++) {
    const form = inputFor('pulsa', { ...operator, phonePrefixes: [prefix(n), prefix(Math.floor(n / 100))] })
    expect(checks.check(form, { phone: `${prefix(n)}12345678` }, 'id')).toMatchObject({ address: { zone: null } })
  }
  const form = inputFor('pulsa', operator)
  expect(checks.check(form, { phone: '081212345678' }, 'id')).toEqual({
    address: { number: '081212345678', zone: null },
  })
  expect(checks.check(form, { phone: '085712345678' }, 'id')).toHaveProperty('errors')
})

test('a zone that need not be given is none when it is not', () => {
  const { inputSchema, target } = inputFor('game', operator, true)
  const asked = { inputSchema: { ...inputSchema, required: ['userId'] }, target }
  const checks = createInputChecks()
  expect(checks.check(asked, { userId: 'player one' }, 'en')).toEqual({ address: { number: 'player one', zone: null } })
  expect(checks.check(asked, { userId: 'player one', zoneId: 'Asia 1' }, 'en')).toEqual({
    address: { number: 'player one', zone: 'Asia 1' },
  })
})

test('an answer longer than any field is refused by its length, and no pattern is held against it', () => {
  const field = { type: 'string' as const, pattern: '[0-9]+x$', maxLength: 20 }
  const asked = {
    inputSchema: {
      type: 'object' as const,
      properties: { userId: field },
      required: ['userId'],
      additionalProperties: false as const,
    },
    target: { number: 'userId', zone: null },
  }
  const started = performance.now()
  expect(createInputChecks().check(asked, { userId: '7'.repeat(250_000) }, 'en')).toEqual({
    errors: [{ pointer: '/userId', message: 'must have at most 20 characters' }],
  })
  // The pattern alone would take a minute.
  expect(performance.now() - started).toBeLessThan(1_000)
})
