// Makes a fresh clone ready to run: packages, Node 24, servers, database clients. Runs before `npm start` and
// `npm test`, on any Node from 20 and without dependencies; when nothing is missing it takes a tenth of a second.
// `--check` says what is missing and changes nothing.
import { dirname } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { generateClients, staleClients } from './setup/clients.js'
import { alone } from './setup/lock.js'
import { checkNode, findRuntime, installPackages, recordPackages, stalePackages } from './setup/packages.js'
import { allOf, Refusal, say, seconds, step, stopOnSignal } from './setup/progress.js'
import { dockerIsHere, installer, installServers, missingServers, titles, waysOut } from './setup/servers.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What this folder and machine still need, read without changing anything. */
const findMissing = () => ({
  packages: stalePackages(root),
  servers: missingServers(root),
  clients: staleClients(root),
})

const isComplete = ({ packages, servers, clients }) => packages === null && servers.length === 0 && clients.length === 0

async function setUp() {
  if (!isComplete(findMissing())) await alone(root, supply)
  recordPackages(root)
  const { version } = await findRuntime(root)
  say(`Konter is set up (Node ${version}).`)
}

/** Looks again, because another set-up may just have finished. apt and npm know nothing of each other: side by side. */
async function supply() {
  const startedAt = performance.now()
  const { packages, servers } = findMissing()
  if (packages !== null) say(`Setting Konter up: ${packages}`)
  await allOf([packages !== null && supplyPackages(), servers.length > 0 && supplyServers(servers)])
  const { path } = await findRuntime(root)
  const clients = staleClients(root)
  if (clients.length > 0) await step(describe(clients), () => generateClients(root, path, clients))
  say(`Set up in ${seconds(startedAt)}.`)
}

const describe = (clients) => `database clients: ${clients.map(({ app }) => app).join(', ')}`

const supplyPackages = () => step('npm packages', () => installPackages(root))

async function supplyServers(names) {
  const prefix = await installer()
  if (prefix !== null) return step(`${titles(names)} from apt`, () => installServers(root, names, prefix))
  if (!dockerIsHere()) throw new Refusal(waysOut(names))
  say(`  ✓ Docker will run ${titles(names)}`)
}

async function check() {
  const { packages, servers, clients } = findMissing()
  if (packages !== null) say(`npm packages: ${packages}`)
  if (servers.length > 0)
    say(`servers: ${titles(servers)} (${(await installer()) === null ? waysOut(servers) : 'apt will install them'})`)
  if (clients.length > 0) say(describe(clients))
  if (packages === null) await findRuntime(root)
  if (packages !== null || servers.length > 0 || clients.length > 0)
    throw new Refusal('Konter is not set up: run `node tools/setup.js`.')
  say('Konter is set up.')
}

/** Refusals are ours; what the file system answers (disk full, no permission) is a sentence of its own. */
function explain(error) {
  if (error instanceof Refusal) return error.message
  if (error.syscall !== undefined) return `Konter could not be set up: ${error.message}`
  return error.stack
}

let interruptedBy
stopOnSignal((signal) => {
  interruptedBy = signal
})
try {
  checkNode(process.version)
  await (process.argv.includes('--check') ? check() : setUp())
} catch (error) {
  process.stderr.write(
    `\n${interruptedBy === undefined ? explain(error) : 'Interrupted. The next start goes on from here.'}\n`,
  )
  process.exitCode = interruptedBy === undefined ? 1 : 130
}
