import type { Tx } from '@konter/service'

/** One invariant, and how to see what breaks it. */
export type Check = {
  /** `<area>.<what holds>` */
  invariant: string
  /** Of the fourteen (docs/audit.md). */
  number: number
  /** What holds, in words. */
  what: string
} & (
  | {
      /** One statement over all rows, whose column `example` names what breaks the invariant. */
      sql: string
      /** Where unqualified names are looked for. */
      schema?: string
    }
  | {
      /** What SQL cannot say. Reads `schema`. */
      look(db: Tx): Promise<string[]>
      schema: string
    }
)

/** What happened from here on may still be on its way, and is not judged. `infinity` when everything is to be at rest. */
export const settledBefore = `current_setting('konter.settled_before')::timestamptz`
/** The auditor's clock. */
export const now = `current_setting('konter.now')::timestamptz`
/** An order holding money since before then ought to be finished. `-infinity` when that is not asked. */
export const finishedBefore = `current_setting('konter.finished_before')::timestamptz`

/** Streams keep a week, outboxes two: within this everything told can be held against everything heard. */
export const withinMemory = (instant: string): string => `${instant} > ${now} - interval '6 days'`

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
