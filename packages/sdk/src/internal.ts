/** What services ask of each other: the whole merged document, internal operations included. Not published. */

export * from './internal/sdk.gen.ts'
export type * from './internal/types.gen.ts'
export { createClient } from './service-client.ts'
