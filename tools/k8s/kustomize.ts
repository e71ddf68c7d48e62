import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { mergeStrategically, patchByPointer, type Tree } from './patch.ts'

/**
 * What of kustomize `infra/k8s` uses, and nothing else: anything it does not know is an error, so that the test of the
 * manifests never passes by overlooking something. Generated names carry no hash here.
 */

export type Resource = Tree & {
  apiVersion: string
  kind: string
  metadata: Tree & { name: string; namespace?: string; labels?: Record<string, string> }
}
type Generator = { name: string; behavior?: 'merge'; envs?: string[]; files?: string[]; literals?: string[] }
type Target = { kind: string; name?: string; labelSelector?: string }
type Kustomization = {
  namespace?: string
  labels?: { pairs: Record<string, string>; includeTemplates?: boolean }[]
  resources?: string[]
  components?: string[]
  images?: { name: string; newName: string; newTag: string }[]
  replicas?: { name: string; count: number }[]
  patches?: { path?: string; patch?: string; target: Target }[]
  configMapGenerator?: Generator[]
  secretGenerator?: Generator[]
}
const known = [
  'apiVersion',
  'kind',
  'namespace',
  'labels',
  'resources',
  'components',
  'images',
  'replicas',
  'patches',
  'configMapGenerator',
  'secretGenerator',
  'generatorOptions',
]

/** Every resource of a folder with a kustomization.yaml, as `kubectl kustomize` gives them. */
export function build(folder: string): Resource[] {
  return applied(folder, [])
}

function applied(folder: string, before: Resource[]): Resource[] {
  const all = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization
  const unknown = Object.keys(all).filter((key) => !known.includes(key))
  if (unknown.length > 0) throw new Error(`${folder}: ${unknown.join(', ')} is not understood here`)
  let resources = [...before, ...(all.resources ?? []).flatMap((path) => read(join(folder, path)))]
  for (const generator of all.configMapGenerator ?? []) resources = generated(resources, folder, generator, 'ConfigMap')
  for (const generator of all.secretGenerator ?? []) resources = generated(resources, folder, generator, 'Secret')
  for (const component of all.components ?? []) resources = applied(join(folder, component), resources)
  for (const { path, patch, target } of all.patches ?? [])
    resources = patched(
      resources,
      path === undefined ? (patch ?? '') : readFileSync(join(folder, path), 'utf8'),
      target,
    )
  for (const { name, count } of all.replicas ?? []) replicate(resources, name, count)
  for (const resource of resources) {
    // A Namespace lies in none.
    if (all.namespace !== undefined && resource.kind !== 'Namespace') resource.metadata.namespace = all.namespace
    for (const { pairs, includeTemplates } of all.labels ?? []) label(resource, pairs, includeTemplates === true)
    for (const image of all.images ?? []) retag(resource, image)
  }
  return resources
}

function read(path: string): Resource[] {
  if (!existsSync(path)) throw new Error(`${path} is not there`)
  if (statSync(path).isDirectory()) return build(path)
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => {
    if (document.errors[0] !== undefined) throw document.errors[0]
    return document.toJS() as Resource
  })
}

function generated(
  resources: Resource[],
  folder: string,
  { name, behavior, envs = [], files = [], literals = [] }: Generator,
  kind: 'ConfigMap' | 'Secret',
): Resource[] {
  const lines = [...envs.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')), ...literals]
  const pairs = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => halves(line))
  const contents = files.map(halves).map(([key, file]) => [key, readFileSync(join(folder, file), 'utf8')] as const)
  const values = Object.fromEntries([...pairs, ...contents])
  const there = resources.find((each) => each.kind === kind && each.metadata.name === name)
  if ((there !== undefined) !== (behavior === 'merge'))
    throw new Error(`${kind} ${name}: merge what is there, make what is not`)
  if (there !== undefined) {
    Object.assign(there.data as object, values)
    return resources
  }
  const data =
    kind === 'Secret'
      ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]))
      : values
  return [...resources, { apiVersion: 'v1', kind, metadata: { name }, data }]
}

function halves(line: string): readonly [string, string] {
  const at = line.indexOf('=')
  return [line.slice(0, at), line.slice(at + 1)]
}

const isMeant = ({ kind, metadata }: Resource, target: Target): boolean => {
  const [key = '', value = ''] = (target.labelSelector ?? '').split('=')
  return (
    kind === target.kind &&
    (target.name === undefined || new RegExp(`^(${target.name})$`).test(metadata.name)) &&
    (target.labelSelector === undefined || metadata.labels?.[key] === value)
  )
}

function patched(resources: Resource[], text: string, target: Target): Resource[] {
  if (!resources.some((each) => isMeant(each, target))) throw new Error(`nothing is meant by ${JSON.stringify(target)}`)
  const patch = parse(text) as Tree | unknown[]
  return resources.flatMap((resource) => {
    if (!isMeant(resource, target)) return [resource]
    if (Array.isArray(patch)) return [patchByPointer(resource, patch) as Resource]
    if (patch.$patch === 'delete') return []
    const { metadata: _, ...changes } = patch
    return [mergeStrategically(resource, changes) as Resource]
  })
}

function replicate(resources: readonly Resource[], name: string, count: number): void {
  const found = resources.find((each) => each.kind === 'Deployment' && each.metadata.name === name)
  if (found === undefined) throw new Error(`there is no Deployment ${name}`)
  ;(found.spec as Tree).replicas = count
}

/** Of the pods that a resource makes; undefined when it makes none. */
export function podTemplateOf({ kind, spec }: Resource): Tree | undefined {
  const at = (tree: unknown, key: string) => (tree as Tree | undefined)?.[key]
  if (kind === 'CronJob') return at(at(at(spec, 'jobTemplate'), 'spec'), 'template') as Tree
  return ['Deployment', 'Job'].includes(kind) ? (at(spec, 'template') as Tree) : undefined
}

function label(resource: Resource, pairs: Record<string, string>, includeTemplates: boolean): void {
  resource.metadata.labels = { ...resource.metadata.labels, ...pairs }
  const template = podTemplateOf(resource)
  if (!includeTemplates || template === undefined) return
  const metadata = template.metadata as Tree
  metadata.labels = { ...(metadata.labels as object), ...pairs }
  if (resource.kind === 'CronJob') {
    const job = (resource.spec as Tree).jobTemplate as Tree
    job.metadata = { ...(job.metadata as object | undefined), labels: pairs }
  }
}

function retag(resource: Resource, { name, newName, newTag }: { name: string; newName: string; newTag: string }): void {
  const pod = podTemplateOf(resource)?.spec as { containers: { image: string }[] } | undefined
  for (const container of pod?.containers ?? []) if (container.image === name) container.image = `${newName}:${newTag}`
}
