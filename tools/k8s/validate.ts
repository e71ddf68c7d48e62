import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { Resource } from './kustomize.ts'

/**
 * Holds resources against the schemas of the Kubernetes API that the package kubernetes-models carries, without a cluster
 * or a network: its validators say what is missing or of a wrong kind, its types which fields do not exist.
 */

const moduleOf = ({ apiVersion, kind }: Resource): string => `kubernetes-models/${apiVersion}/${kind}`
const nameOf = ({ kind, metadata }: Resource): string => `${kind} ${metadata.name}`

type Model = new (data: object) => { validate(): void }

/** What is wrong, in words; empty when nothing is. */
export async function invalid(resources: readonly Resource[]): Promise<string[]> {
  const found: string[] = []
  for (const resource of resources) {
    const models = (await import(moduleOf(resource))) as Record<string, Model>
    const model = models[resource.kind]
    if (model === undefined) throw new Error(`${moduleOf(resource)} has no ${resource.kind}`)
    try {
      new model(resource).validate()
    } catch (error) {
      found.push(`${nameOf(resource)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return found
}

/** Kubernetes ignores a field that it does not know; a type does not. */
export function misspelt(resources: readonly Resource[]): string[] {
  const path = fileURLToPath(new URL('resources-of-the-test.ts', import.meta.url))
  const lines = resources.map(
    (each, index) =>
      `import type { I${each.kind} as K${index} } from '${moduleOf(each)}'; export const r${index}: K${index} = ${JSON.stringify(each)}`,
  )
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === path || fileExists(name)
  host.getSourceFile = (name, version) =>
    name === path ? ts.createSourceFile(name, lines.join('\n'), version) : getSourceFile(name, version)
  const program = ts.createProgram([path], options, host)
  const file = program.getSourceFile(path)
  return ts.getPreEmitDiagnostics(program, file).map(({ messageText, start = 0 }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0
    return `${nameOf(resources[line] as Resource)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}
