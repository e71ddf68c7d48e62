import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `npm run build`: the package as partners get it, in `dist`. It is published from there: `npm publish packages/sdk/dist`. */

const here = fileURLToPath(new URL('.', import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** JavaScript, its types, the document, and a manifest that points at these and not at our sources. */
export function buildPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  execFileSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.build.json'), '--outDir', folder])
  for (const [from, to] of Object.entries({ 'openapi.json': '', 'README.md': '', '../../LICENSE': 'LICENSE' }))
    cpSync(join(here, from), join(folder, to || from))
  const { name, version, description, license, type } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
  const exports = {
    '.': { types: './konter.d.ts', default: './konter.js' },
    './offline-verifier': { types: './offline-verifier.d.ts', default: './offline-verifier.js' },
    './openapi.json': './openapi.json',
  }
  const manifest = { name, version, description, license, type, exports, engines: { node: '>=20' }, sideEffects: false }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildPackage(join(here, 'dist'))
