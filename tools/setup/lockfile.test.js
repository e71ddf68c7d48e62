import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingEntries } from './complete-lockfile.js'

test('package-lock.json names the optional packages for every system, or `npm ci` refuses it', () => {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  expect(Object.keys(missingEntries(lock)), 'run: node tools/setup/complete-lockfile.js').toEqual([])
})

test('an entry says for which system and processor it is, so that npm passes over it elsewhere', () => {
  const optionalDependencies = { '@tool/linux-arm64-musl': '1.2.3', '@tool/win32-x64': '1.2.3', plain: '^1.0.0' }
  const present = { 'node_modules/@tool/win32-x64': { version: '1.2.3' } }
  expect(
    missingEntries({ packages: { 'node_modules/tool': { optionalDependencies, dev: true }, ...present } }),
  ).toEqual({
    'node_modules/@tool/linux-arm64-musl': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
})
