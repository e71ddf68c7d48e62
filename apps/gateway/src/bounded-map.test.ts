import { expect, test } from 'vitest'
import { BoundedMap } from './bounded-map.ts'

test('a full map forgets what was used longest ago', () => {
  const map = new BoundedMap<number>(2)
  map.set('a', 1, 1_000)
  map.set('b', 2, 1_000)
  map.get('a')
  map.set('c', 3, 1_000)
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2])
})

test('what has had its time is not found any more', () => {
  const map = new BoundedMap<number>(2)
  map.set('a', 1, 0)
  map.set('b', 2, -1)
  expect([map.get('a'), map.get('b'), map.size]).toEqual([undefined, undefined, 0])
})

test('setting again replaces, deleting by value deletes only those', () => {
  const map = new BoundedMap<number>(2)
  map.set('a', 1, 1_000)
  map.set('b', 2, 1_000)
  map.set('a', 3, 1_000)
  map.deleteWhere((value) => value === 2)
  expect([map.get('a'), map.get('b'), map.size]).toEqual([3, undefined, 1])
})
