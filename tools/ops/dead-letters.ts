import type { ServiceName } from '@konter/service'
import type { Operator } from './operator.ts'
import type { Ops } from './ops.ts'
import { OpsError } from './ops-error.ts'
import { servicesAsked } from './services.ts'
import { ago, firstLine, json, table } from './table.ts'

type Letter = {
  id: string
  kind: string
  consumer: string
  message: unknown
  error: string
  tries: number
  failedAt: string
  status: string
  resolvedAt: string | null
  resolvedBy: string | null
}
type Found = Letter & { service: ServiceName }
type Page = { items: Letter[]; nextCursor: string | null }

const pagesMax = 50

/** `list` unless told otherwise. */
export async function deadLetters(ops: Ops): Promise<0 | 1> {
  const [verb = 'list', id] = ops.words
  const staff = await ops.operator()
  const letters = await all(ops, staff)
  switch (verb) {
    case 'list':
      return list(ops, letters)
    case 'show':
      ops.print(json(one(letters, id)))
      return 0
    case 'replay':
      return replay(ops, staff, ops.values.all === true ? letters : [one(letters, id)])
    case 'drop': {
      const letter = one(letters, id)
      await act(staff, letter, 'drop')
      ops.print(`Dropped ${letter.service}.${letter.consumer} ${letter.id}.\n`)
      return 0
    }
    default:
      throw new OpsError(`dead-letters ${verb}? There are: list, show, replay, drop.`, 2)
  }
}

function list({ values, print }: Ops, letters: readonly Found[]): 0 | 1 {
  const rows = letters.map((each) => [
    each.id,
    `${each.service}.${each.consumer}`,
    each.kind,
    String(each.tries),
    ago(each.failedAt),
    each.status === 'waiting' ? firstLine(each.error) : `${each.status} by ${each.resolvedBy}`,
  ])
  if (values.json === true) print(json(letters))
  else
    print(letters.length === 0 ? 'No dead letters.\n' : table(['ID', 'WHO', 'KIND', 'TRIES', 'SINCE', 'ERROR'], rows))
  return letters.some(({ status }) => status === 'waiting') ? 1 : 0
}

/** One that fails again stays where it is, and does not keep the others. */
async function replay({ print }: Ops, staff: Operator, letters: readonly Found[]): Promise<0 | 1> {
  let failed = 0
  for (const letter of letters) {
    const name = `${letter.service}.${letter.consumer} ${letter.id}`
    try {
      await act(staff, letter, 'replay')
      print(`Replayed ${name}.\n`)
    } catch (error) {
      failed += 1
      print(`Failed again: ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  return failed === 0 ? 0 : 1
}

const act = (staff: Operator, { service, id }: Found, verb: 'replay' | 'drop') =>
  staff.post(`/v1/admin/${service}/dead-letters/${id}/${verb}`)

function one(letters: readonly Found[], id: string | undefined): Found {
  if (id === undefined) throw new OpsError('Which one? Its id is in the list.', 2)
  // The end of an id is enough when it is only one's.
  const found = letters.filter((each) => each.id === id || each.id.endsWith(id))
  if (found.length === 1) return found[0] as Found
  throw new OpsError(
    found.length === 0
      ? `There is no dead letter ${id}.`
      : `There are ${found.length} dead letters that end with ${id}.`,
  )
}

async function all(ops: Ops, staff: Operator): Promise<Found[]> {
  const status = ops.values.status ?? 'waiting'
  const services = servicesAsked(ops)
  const lists = await Promise.all(services.map((service) => lettersOf(staff, service, status)))
  return lists.flat()
}

async function lettersOf(staff: Operator, service: ServiceName, status: string): Promise<Found[]> {
  const letters: Found[] = []
  let cursor: string | null = ''
  for (let page = 0; cursor !== null && page < pagesMax; page++) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer: Page = await staff.get(
      `/v1/admin/${service}/dead-letters?limit=100&status=${encodeURIComponent(status)}${more}`,
    )
    letters.push(...answer.items.map((each) => ({ ...each, service })))
    cursor = answer.nextCursor
  }
  return letters
}
