import { fileURLToPath } from 'node:url'
import { defineEvent } from '@konter/contracts'
import { Id } from '@konter/core'
import { Type } from 'typebox'
import type { Database } from './database.ts'
import { defineService, ServiceConfig } from './start.ts'

/** A service with one table and one event, for tests of what all services have. */

export const CupFilled = defineEvent('order.cup-filled.v1', 'cupId', Type.Object({ cupId: Id }))
export type CupContext = { db: Database; transaction: Database['transaction'] }

export const cupService = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db }): CupContext => ({ db, transaction: db.transaction }),
  routes: () => {},
})
