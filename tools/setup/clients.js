import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Refusal, run, tail } from './progress.js'

/** One database client per schema: where it is read from, where it goes, and the mark that says it is finished. */
const client = (root, app) => {
  const schema = join(root, 'apps', app, 'prisma', 'schema.prisma')
  const text = readFileSync(schema, 'utf8')
  const output = text.match(/^\s*output\s*=\s*"([^"]+)"/m)?.[1]
  if (output === undefined) throw new Refusal(`apps/${app}/prisma/schema.prisma names no output for its generator.`)
  const folder = resolve(dirname(schema), output)
  return { app, schema, folder, mark: join(folder, '.konter-setup'), hash: hashOf(text, prismaVersion(root)) }
}

const hashOf = (...texts) => createHash('sha256').update(texts.join('\n')).digest('hex')

/** A newer Prisma writes other code from the same schema. Unknown until the packages are installed. */
function prismaVersion(root) {
  const path = join(root, 'node_modules', 'prisma', 'package.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : 'none'
}

/** The clients whose schema changed since they were generated, or that are missing or half-written. */
export function staleClients(root) {
  if (!existsSync(join(root, 'apps'))) return []
  return readdirSync(join(root, 'apps'))
    .filter((app) => existsSync(join(root, 'apps', app, 'prisma', 'schema.prisma')))
    .map((app) => client(root, app))
    .filter(({ mark, hash }) => !existsSync(mark) || readFileSync(mark, 'utf8') !== hash)
}

export async function generateClients(root, node, clients) {
  const waiting = [...clients]
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await generateClient(root, node, next)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
}

/** Prisma leaves files of removed models behind, and the mark must go first: so the folder is emptied. */
async function generateClient(root, node, { app, schema, folder, mark, hash }) {
  rmSync(folder, { recursive: true, force: true })
  const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js')
  const { code, output } = await run(node, [prisma, 'generate', '--schema', schema, '--no-hints'], {
    cwd: root,
    // Generating needs no engine, but without a path to some file Prisma would try to download one.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  })
  if (code !== 0)
    throw new Refusal(`Prisma could not generate the client of apps/${app} from its schema.\n${tail(output)}`)
  writeFileSync(mark, hash)
}
