import type { State } from './state.ts'

export const settingSchema = 'create table if not exists setting (name text primary key, value text not null)'

export type Settings<S extends object> = {
  get(): S
  change(changes: Partial<S>): S
}

/** What was changed through the control API outlives a restart; all else follows the options of each start. */
export function createSettings<S extends object>(state: State, defaults: S): Settings<S> {
  const get = (): S => ({ ...defaults, ...readChanges<S>(state) })
  const change = (changes: Partial<S>): S => {
    for (const [name, value] of Object.entries(changes)) write(state, name, value)
    return get()
  }
  return { get, change }
}

function readChanges<S>(state: State): Partial<S> {
  const rows = state.all<{ name: string; value: string }>('select name, value from setting')
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])) as Partial<S>
}

function write(state: State, name: string, value: unknown): void {
  state.run('insert into setting values (:name, :value) on conflict do update set value = :value', {
    name,
    value: JSON.stringify(value),
  })
}
