import { expect, test } from 'vitest'
import { languageFrom } from './language.ts'
import { defineProblems } from './problem.ts'

const problem = defineProblems({
  'cup.not-found': {
    status: 404,
    title: { id: 'Cangkir tidak ada', en: 'No such cup' },
    detail: { id: 'Tidak ada cangkir {id}.', en: 'There is no cup {id}.' },
  },
})

test('a problem speaks the language of the caller, and its code never changes', () => {
  const raised = problem(
    'cup.not-found',
    { id: 7 },
    { errors: [{ pointer: '/id', message: { id: 'tidak dikenal', en: 'unknown' } }] },
  )
  expect(raised.document('id', 'request-1')).toEqual({
    type: '/problems/cup.not-found',
    title: 'Cangkir tidak ada',
    status: 404,
    detail: 'Tidak ada cangkir 7.',
    instance: 'request-1',
    code: 'cup.not-found',
    errors: [{ pointer: '/id', message: 'tidak dikenal' }],
  })
  expect(raised.document('en', 'request-1')).toMatchObject({
    detail: 'There is no cup 7.',
    errors: [{ pointer: '/id', message: 'unknown' }],
  })
})

test.each([
  [undefined, 'id'],
  ['en', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['id;q=0.5, en;q=0.8', 'en'],
  ['fr, en;q=0', 'id'],
  ['*', 'id'],
])('Accept-Language %s is answered in %s', (header, language) => expect(languageFrom(header)).toBe(language))
