import type { State } from './state.ts'

export const counterSchema = 'create table if not exists counter (name text primary key, value integer not null)'

export const readCounter = (state: State, name: string): number =>
  state.one<{ value: number }>('select value from counter where name = :name', { name })?.value ?? 0

export function setCounter(state: State, name: string, value: number): void {
  state.run('insert into counter values (:name, :value) on conflict do update set value = :value', { name, value })
}

/** Adds and answers the sum; negative numbers take away. */
export function addToCounter(state: State, name: string, by: number): number {
  const sum = readCounter(state, name) + by
  setCounter(state, name, sum)
  return sum
}
