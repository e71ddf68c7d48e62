import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import type { ProblemCatalogue } from '@konter/core'
import { type AnyService, buildService, commonProblem, nameSchemas, newSigningKeyPem } from '@konter/service'
import { problem as gatewayProblem } from '../apps/gateway/src/problems.ts'
import { services } from './services.ts'

/** Emits each service's OpenAPI document, merges them, and generates the SDK. */

const root = fileURLToPath(new URL('..', import.meta.url))

type Json = Record<string, unknown>
type Document = {
  openapi: string
  info: Json
  paths: Record<string, Record<string, Json>>
  components: Json & { schemas: Json }
  /** What can be refused, by code. */
  'x-problems': ProblemCatalogue
}

/** A service is built, not started: its routes are all that is asked of it. A schema of theirs that is none throws here. */
export async function documentOf(service: AnyService): Promise<Document> {
  const built = await buildService(service, {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    NATS_URL: 'nats://127.0.0.1:1',
    REDIS_URL: 'redis://127.0.0.1:1',
    SERVICE_SIGNING_KEY: newSigningKeyPem(),
    LOG_LEVEL: 'silent',
    ...dummySecrets,
  })
  try {
    await built.app.ready()
    built.app.schemas.compileAll()
    const document = nameSchemas(built.app.swagger() as unknown as Json)
    return { ...document, 'x-problems': service.problems ?? {} } as Document
  } finally {
    await built.stop()
  }
}

/** What a service cannot be built without, and what does not show in its document. */
const dummySecrets = { DATA_KEYS: `1:${Buffer.alloc(32).toString('base64')}` }

/** All services in one document. Internal operations are left out of what partners see. */
export function merge(documents: readonly Document[], which: 'public' | 'all'): Document {
  const paths: Document['paths'] = {}
  const schemas: Json = {}
  for (const document of documents) {
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(operations))
        if (which === 'all' || operation['x-internal'] !== true) paths[path] = { ...paths[path], [method]: operation }
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      const known = schemas[name]
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema))
        throw new Error(`two services mean different things by ${name}`)
      schemas[name] = schema
    }
  }
  const [first] = documents
  const info = {
    title: 'Konter',
    version: '1.0.0',
    description: description,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  }
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: { ...first?.components, schemas: onlyUsed(schemas, paths) },
    'x-problems': mergeProblems(documents.map((document) => document['x-problems'])),
  } as Document
}

/** What the gateway and every service refuse, and what one does. A code means one thing, wherever it comes from. */
export function mergeProblems(catalogues: readonly ProblemCatalogue[]): ProblemCatalogue {
  const merged: Record<string, ProblemCatalogue[string]> = { ...gatewayProblem.catalogue, ...commonProblem.catalogue }
  for (const [code, definition] of catalogues.flatMap((each) => Object.entries(each))) {
    const known = merged[code]
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(definition))
      throw new Error(`two services mean different things by the problem ${code}`)
    merged[code] = definition
  }
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const description =
  'One API for digital goods, wallets and payments of a neighbourhood counter. Errors are problem documents (RFC 9457): branch on `code`; ' +
  '[all of them](/problems). ' +
  'Requests that move money need an `Idempotency-Key`.'

function onlyUsed(schemas: Json, paths: object): Json {
  const used = new Set<string>()
  const visit = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue
      used.add(name)
      visit(schemas[name])
    }
  }
  visit(paths)
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

const text = (document: object): string => `${JSON.stringify(document, null, 2)}\n`

/** Every generated document by its path from the root. */
export async function documents(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const each: Document[] = []
  for (const service of services) {
    const document = await documentOf(service)
    each.push(document)
    files.set(`apps/${service.name}/openapi.json`, text(document))
  }
  files.set('packages/sdk/openapi.json', text(merge(each, 'public')))
  files.set('packages/sdk/openapi.internal.json', text(merge(each, 'all')))
  return files
}

export async function generateSdk(input: string, output: string): Promise<void> {
  await createClient({
    input,
    output: {
      path: output,
      clean: true,
      importFileExtension: '.ts',
      entryFile: false,
      header: '// @ts-nocheck: generated, and compiled by whoever imports it',
    },
    plugins: [{ name: '@hey-api/client-fetch' }, '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of await documents()) writeFileSync(root + path, content)
  await generateSdk(`${root}packages/sdk/openapi.json`, `${root}packages/sdk/src/public`)
  await generateSdk(`${root}packages/sdk/openapi.internal.json`, `${root}packages/sdk/src/internal`)
}
