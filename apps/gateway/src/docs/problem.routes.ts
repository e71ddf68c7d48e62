import { LANGUAGES, type ProblemCatalogue, type ProblemDefinition } from '@konter/core'
import { type App, commonProblem } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'

const isCode = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/

/** Where the `type` of a problem document leads: what the code means, in both languages. */
export function problemRoutes(app: App, { document }: Context): void {
  // Those of the services are in the document, where its maker put them there.
  const known: ProblemCatalogue = { ...problem.catalogue, ...commonProblem.catalogue, ...document['x-problems'] }

  const list = listOf(known)
  app.get('/problems', { config: { access: 'public' } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(list),
  )

  app.get<{ Params: { code: string } }>('/problems/:code', { config: { access: 'public' } }, async (request, reply) => {
    const { code } = request.params
    if (!isCode.test(code)) return reply.callNotFound()
    const definition = Object.hasOwn(known, code) ? known[code] : undefined
    return reply.type('text/html; charset=utf-8').send(pageOf(code, definition))
  })
}

/** All of them, for who writes a client. */
const listOf = (known: ProblemCatalogue): string => `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Konter API: problems</title>
<h1>Problems</h1>
<p lang="en">What can be refused, by <code>code</code> (RFC 9457). <a href="/docs">All operations</a>.</p>
<table>
${Object.keys(known)
  .sort()
  .map((code) => rowOf(code, known[code] as ProblemDefinition))
  .join('\n')}
</table>
</html>
`
const rowOf = (code: string, { status, title }: ProblemDefinition): string =>
  `<tr><td>${status}<td><a href="/problems/${code}">${code}</a>${LANGUAGES.map(
    (language) => `<td lang="${language}">${escaped(title[language])}`,
  ).join('')}`

const pageOf = (code: string, definition: ProblemDefinition | undefined): string => `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${code}</title>
<h1>${code}</h1>
${definition === undefined ? UNDESCRIBED : describe(definition)}
<p lang="en"><small>A problem type (RFC 9457). Branch on <code>code</code>; <a href="/problems">all problems</a>, <a href="/docs">all operations</a>.</small></p>
</html>
`

const UNDESCRIBED =
  '<p lang="en">A refusal of one of our services. Its answer says in <code>detail</code> what was wrong.</p>'

const describe = ({ status, title, detail }: ProblemDefinition): string =>
  LANGUAGES.map(
    (language) => `<h2 lang="${language}">${status} ${escaped(title[language])}</h2>
<p lang="${language}">${escaped(detail[language])}</p>`,
  ).join('\n')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
