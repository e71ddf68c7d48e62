import type { Tx } from '@konter/service'
import { expect, test } from 'vitest'
import { afterCommit, runAfterCommit } from './after-commit.ts'

const newTx = (): Tx => ({ query: async () => [] })

test('it happens after the commit, in order, once', async () => {
  const seen: string[] = []
  const transaction = runAfterCommit<Tx>(async (work) => {
    const result = await work(newTx())
    seen.push('commit')
    return result
  })
  const answer = await transaction(async (tx) => {
    afterCommit(tx, () => seen.push('first'))
    afterCommit(tx, () => seen.push('second'))
    return 7
  })
  expect(answer).toBe(7)
  expect(seen).toEqual(['commit', 'first', 'second'])
})

test('it does not happen when the transaction fails, and only for the try that committed', async () => {
  const seen: string[] = []
  const failing = runAfterCommit<Tx>(async (work) => {
    await work(newTx())
    throw new Error('no commit')
  })
  await expect(failing(async (tx) => afterCommit(tx, () => seen.push('never')))).rejects.toThrow('no commit')
  const retrying = runAfterCommit<Tx>(async (work) => {
    await work(newTx())
    return work(newTx())
  })
  let tries = 0
  await retrying(async (tx) => {
    tries += 1
    const current = tries
    afterCommit(tx, () => seen.push(`try ${current}`))
  })
  expect(seen).toEqual(['try 2'])
})
