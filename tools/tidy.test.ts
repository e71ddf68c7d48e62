import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The house rules that a program can check (CONTRIBUTING.md). A rule names its replacement. */

const root = fileURLToPath(new URL('..', import.meta.url))
const skipped = new Set(['node_modules', 'generated', 'dist', '.konter', '.nx', '.git', 'coverage'])

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

type Source = { path: string; project: string; text: string; isTest: boolean }

const sources: Source[] = ['apps', 'packages', 'tools', 'e2e']
  .flatMap(filesIn)
  .filter((path) => /\.(ts|mts|js)$/.test(path) && !/\.gen\.ts$|packages\/sdk\/src\/(public|internal)\//.test(path))
  .map((path) => ({
    path,
    project: projectOf(path),
    text: readFileSync(join(root, path), 'utf8'),
    isTest: /\.test\.[tj]s$|^apps\/[^/]+\/src\/testing\/|\/test-kit\/|fixture/.test(path),
  }))

/** `apps/order`, `packages/core`, `tools/simulators`, or `tools` and `e2e` themselves. */
function projectOf(path: string): string {
  const [top = '', next = ''] = path.split('/')
  return top === 'e2e' || (top === 'tools' && next !== 'simulators') ? top : `${top}/${next}`
}

const importsOf = ({ text }: Source): string[] =>
  [...text.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, a, b, c]) => (a ?? b ?? c) as string,
  )

const problems = (check: (source: Source) => string[]): string[] =>
  sources.flatMap((source) => check(source).map((each) => `${source.path}: ${each}`))

/** Who may know whom: never sideways, never upwards. */
const layers: Record<string, string[]> = {
  'packages/core': [],
  'packages/contracts': ['core'],
  'packages/service': ['core', 'contracts'],
  'packages/sdk': [],
  'packages/testing': ['core', 'contracts', 'service'],
  'tools/simulators': [],
}
const appMayUse = ['core', 'contracts', 'service', 'sdk']
const testsMayUse = ['testing', 'simulators', 'service', 'core', 'contracts']

describe('boundaries', () => {
  test('a package or app imports only what stands below it', () => {
    const found = problems((source) => {
      const isFree = source.project === 'tools' || source.project === 'e2e'
      const allowed = [...(layers[source.project] ?? appMayUse), ...(source.isTest ? testsMayUse : [])]
      const names = importsOf(source).flatMap((each) => /^@konter\/([a-z-]+)/.exec(each)?.[1] ?? [])
      return isFree
        ? []
        : names
            .filter((name) => !allowed.includes(name) && !source.project.endsWith(`/${name}`))
            .map((name) => `may not import @konter/${name}`)
    })
    expect(found).toEqual([])
  })

  test('nobody reaches into another project by path; only tools and e2e gather apps', () => {
    const found = problems((source) =>
      importsOf(source)
        .filter((each) => each.startsWith('.'))
        .map((each) => relative(root, join(root, dirname(source.path), each)))
        .filter(
          (target) => projectOf(target) !== source.project && source.project !== 'tools' && source.project !== 'e2e',
        )
        .map((target) => `reaches into ${target}: export it there, and import it by name`),
    )
    expect(found).toEqual([])
  })

  test('what is imported is declared', () => {
    const found = problems((source) => {
      const manifest = JSON.parse(
        readFileSync(
          join(root, source.project === 'tools' || source.project === 'e2e' ? '' : source.project, 'package.json'),
          'utf8',
        ),
      )
      const declared = new Set(
        Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }),
      )
      const names = importsOf(source)
        .filter((each) => !/^[.#]|^node:/.test(each))
        .map((each) =>
          each
            .split('/')
            .slice(0, each.startsWith('@') ? 2 : 1)
            .join('/'),
        )
      const isWorkspace = (name: string) =>
        name.startsWith('@konter/') && (source.isTest || source.project === 'tools' || source.project === 'e2e')
      const fromRoot = (name: string) =>
        (source.isTest || source.path.endsWith('vitest.config.ts')) &&
        ['vitest', 'fast-check', 'pg', 'yaml'].includes(name)
      return names
        .filter((name) => !declared.has(name) && name !== manifest.name && !isWorkspace(name) && !fromRoot(name))
        .map((name) => `${name} is not in its package.json`)
    })
    expect(found).toEqual([])
  })

  test('what is declared is imported', () => {
    const projects = [...new Set(sources.map(({ project }) => project))].filter((each) => each.includes('/'))
    const found = projects.flatMap((project) => {
      const { dependencies = {} } = JSON.parse(readFileSync(join(root, project, 'package.json'), 'utf8'))
      const own = sources.filter((source) => source.project === project && !source.isTest)
      // What Prisma generates imports it, and is not in the repository.
      const isGenerated = (name: string) =>
        name === '@prisma/client' && existsSync(join(root, project, 'prisma/schema.prisma'))
      const isNamed = (name: string) =>
        own.some(({ text }) => text.includes(`'${name}'`) || text.includes(`'${name}/`)) || isGenerated(name)
      return Object.keys(dependencies)
        .filter((name) => !isNamed(name))
        .map((name) => `${project}/package.json: nothing imports ${name}`)
    })
    expect(found).toEqual([])
  })

  test('tables are known to *.repo.ts and *.sql.ts, Prisma to them and context.ts', () => {
    const found = problems((source) => {
      const knows =
        /\.(repo|sql)\.ts$|context\.ts$/.test(source.path) || source.isTest || !source.project.startsWith('apps/')
      return !knows && /from '[^']*generated\/(client|models)/.test(source.text)
        ? ['knows Prisma: move the query into a *.repo.ts']
        : []
    })
    expect(found).toEqual([])
  })
})

describe('documents', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')

  test('every service and the gateway have a page, which the tables of the README and the docs lead to', () => {
    for (const app of readdirSync(join(root, 'apps')))
      for (const page of ['README.md', 'docs/README.md', 'docs/architecture.md'])
        expect(read(page), `${page} does not lead to the page of ${app}`).toContain(`apps/${app}/README.md)`)
  })

  test('every page of the docs is in their table', () => {
    const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md') && name !== 'README.md')
    for (const page of pages) expect(read('docs/README.md'), page).toContain(`(${page})`)
  })

  test('a dependency has a reason, in the first decision record', () => {
    // What the bench installs beside us is not ours.
    const manifests = ['package.json', ...filesIn('apps'), ...filesIn('packages'), ...filesIn('tools')].filter(
      (path) => /(^|\/)package\.json$/.test(path) && !path.startsWith('tools/bench/peers/'),
    )
    const names = manifests.flatMap((path) => {
      const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(path))
      return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    })
    const record = 'docs/decisions/0001-deviations-from-the-intended-stack.md'
    const reasons = read(record)
    const isNamed = (name: string) => new RegExp(`(\`|\\| )${name}(\`| |;|,)`).test(reasons)
    expect(
      names.filter((name) => !name.startsWith('@konter/') && !isNamed(name)),
      `say why in ${record}`,
    ).toEqual([])
  })
})

describe('habits', () => {
  const ban = (what: RegExp, instead: string, allowed: (source: Source) => boolean) =>
    problems((source) =>
      allowed(source) || !what.test(source.text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '')) ? [] : [instead],
    )
  const isTooling = ({ project }: Source) =>
    project === 'tools' || project === 'e2e' || project === 'tools/simulators' || project === 'packages/testing'

  test('the environment is read in one place', () => {
    const found = ban(
      /process\.env\b/,
      'reads the environment: take it from the config',
      (source) =>
        isTooling(source) || source.isTest || /(start|test-control|verify[a-z-]*|main)\.ts$/.test(source.path),
    )
    expect(found).toEqual([])
  })

  test('money never passes through floating point', () => {
    expect(ban(/parseFloat\(|\.toFixed\(/, 'uses floating point: amounts are bigints', isTooling)).toEqual([])
  })

  test('files are named for what they hold', () => {
    expect(
      sources
        .map(({ path }) => path)
        .filter(
          (path) => /(^|\/)(utils?|helpers?|common|misc|index)\.ts$/.test(path) && !path.startsWith('tools/simulators'),
        ),
    ).toEqual([])
  })

  test('no type is switched off', () => {
    expect(
      ban(/@ts-ignore|@ts-nocheck|\bas any\b|: any\b/, 'switches a type off', (source) =>
        /openapi\.ts$|tidy\.test\.ts$/.test(source.path),
      ),
    ).toEqual([])
  })

  test('no test is skipped or focused, and none sleeps', () => {
    const own = 'tools/tidy.test.ts'
    expect(
      ban(/\b(test|describe|it)\.(skip|only|todo)\(/, 'is skipped or focused', ({ path }) => path === own),
    ).toEqual([])
    expect(
      ban(
        /await (sleep|delay)\(|setTimeout\(resolve, \d/,
        'sleeps: wait for the event with eventually()',
        ({ isTest, path }) => !isTest || path === own,
      ),
    ).toEqual([])
  })

  test('nothing names a registry, a machine or a path of one', () => {
    const places = [
      ...sources.map(({ path }) => path),
      'package.json',
      'package-lock.json',
      ...filesIn('docs').filter((path) => path.endsWith('.md')),
      'README.md',
    ]
    const found = places.filter(
      (path) =>
        statSync(join(root, path)).isFile() &&
        path !== 'tools/tidy.test.ts' &&
        /registry\.npmjs|\/work\/|\/home\/[a-z]/.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(found).toEqual([])
  })
})
