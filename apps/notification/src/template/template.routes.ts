import { type App, decodeCursor, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { editTemplate } from './edit-template.ts'
import { templatesInUse, versionsOf } from './template.repo.ts'
import {
  ByTemplate,
  EditTemplate,
  ListTemplates,
  ListVersions,
  TemplateList,
  TemplatePage,
  TemplateView,
  templateViewOf,
  VERSION_MAX,
} from './template.schema.ts'

const path = '/v1/admin/notification-templates'

export function templateRoutes(app: App, ctx: Context): void {
  app.get(
    path,
    {
      config: { access: 'system:read' },
      schema: {
        operationId: 'listNotificationTemplates',
        summary: 'The words in use',
        querystring: ListTemplates,
        response: { 200: TemplateList },
      },
    },
    async ({ query }) => ({ items: (await templatesInUse(ctx.db, query)).map(templateViewOf) }),
  )

  app.get(
    `${path}/:kind/:channel/:language/versions`,
    {
      config: { access: 'system:read' },
      schema: {
        operationId: 'listNotificationTemplateVersions',
        summary: 'Every version of one template, newest first',
        params: ByTemplate,
        querystring: ListVersions,
        response: { 200: TemplatePage },
      },
    },
    async ({ params, query: { limit = 20, cursor } }) => {
      const rows = await versionsOf(ctx.db, params, { before: versionBefore(cursor), limit })
      return pageOf(rows, limit, templateViewOf, ({ version }) => [String(version)])
    },
  )

  app.put(
    `${path}/:kind/:channel/:language`,
    {
      config: { access: 'system:operate' },
      schema: {
        operationId: 'editNotificationTemplate',
        summary: 'New words for what is told from now on',
        params: ByTemplate,
        body: EditTemplate,
        response: { 200: TemplateView },
      },
    },
    async ({ params, body, caller }) => templateViewOf(await editTemplate(ctx, caller.actor, params, body)),
  )
}

function versionBefore(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const version = Number(decodeCursor(cursor, 'integer')[0])
  return Math.max(0, Math.min(version, VERSION_MAX))
}
