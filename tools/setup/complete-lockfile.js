// Run by hand after `npm install`, when tools/setup/lockfile.test.js says so: node tools/setup/complete-lockfile.js
//
// npm leaves an optional package out of the lockfile when the registry at hand does not offer it (a mirror without the
// binaries for other systems), and `npm ci` then refuses that lockfile everywhere. Such a package needs no more than
// its version and the system it is for: npm skips it on all others without asking the registry.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openbsd', 'netbsd', 'sunos', 'win32', 'openharmony']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The entries that the lockfile lacks, by their path in node_modules. */
export function missingEntries({ packages }) {
  const missing = {}
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (places(path, name).some((place) => packages[place] !== undefined)) continue
      const entry = entryFor(name, version, dev)
      if (entry !== null) missing[`node_modules/${name}`] = entry
    }
  }
  return missing
}

/** Where Node would look for a package that the one at `path` asks for. */
function places(path, name) {
  const above = path.includes('node_modules/')
    ? path.slice(0, path.lastIndexOf('node_modules/')).replace(/\/$/, '')
    : ''
  const here = [path, 'node_modules', name].filter(Boolean).join('/')
  return path === '' ? [here] : [here, ...places(above, name)]
}

/** Only packages for one system, at one exact version, can be written down without asking the registry. */
function entryFor(name, version, dev) {
  const words = name.split(/[-/]/)
  const os = systems.filter((it) => words.includes(it))
  const cpu = processors.filter((it) => words.includes(it))
  if (os.length !== 1 || cpu.length !== 1 || !/^\d+\.\d+\.\d+$/.test(version)) return null
  const libc = words.includes('musl') ? { libc: ['musl'] } : {}
  return { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os }
}

const sortedByPath = (packages) =>
  Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'package-lock.json')
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingEntries(lock)
  if (Object.keys(missing).length > 0) {
    writeFileSync(
      path,
      `${JSON.stringify({ ...lock, packages: sortedByPath({ ...lock.packages, ...missing }) }, null, 2)}\n`,
    )
  }
  process.stdout.write(`${Object.keys(missing).length} entries added to package-lock.json\n`)
}
