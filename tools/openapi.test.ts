import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { documents, generateSdk } from './openapi.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const stale = 'is stale: run "npm run openapi" and commit what it changes'

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
      paths: Record<string, Record<string, { operationId: string; summary?: string }>>
    }
    const ids = Object.values(all.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
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
