import { Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import { type Static, Type } from 'typebox'
import { codesPerBatchMax } from './batch.ts'

const PrintRun = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: '^[\\w .-]+$',
  description:
    'Batches of one print run are signed by one key, so that a leaked file is refused as a whole. Left out: a key of its own.',
})
const Note = Type.String({ maxLength: 500 })
const UsesMax = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })

export type RequestBatch = Static<typeof RequestBatch>
export const RequestBatch = Type.Object(
  {
    voucherId: Id,
    kind: OneOf(['print', 'shared'], { description: 'print: each code is used once. shared: one code for many.' }),
    count: Type.Integer({ minimum: 1, maximum: codesPerBatchMax }),
    usesMax: Type.Optional(
      Type.Unsafe<number>({ ...UsesMax, description: 'Of each shared code; left out: as the voucher allows.' }),
    ),
    printRun: Type.Optional(PrintRun),
    note: Type.Optional(Note),
  },
  { additionalProperties: false, title: 'RequestCodeBatch' },
)

export type ImportCodes = Static<typeof ImportCodes>
export const ImportCodes = Type.Object(
  {
    voucherId: Id,
    csv: Type.String({ minLength: 1, description: 'A code in the first column of each line; at most 20,000 lines.' }),
    usesMax: Type.Optional(UsesMax),
    printRun: Type.Optional(PrintRun),
    note: Type.Optional(Note),
  },
  { additionalProperties: false, title: 'ImportCodes' },
)

export const BatchView = Type.Object(
  {
    id: Id,
    kind: OneOf(['print', 'shared', 'import']),
    voucherId: Id,
    version: Type.Integer(),
    merchantId: Id,
    run: Type.String(),
    kid: Type.Integer({ description: 'The key that signs its QR codes.' }),
    keyKnownFrom: Type.Unsafe<Date | string>({ ...Instant, description: 'From then on devices know that key.' }),
    wanted: Type.Integer(),
    made: Type.Integer({ description: 'So far: the progress.' }),
    usesMax: Nullable(Type.Integer()),
    status: OneOf(['making', 'made', 'failed', 'revoked']),
    states: Type.Record(Type.String(), Type.Integer(), { description: 'How many of its codes are in which state.' }),
    refused: Nullable(
      Type.Array(
        Type.Object(
          { line: Type.Integer(), reason: OneOf(['malformed', 'check-symbol', 'twice', 'taken']) },
          { title: 'RefusedCodeLine' },
        ),
        { description: 'Of an import: the lines that brought nothing.' },
      ),
    ),
    note: Nullable(Type.String()),
    requestedBy: Type.String(),
    requestedAt: Instant,
    endedAt: Nullable(Instant),
  },
  { title: 'CodeBatch' },
)
export const BatchPage = page(
  Type.Omit(BatchView, ['states', 'refused'], { title: 'CodeBatchSummary' }),
  'CodeBatchPage',
)
export const BatchQuery = Type.Object({ ...Page, voucherId: Type.Optional(Id) }, { additionalProperties: false })
