import { schemas as kept } from '../tools/schemas.ts'

/** The schema of every service that has one. */
export const schemas: readonly string[] = kept.map(({ name }) => name.replaceAll('-', '_'))
