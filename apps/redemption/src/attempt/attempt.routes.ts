import { Id, Instant } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { listAlarms } from './guessing.repo.ts'

const alarmsMax = 100

const AlarmView = Type.Object(
  {
    alarmId: Id,
    rule: Type.String(),
    at: Instant,
    failures: Type.Integer(),
    merchants: Type.Integer(),
    networks: Type.Integer(),
    devices: Type.Integer(),
  },
  { title: 'GuessAlarm' },
)

export function attemptRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/redemptions/guess-alarms',
    {
      config: { access: 'redemption:read' },
      schema: {
        operationId: 'listGuessAlarms',
        summary: 'When somebody guessed codes here and there, newest first',
        response: { 200: Type.Object({ items: Type.Array(AlarmView) }, { title: 'GuessAlarms' }) },
      },
    },
    async () => ({ items: await listAlarms(ctx.db, alarmsMax) }),
  )
}
