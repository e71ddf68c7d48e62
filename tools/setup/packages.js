import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal, run, tail } from './progress.js'

const nodeMajorMin = 20
const npmMajorMin = 9
/** What the sources need: `crypto.randomUUIDv7`, TypeScript run as it is. */
const runtimeMin = [24, 16]

const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
const markerPath = (root) => join(root, 'node_modules', '.konter-setup')
const runtimePath = (root) => join(root, 'node_modules', '.bin', 'node')
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

export function checkNode(version) {
  if (Number(version.replace('v', '').split('.')[0]) >= nodeMajorMin) return
  throw new Refusal(`Konter needs Node ${nodeMajorMin} or later to set itself up, and this is Node ${version}.`)
}

/** Folders of all workspaces, as the root package names them. */
function workspaceFolders(root) {
  const patterns = readJson(join(root, 'package.json')).workspaces ?? []
  const folders = patterns.flatMap((pattern) =>
    basename(pattern) === '*' ? subfolders(root, dirname(pattern)) : [pattern],
  )
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).sort()
}

const subfolders = (root, parent) =>
  existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : []

/** Changes whenever an install could change: the lockfile, or any package.json of ours. */
function fingerprint(root) {
  const hash = createHash('sha256')
  for (const path of [
    'package-lock.json',
    'package.json',
    ...workspaceFolders(root).map((it) => `${it}/package.json`),
  ]) {
    hash.update(path).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

/** Why the packages must be installed, or null when they are as the lockfile says. */
export function stalePackages(root) {
  if (!existsSync(join(root, 'package-lock.json')))
    throw new Refusal('package-lock.json is missing: is this a full clone?')
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is missing'
  // npm writes this file last, so without it an install was interrupted.
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return 'an earlier install was interrupted'
  if (existsSync(markerPath(root)) && readFileSync(markerPath(root), 'utf8') === fingerprint(root))
    return missingRuntime(root)
  return installedAsLocked(root) ? missingRuntime(root) : 'node_modules does not match package-lock.json'
}

const missingRuntime = (root) =>
  bundledRuntime() === null || existsSync(runtimePath(root)) || isRecent(process.version)
    ? null
    : 'node_modules/.bin/node is missing'

/** Whether npm itself has since installed what the lockfile asks for: someone ran `npm install`, or edited a script. */
function installedAsLocked(root) {
  const locked = readJson(join(root, 'package-lock.json')).packages
  const installed = readJson(join(root, 'node_modules', '.package-lock.json')).packages
  const inNodeModules = (packages) => Object.keys(packages).filter((path) => path.startsWith('node_modules/'))
  const asLocked = (path) =>
    installed[path] === undefined
      ? locked[path].optional === true || locked[path].devOptional === true
      : installed[path].version === locked[path].version && installed[path].integrity === locked[path].integrity
  const asDeclared = (folder) =>
    dependencyKinds.every((kind) => {
      const wanted = readJson(join(root, folder, 'package.json'))[kind]
      return JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(locked[folder]?.[kind]))
    })
  return (
    inNodeModules(locked).every(asLocked) &&
    inNodeModules(installed).every((path) => locked[path] !== undefined) &&
    ['', ...workspaceFolders(root)].every(asDeclared)
  )
}

const sorted = (dependencies = {}) => Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))

/**
 * `npm ci`, which begins by removing node_modules and our marker with it. Install scripts are off: the only ones in
 * our tree compile optional extras or download engines that we do not use.
 */
export async function installPackages(root) {
  await checkNpm(root)
  const { code, output } = await npm(root, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) throw new Refusal(`npm could not install the packages: ${reason(output)}`)
}

/** Recorded after everything else, so that a set-up which died half-way is not taken for a finished one. */
export function recordPackages(root) {
  const now = fingerprint(root)
  if (existsSync(markerPath(root)) && readFileSync(markerPath(root), 'utf8') === now) return
  writeFileSync(markerPath(root), now)
}

async function checkNpm(root) {
  const { code, output } = await npm(root, ['--version'])
  // Warnings about a configuration may stand before the version.
  if (code === 0 && Number(output.match(/^(\d+)\./m)?.[1]) >= npmMajorMin) return
  const found = code === 0 ? `this is npm ${output.trim()}` : 'it was not found'
  throw new Refusal(`Konter needs npm ${npmMajorMin} or later, and ${found}: install it beside Node.`)
}

/**
 * The npm that started us, if one did; otherwise the one on the path. Where the kernel can be asked to, it ends npm
 * when we are killed: the next set-up would have to share node_modules with it.
 */
async function npm(root, args) {
  const started = process.env.npm_execpath ?? ''
  const npmCommand = started.endsWith('npm-cli.js') && existsSync(started) ? [process.execPath, started] : ['npm']
  const dyingWithUs = ['setpriv', '--pdeathsig', 'KILL']
  const { code } = await run('setpriv', ['--pdeathsig', 'KILL', 'true'])
  const [command, ...rest] = [...(code === 0 ? dyingWithUs : []), ...npmCommand, ...args]
  return run(command, rest, { cwd: root, endWith: 'SIGKILL' })
}

function reason(output) {
  if (/EUSAGE/.test(output))
    return `the lockfile does not fit package.json; see tools/setup/complete-lockfile.js.\n${disagreements(output)}`
  if (/ENOSPC/.test(output)) return 'the disk is full.'
  if (/EACCES|EPERM|EROFS/.test(output)) return 'this folder cannot be written to by the present user.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output))
    return 'the package registry cannot be reached.'
  return `it ended with this.\n${tail(output)}`
}

const disagreements = (output) =>
  tail(
    output
      .split('\n')
      .filter((line) => /Missing:|Invalid:/.test(line))
      .join('\n'),
  )

/** The package that brings Node 24 to this kind of machine, or null where none is pinned. */
const bundledRuntime = ({ platform, arch } = process) =>
  platform === 'linux' && (arch === 'x64' || arch === 'arm64') ? `node-linux-${arch}` : null

/** Path and version of the Node that runs our sources. */
export async function findRuntime(root) {
  const bundled = bundledRuntime()
  const path = existsSync(runtimePath(root)) ? runtimePath(root) : process.execPath
  const { code, output } =
    path === process.execPath ? { code: 0, output: process.version } : await run(path, ['--version'])
  const version = output.trim()
  if (code === 0 && isRecent(version)) return { path, version }
  const wanted = `Node ${runtimeMin.join('.')} or later`
  if (code !== 0)
    throw new Refusal(
      `node_modules/.bin/node does not run on this machine: install ${wanted} and use that.\n${tail(output)}`,
    )
  if (bundled !== null)
    throw new Refusal(
      `The package ${bundled} did not bring ${wanted}: see that the registry offers it, then start again.`,
    )
  throw new Refusal(`Konter runs on ${wanted}, and this is ${version}: install it (nodejs.org), then start again.`)
}

function isRecent(version) {
  const [major, minor] = version.replace('v', '').split('.').map(Number)
  return major > runtimeMin[0] || (major === runtimeMin[0] && minor >= runtimeMin[1])
}
