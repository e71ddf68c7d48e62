import { Compile } from 'typebox/compile'
import type { ApiDocument, Operation, Schema } from './operations.ts'
import type { FuzzRequest } from './requests.ts'
import type { FuzzAnswer } from './send.ts'

/** What must hold of every answer, whatever was asked. */

/** Between our own processes on a machine that does other things, too. */
const msMax = 5_000
/** These work through everything there is. */
const slowMsMax = 25_000
const slow = new Set(['syncSupplier', 'verifyLedger', 'confirmProposals', 'rejectProposals', 'readPriceList'])

/** What a stack, a statement or a path of ours looks like. */
const insides =
  /\bat .+:\d+:\d+|node_modules|\.ts:\d|\bselect .+ from\b|syntax error at|relation "|prisma|ECONNREFUSED|SQLSTATE|postgres:\/\//i

const problemSchema: Schema = { $ref: '#/components/schemas/Problem' }

export type Judge = (request: FuzzRequest, answer: FuzzAnswer) => string[]

export function judgeBy(document: ApiDocument): Judge {
  const validators = new Map<Schema, ReturnType<typeof Compile>>()
  const check = (schema: Schema, value: unknown): string[] => {
    const validator = validators.get(schema) ?? Compile({ ...schema, components: document.components })
    validators.set(schema, validator)
    return validator.Check(value)
      ? []
      : validator
          .Errors(value)
          .slice(0, 2)
          .map((error) => `${error.instancePath} ${error.message}`)
  }

  function refusal({ at }: FuzzRequest, { status, headers, text }: FuzzAnswer): string[] {
    if (!headers['content-type']?.startsWith('application/problem+json'))
      return [`${status} is not refused by problem+json but ${headers['content-type']}`]
    const body = json(text)
    const wrong = check(problemSchema, body).map((each) => `the problem is none: ${each}`)
    const { code = '', status: told, instance } = (body ?? {}) as { code?: string; status?: number; instance?: string }
    const known = document['x-problems'][code]
    if (known === undefined) wrong.push(`the code ${code} is not documented`)
    else if (known.status !== status || told !== status) wrong.push(`${code} is ${known.status}, answered as ${status}`)
    if (at === 'gateway' && headers['x-request-id'] !== undefined && headers['x-request-id'] !== instance)
      wrong.push('the instance is not the request id')
    if (insides.test(text)) wrong.push('the refusal shows our insides')
    return wrong
  }

  function success({ operation, mayUse }: FuzzRequest, answer: FuzzAnswer): string[] {
    const { status, headers, text, isStream } = answer
    const wrong = mayUse ? [] : [`${status} for somebody who may not`]
    if (!operation.answers.has(status)) return [...wrong, `${status} is not documented`]
    const schema = operation.answers.get(status)
    if (isStream) return wrong
    // A page, or a table: its kind is all that the document says.
    if (schema === undefined && operation.pages.has(`${status} ${headers['content-type']?.split(';')[0]}`)) return wrong
    const others = operation.otherwise.get(status) ?? []
    if (schema === undefined && others.length > 0) {
      const type = answer.headers['content-type']?.split(';')[0] ?? 'nothing'
      return others.includes(type) ? wrong : [...wrong, `${type} where ${others.join(', ')} is documented`]
    }
    if (schema === undefined || status === 204)
      return text === '' ? wrong : [...wrong, 'a body where none is documented']
    return [...wrong, ...check(schema, json(text)).map((each) => `not the documented answer: ${each}`)]
  }

  return (request, answer) => {
    const { status, ms } = answer
    const late = ms > (slow.has(request.operation.id) ? slowMsMax : msMax) ? [`took longer than ${msMax} ms`] : []
    // Nothing is away and nothing is hung here, so neither 503 nor 504 has an excuse.
    if (status >= 500) return [...late, `${status} ${codeIn(answer.text)}`]
    if (status >= 400) return [...late, ...refusal(request, answer)]
    if (status === 304 && isConditional(request)) return late
    if (status >= 300 && !request.operation.answers.has(status))
      return [...late, `${status}: nothing of ours redirects`]
    return [...late, ...success(request, answer)]
  }
}

/** RFC 9110, 13.1.2: it says that it has a copy, and is told that the copy is good. */
const isConditional = ({ method, headers }: FuzzRequest): boolean =>
  method === 'GET' && headers['if-none-match'] !== undefined

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

export const codeIn = (text: string): string => (json(text) as { code?: string } | undefined)?.code ?? ''

/** What takes from others what they work with. */
const destructive = new Set([
  'changeRolePermissions',
  'suspendUser',
  'manageUser',
  'signOut',
  'suspendMerchant',
  'editMyMerchant',
  'archiveVoucher',
  'pauseVoucher',
  'revokeCode',
  'revokeCodesOfVoucher',
  'revokeQrKey',
  'activateFraudRules',
])

export const isDestructive = ({ id, method }: Operation): boolean => method === 'DELETE' || destructive.has(id)
