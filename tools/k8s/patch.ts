/** Both kinds of patches of kustomize, as far as `infra/k8s` uses them. */

export type Tree = { [key: string]: unknown }

/** By which field the elements of a list are known; other lists are replaced as a whole. */
const keys: Readonly<Record<string, string>> = {
  containers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  topologySpreadConstraints: 'topologyKey',
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the patch names is merged into what is there, level by level. */
export function mergeStrategically(base: unknown, patch: unknown, at = ''): unknown {
  const key = keys[at]
  if (Array.isArray(base) && Array.isArray(patch) && key !== undefined) {
    const nameOf = (each: unknown) => (each as Tree)[key]
    const kept = base.map((each) => {
      const change = patch.find((other) => nameOf(other) === nameOf(each))
      return change === undefined ? each : mergeStrategically(each, change)
    })
    const isNew = (each: unknown) => !base.some((other) => nameOf(other) === nameOf(each))
    return [...patch.filter(isNew), ...kept]
  }
  if (!isTree(base) || !isTree(patch)) return patch
  const merged: Tree = { ...base }
  for (const [name, value] of Object.entries(patch)) merged[name] = mergeStrategically(base[name], value, name)
  return merged
}

/** JSON Patch (RFC 6902): `replace` and `add`. */
export function patchByPointer(base: unknown, operations: readonly unknown[]): unknown {
  const result = structuredClone(base)
  for (const each of operations as { op: string; path: string; value: unknown }[]) {
    const steps = each.path.slice(1).split('/')
    const last = steps.pop() as string
    const parent = steps.reduce<unknown>((tree, step) => (tree as Tree | undefined)?.[step], result) as Tree | undefined
    const isThere = parent !== undefined && last in parent
    if (parent === undefined || (each.op === 'replace' && !isThere)) throw new Error(`${each.path} is not there`)
    if (each.op !== 'replace' && each.op !== 'add') throw new Error(`${each.op} is not understood here`)
    parent[last] = each.value
  }
  return result
}
