/** The public API as typed functions: `await getWallet({ client })`. Generated, except for this file and `create-konter.ts`. */
export { createClient } from './public/client/index.ts'
export type { Client } from './public/client/index.ts'
export * from './public/sdk.gen.ts'
export type * from './public/types.gen.ts'
