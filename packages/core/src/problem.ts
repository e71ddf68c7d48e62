import { type Language, type Parameters, type Translated, translate } from './language.ts'

/** One bad field: `pointer` is a JSON pointer (RFC 6901) into the body, or into the part of the request that `in` names. */
type Field = { pointer: string; in?: 'query' | 'path' | 'header' | undefined }
export type FieldError = Field & { message: Translated | string }
/** As it is answered, in the language of the caller. */
export type FieldErrorDocument = Field & { message: string }

/** What can be refused, and how loudly. `{name}` in `detail` must be given when the problem is raised. */
export type ProblemDefinition = { status: number; title: Translated; detail: Translated }
export type ProblemCatalogue = Readonly<Record<string, ProblemDefinition>>

/** The body of an answer, `application/problem+json` (RFC 9457). */
export type ProblemDocument = {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: string
  errors: FieldErrorDocument[]
}

type Extra = { errors?: FieldError[]; headers?: Record<string, string>; cause?: unknown }

/** A designed refusal: callers branch on `code`, people read title and detail, the cause goes to the log only. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly errors: FieldError[]
  readonly headers: Record<string, string>
  readonly #definition: ProblemDefinition
  readonly #parameters: Parameters

  constructor(code: string, definition: ProblemDefinition, parameters: Parameters, extra: Extra = {}) {
    super(`${code}: ${translate(definition.detail, 'en', parameters)}`, { cause: extra.cause })
    this.name = 'Problem'
    this.code = code
    this.status = definition.status
    this.errors = extra.errors ?? []
    this.headers = extra.headers ?? {}
    this.#definition = definition
    this.#parameters = parameters
  }

  document(language: Language, instance: string): ProblemDocument {
    return {
      type: `/problems/${this.code}`,
      title: translate(this.#definition.title, language),
      status: this.status,
      detail: translate(this.#definition.detail, language, this.#parameters),
      instance,
      code: this.code,
      errors: this.errors.map(({ message, ...field }) => ({
        ...field,
        message: typeof message === 'string' ? message : translate(message, language),
      })),
    }
  }
}

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type ParametersOf<D extends ProblemDefinition> = Record<Names<D['detail']['en']>, string | number | bigint>

/**
 * One function per service that makes its problems:
 * `throw problem('order.not-found', { id })`. A parameter that the English detail names and the call forgets does not compile.
 */
export function defineProblems<const C extends ProblemCatalogue>(catalogue: C) {
  const problem = <Code extends keyof C & string>(
    code: Code,
    parameters: ParametersOf<C[Code]>,
    extra?: Extra,
  ): Problem => new Problem(code, catalogue[code] as ProblemDefinition, parameters, extra)
  return Object.assign(problem, { catalogue: catalogue as ProblemCatalogue })
}
