import { customer } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Notifications, testNotifications } from './fixture.ts'

let service: Notifications
beforeAll(async () => {
  service = await testNotifications()
})
afterAll(() => service.stop())

test('the typed view fits what the migrations made: every model can be read', async () => {
  const { db } = service.ctx
  for (const model of [db.recipient, db.feed, db.notification, db.template])
    await expect((model.findFirst as () => Promise<unknown>)()).resolves.toBeDefined()
})

type Operation = { operationId: string; 'x-access': string; responses: Record<string, { content?: object }> }
type Document = { paths: Record<string, Record<string, Operation>> }

describe('the contract', () => {
  const operations = () =>
    Object.entries((service.app.swagger() as unknown as Document).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
    )

  test('has these operations, each for whom it says', () => {
    // Those of every service are tested with the kit.
    const ours = operations().filter(({ path }) => !path.startsWith('/v1/admin/notification/'))
    expect(
      Object.fromEntries(ours.map((each) => [each.operationId, `${each['x-access']} ${each.method} ${each.path}`])),
    ).toEqual({
      listNotifications: 'own (notification:read) GET /v1/notifications',
      readNotification: 'own (notification:read) POST /v1/notifications/{id}/read',
      readAllNotifications: 'own (notification:read) POST /v1/notifications/read-all',
      streamNotifications: 'own (notification:read) GET /v1/notifications/stream',
      listNotificationTemplates: 'system:read GET /v1/admin/notification-templates',
      listNotificationTemplateVersions:
        'system:read GET /v1/admin/notification-templates/{kind}/{channel}/{language}/versions',
      editNotificationTemplate: 'system:operate PUT /v1/admin/notification-templates/{kind}/{channel}/{language}',
    })
  })

  test('says that the stream is one', () => {
    const stream = operations().find(({ operationId }) => operationId === 'streamNotifications')
    expect(Object.keys(stream?.responses['200']?.content ?? {})).toEqual(['text/event-stream'])
  })

  test('401 for nobody, 403 for a mere customer where staff work', async () => {
    for (const { path, method, 'x-access': access } of operations()) {
      const url = path.replace('{id}', customer().sub).replace('{kind}/{channel}/{language}', 'order.paid/in_app/id')
      expect((await service.call(method, url)).status, `${method} ${path}`).toBe(401)
      if (!access.startsWith('own'))
        expect((await service.call(method, url, { as: customer() })).status, `${method} ${path}`).toBe(403)
    }
  })
})

test('metrics count what was told and how many listen', async () => {
  const { body } = await service.get<string>('/metrics')
  expect(body).toContain('konter_notification_streams{service="notification"} 0')
  expect(body).toContain('# TYPE konter_notifications_total counter')
})
