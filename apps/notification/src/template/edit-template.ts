import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { replaceTemplate, type TemplateKey } from './template.repo.ts'
import type { EditTemplate } from './template.schema.ts'
import { mistakesIn, type Template } from './template.ts'

/** New words for what is told from now on. What was told keeps the words it was told in. */
export async function editTemplate(
  ctx: Context,
  actor: string,
  key: TemplateKey,
  { title, body, version }: EditTemplate,
): Promise<Template> {
  const errors = mistakesIn(key.kind, { title, body })
  if (errors.length > 0) throw problem('template.words-refused', {}, { errors })
  const template: Template = {
    ...key,
    title,
    body,
    version: version + 1,
    active: true,
    editedAt: ctx.now(),
    editedBy: actor,
  }
  await ctx.transaction((tx) => replaceTemplate(tx, template))
  ctx.log.info({ ...key, version: template.version, actor }, 'a template was edited')
  return template
}
