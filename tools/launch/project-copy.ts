import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * The sources as they are, without their history, in a folder of their own: `npm start` there has its own `.konter`.
 * Packages are linked, for Node refuses .ts files under node_modules.
 */
export function copyProject(folder: string): void {
  for (const name of ['apps', 'packages', 'tools', 'infra', 'package.json'])
    cpSync(root + name, join(folder, name), { recursive: true, filter: (path) => !/node_modules$/.test(path) })
  mkdirSync(join(folder, 'node_modules/@konter'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@konter') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  for (const group of ['packages', 'apps'])
    for (const name of readdirSync(join(folder, group)))
      symlinkSync(join(folder, group, name), join(folder, 'node_modules/@konter', name))
  symlinkSync(join(folder, 'tools/simulators'), join(folder, 'node_modules/@konter/simulators'))
  for (const app of readdirSync(join(root, 'apps'))) {
    const own = join(root, 'apps', app, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(folder, 'apps', app, 'node_modules'))
  }
}
