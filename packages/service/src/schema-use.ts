import type { FastifySchemaValidationError } from 'fastify'

/**
 * The schemas of one HTTP server, each compiled when it is first needed: most routes are not asked on most days, and to
 * compile what all of them take and answer is a third of the time of a start and much of its memory.
 */
export class SchemaUse {
  readonly #compiles: (() => unknown)[] = []

  /** Ajv, as Fastify wants it: it answers false, and says why in `errors`. */
  validator(compile: () => Check): Validator {
    const made = this.#later(compile)
    const validate: Validator = (data) => {
      const check = made()
      const isValid = check(data)
      validate.errors = check.errors ?? null
      return isValid
    }
    return validate
  }

  serializer(compile: () => Serializer): Serializer {
    const made = this.#later(compile)
    return (value) => made()(value)
  }

  /** For tests: a schema that cannot be compiled throws here, and not at somebody's first request. */
  compileAll(): void {
    for (const compile of this.#compiles) compile()
  }

  #later<T>(compile: () => T): () => T {
    let compiled: T | undefined
    const once = () => (compiled ??= compile())
    this.#compiles.push(once)
    return once
  }
}

type Check = ((data: unknown) => boolean) & { errors?: FastifySchemaValidationError[] | null | undefined }
type Validator = ((data: unknown) => boolean) & { errors?: FastifySchemaValidationError[] | null }
export type Serializer = (value: unknown) => string
