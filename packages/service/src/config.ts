import { inspect } from 'node:util'
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

/** A value that is read by name only: it prints as `[secret]` wherever it ends up. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
  [inspect.custom](): string {
    return '[secret]'
  }
}

const SECRET = 'x-secret'

export const SecretText = (options: object = {}) =>
  Type.Unsafe<Secret>(Type.String({ minLength: 1, ...options, [SECRET]: true }))
export const Port = (value: number) => Type.Integer({ minimum: 0, maximum: 65_535, default: value })
export const Url = (options: object = {}) => Type.String({ format: 'url', ...options })
export const Milliseconds = (value: number) => Type.Integer({ minimum: 1, default: value })
export const Switch = (value: boolean) => Type.Boolean({ default: value })
/** Comma-separated in the environment. */
export const List = (value: string[] = []) =>
  Type.Unsafe<string[]>(Type.String({ default: value.join(','), 'x-list': true }))

/** All that is wrong with the environment, at once, in words. */
export class ConfigError extends Error {
  readonly mistakes: string[]
  constructor(service: string, mistakes: string[]) {
    super(`${service} cannot start, its configuration is wrong:\n${mistakes.map((each) => `  - ${each}`).join('\n')}`)
    this.name = 'ConfigError'
    this.mistakes = mistakes
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the variables that the schema names, once. Throws a ConfigError that names every mistake. */
export function loadConfig<S extends TObject>(
  service: string,
  schema: S,
  environment: Environment,
): Readonly<Static<S>> {
  const names = Object.keys(schema.properties)
  const given = Object.fromEntries(names.filter((name) => environment[name]).map((name) => [name, environment[name]]))
  const value = Value.Convert(schema, Value.Default(schema, given)) as Record<string, unknown>
  const mistakes = names.flatMap((name) => mistakesOf(name, schema.properties[name] as TSchema, value[name], schema))
  if (mistakes.length > 0) throw new ConfigError(service, mistakes)
  for (const name of names) value[name] = finished(schema.properties[name] as TSchema, value[name])
  return Object.freeze(value) as Static<S>
}

function mistakesOf(name: string, schema: TSchema, value: unknown, whole: TObject): string[] {
  if (value === undefined) return whole.required?.includes(name) ? [`${name} is missing`] : []
  return Value.Errors(schema, value).map((error) => `${name} ${error.message}`)
}

function finished(schema: TSchema, value: unknown): unknown {
  if (value === undefined) return undefined
  if (SECRET in schema) return new Secret(String(value))
  if ('x-list' in schema)
    return String(value)
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
  return value
}
