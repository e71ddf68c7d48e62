import { only, type Tx } from '@konter/service'

/** What is received within one takes seconds to forget, at the busiest. */
const slice = '10 minutes'

/** True when there is more to forget. */
export async function forgetSlice(tx: Tx, { before, at }: { before: Date; at: Date }): Promise<boolean> {
  const sql = `select forget_traces($1::timestamptz, $2::timestamptz, interval '${slice}') as more`
  return only(await tx.query<{ more: boolean }>(sql, [before, at])).more
}
