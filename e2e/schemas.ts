import { services } from '../tools/services.ts'

/** The schema of every service that has one. */
export const schemas: readonly string[] = services.map(({ name }) => name.replaceAll('-', '_'))
