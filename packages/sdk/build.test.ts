import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPackage } from './build.ts'

/** A partner's folder, which knows nothing of this repository, with the package as it would be published. */
let partner: string
let installed: string
beforeAll(() => {
  partner = mkdtempSync(join(tmpdir(), 'konter-sdk-'))
  installed = join(partner, 'node_modules/@konter/sdk')
  mkdirSync(join(installed, '..'), { recursive: true })
  buildPackage(installed)
})
afterAll(() => rmSync(partner, { recursive: true, force: true }))

test('holds JavaScript and types, none of our sources, and nothing internal', () => {
  const files = readdirSync(installed, { recursive: true }).map(String)
  const wanted = [
    'konter.js',
    'konter.d.ts',
    'offline-verifier.js',
    'offline-verifier.d.ts',
    'openapi.json',
    'README.md',
  ]
  expect(files).toEqual(expect.arrayContaining([...wanted, 'LICENSE']))
  expect(files.filter((file) => /(?<!\.d)\.ts$|^internal/.test(file))).toEqual([])
  const { exports, ...manifest } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(manifest).not.toHaveProperty('private')
  expect(manifest).not.toHaveProperty('dependencies')
  const targets = Object.values(exports).flatMap((each) =>
    typeof each === 'string' ? [each] : Object.values(each ?? {}),
  )
  for (const target of targets) expect(files).toContain(String(target).replace('./', ''))
})

test('is found by its name, by any Node of ours and by TypeScript', () => {
  const names = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', `console.log(Object.keys(await import('@konter/sdk')).join())`],
    { cwd: partner, encoding: 'utf8' },
  )
  expect(names.trim().split(',')).toEqual(expect.arrayContaining(['createKonter', 'placeOrder', 'getWallet']))
  writeFileSync(
    join(partner, 'till.ts'),
    `import { createKonter, getOrder, type Order } from '@konter/sdk'
    const client = createKonter({ baseUrl: 'http://localhost:9000', apiKey: 'k' })
    export const one = async (id: string): Promise<Order | undefined> => (await getOrder({ client, path: { id } })).data
    // @ts-expect-error an order has no such field
    export const wrong = async (id: string) => (await one(id))?.nonsense\n`,
  )
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022', 'till.ts']
  expect(() => execFileSync(process.execPath, [tsc, ...options], { cwd: partner, stdio: 'pipe' })).not.toThrow()
})
