import { fileURLToPath } from 'node:url'
import { defineService } from '@konter/service'
import { RedemptionConfig } from './config.ts'
import { openContext } from './context.ts'
import { problem } from './problems.ts'

/** Claims, codes, redemptions, fraud. */
export const redemptionService = defineService({
  name: 'redemption',
  config: RedemptionConfig,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  open: openContext,
  problems: problem.catalogue,
  routes: (_app, _ctx) => {},
  consumers: [],
  jobs: [],
  crons: [],
})
