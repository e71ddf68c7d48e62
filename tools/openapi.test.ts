import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProblemCatalogue } from '@konter/core'
import { beforeAll, describe, expect, test } from 'vitest'
import { documents, generateSdk, mergeProblems } from './openapi.ts'
import { services } from './services.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const stale = 'is stale: run "npm run openapi" and commit what it changes'

type Operation = {
  operationId: string
  summary?: string
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

describe('the contract', () => {
  let files: Map<string, string>
  beforeAll(async () => {
    files = await documents()
  })

  test('the committed OpenAPI documents are those of the routes', () => {
    for (const [path, text] of files) expect(readFileSync(root + path, 'utf8') === text, `${path} ${stale}`).toBe(true)
  })

  test('every operation has an id of its own, a summary, and a named answer', () => {
    const all = JSON.parse(files.get('packages/sdk/openapi.internal.json') as string) as {
      paths: Record<string, Record<string, Operation>>
    }
    const ids = Object.values(all.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
    const operations = Object.values(all.paths).flatMap((each) => Object.values(each))
    expect(operations.filter(({ summary = '' }) => summary === '').map(({ operationId }) => operationId)).toEqual([])
    const unnamed = operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, { content }]) => {
        const schema = content?.['application/json']?.schema
        return schema === undefined || '$ref' in schema ? [] : [`${operationId} ${status}`]
      }),
    )
    expect(unnamed).toEqual([])
  })

  test('every problem that a service can raise is described in both languages, and means one thing', () => {
    const { 'x-problems': described } = JSON.parse(files.get('packages/sdk/openapi.json') as string) as {
      'x-problems': ProblemCatalogue
    }
    for (const { name, problems } of services) {
      if (existsSync(`${root}apps/${name}/src/problems.ts`)) expect(problems, `problems of ${name}`).toBeDefined()
      expect(described).toMatchObject(problems ?? {})
    }
    expect(described).toMatchObject({ 'rate.limited': { status: 429 }, 'request.invalid': { status: 400 } })
    for (const [code, { title, detail }] of Object.entries(described))
      for (const text of [title.id, title.en, detail.id, detail.en]) expect(text, code).toMatch(/\S/)
    const other = { 'order.not-found': { ...described['order.not-found'], status: 410 } } as ProblemCatalogue
    expect(() => mergeProblems([described, other])).toThrow('order.not-found')
  })

  test('a category tree is typed as deep as it is', () => {
    const { components } = JSON.parse(files.get('packages/sdk/openapi.json') as string)
    expect(components.schemas.Category.properties.children.items).toEqual({ $ref: '#/components/schemas/Category' })
  })

  test('partners see nothing internal', () => {
    expect(files.get('packages/sdk/openapi.json')).not.toContain('/internal/')
  })
})

test.each([
  ['openapi.json', 'public'],
  ['openapi.internal.json', 'internal'],
])('the committed SDK is that of %s', async (document, folder) => {
  const output = mkdtempSync(join(tmpdir(), 'konter-sdk-'))
  try {
    await generateSdk(`${root}packages/sdk/${document}`, output)
    const made = filesIn(output)
    expect(made.size).toBeGreaterThan(5)
    const committed = filesIn(`${root}packages/sdk/src/${folder}`)
    expect([...made.keys()].sort()).toEqual([...committed.keys()].sort())
    for (const [path, text] of made)
      expect(committed.get(path) === text, `packages/sdk/src/${folder}/${path} ${stale}`).toBe(true)
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
})

const filesIn = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => {
        const path = join(each.parentPath, each.name)
        return [path.slice(folder.length + 1).replace(/^\//, ''), readFileSync(path, 'utf8')] as const
      }),
  )
