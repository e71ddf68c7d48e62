import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { type Prepared, prepare, serve } from './prepared.ts'

/** Swagger UI styles its elements one by one and draws with data: images; everything else comes from here. */
const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join(';')

/** Of the plugin only the files are used: its own routes show its own application's document, and declare no access. */
const folder = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')), 'static')
const script = 'text/javascript; charset=utf-8'
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': script,
  'favicon-32x32.png': 'image/png',
}

const page = `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Konter API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: null })\n`

/** The merged document, as data and as a page that works without the Internet. */
export function docsRoutes(app: App, { config, document }: Context): void {
  const text = JSON.stringify({ ...document, servers: [{ url: config.PUBLIC_URL ?? '/' }] })
  const merged = prepare('application/json; charset=utf-8', text)
  const assets = new Map<string, Promise<Prepared>>([['start.js', prepare(script, start)]])

  app.get('/openapi.json', { config: { access: 'public' } }, async (request, reply) =>
    serve(await merged, request, reply),
  )

  app.get('/docs', { config: { access: 'public' } }, async (_request, reply) =>
    reply.header('content-security-policy', csp).type('text/html; charset=utf-8').send(page),
  )

  app.get<{ Params: { file: string } }>('/docs/:file', { config: { access: 'public' } }, async (request, reply) => {
    const asset = assetOf(request.params.file)
    return asset === undefined ? reply.callNotFound() : serve(await asset, request, reply)
  })

  function assetOf(file: string): Promise<Prepared> | undefined {
    const known = assets.get(file)
    if (known !== undefined || !Object.hasOwn(files, file)) return known
    const read = readFile(join(folder, file)).then((content) => prepare(files[file] ?? '', content))
    assets.set(file, read)
    return read
  }
}
