/** The public API as typed functions. Generated, except for this file and `create-konter.ts`. */
export { createKonter, type KonterOptions } from './create-konter.ts'
export type { Client } from './public/client/index.ts'
export * from './public/sdk.gen.ts'
export type * from './public/types.gen.ts'
