/** What services ask of each other: the whole merged document, internal operations included. Not published. */

export type { Client } from './internal/client/index.ts'
export { createClient } from './internal/client/index.ts'
export * from './internal/sdk.gen.ts'
export type * from './internal/types.gen.ts'
