import type { State } from '../state.ts'

export const paceSchema = 'create table if not exists pace (name text primary key, at integer not null)'

/** Was this called less than `everyMs` ago? Only calls that were let through count, so a refused one costs no time. */
export function isTooSoon(state: State, name: string, everyMs: number): boolean {
  const last = state.one<{ at: number }>('select at from pace where name = :name', { name })?.at
  const now = Date.now()
  if (last !== undefined && isWithin(now - last, everyMs)) return true
  state.run('insert into pace values (:name, :now) on conflict do update set at = :now', { name, now })
  return false
}

/** A moment that lies ahead was written under a clock that has been set back; it binds nobody. */
export const isWithin = (elapsedMs: number, everyMs: number): boolean => elapsedMs >= 0 && elapsedMs < everyMs
