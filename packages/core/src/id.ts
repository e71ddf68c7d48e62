import { randomUUIDv7 } from 'node:crypto'

/** A UUID v7 (RFC 9562), made before the insert. Sorted by time, so never a secret. */
export const newId = (): string => randomUUIDv7()
