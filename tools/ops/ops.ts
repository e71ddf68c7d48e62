import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs, parseEnv } from 'node:util'
import { backUp, restoreFrom } from './backup.ts'
import { breakers } from './breakers.ts'
import { check } from './check.ts'
import { deadLetters } from './dead-letters.ts'
import { consumers, jobs } from './machinery.ts'
import { type Operator, openOperator } from './operator.ts'
import { OpsError } from './ops-error.ts'
import { republish } from './outbox.ts'
import { status } from './status.ts'
import { streams } from './streams.ts'
import { stuck } from './stuck.ts'

/** What operators do from a terminal: `npm run ops -- <command>`. See docs/operations.md. */

const options = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  service: { type: 'string' },
  status: { type: 'string' },
  since: { type: 'string' },
  'older-than': { type: 'string' },
  all: { type: 'boolean' },
  yes: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** What a command gets to work with. */
export type Ops = {
  words: readonly string[]
  values: Values
  env: Environment
  /** Signs in when first asked, and out at the end. */
  operator(): Promise<Operator>
  print(text: string): void
}
export type Environment = Readonly<Record<string, string | undefined>>

/** 0: all is well, or done. 1: something is wrong with Konter. */
type Command = { usage: string; summary: string; run(ops: Ops): Promise<0 | 1> }

const commands: Readonly<Record<string, Command>> = {
  status: {
    usage: 'status',
    summary: 'every service: health, what waits to be sent, heard and done, breakers',
    run: status,
  },
  consumers: { usage: 'consumers', summary: 'how far each reader of events is', run: consumers },
  jobs: { usage: 'jobs [--all]', summary: 'what each service has to do later', run: jobs },
  'dead-letters': {
    usage:
      'dead-letters [list|show <id>|replay <id>|replay --all|drop <id>] [--service <name>] [--status waiting|replayed|dropped]',
    summary: 'what could not be handled: see it, replay it once the cause is mended, or drop it',
    run: deadLetters,
  },
  orders: {
    usage: 'orders stuck [--older-than <seconds>] [--lang id|en]',
    summary: 'orders that hold money and do not move, each with the reason',
    run: stuck,
  },
  breakers: {
    usage: 'breakers',
    summary: 'who is spared right now: services by the gateway, suppliers by us',
    run: breakers,
  },
  check: { usage: 'check', summary: 'the audit: proves that nothing is lost or doubled', run: check },
  outbox: {
    usage: 'outbox republish --since <instant, 90m, 36h or 14d> [--service <name>]',
    summary: 'send again what was told; who has handled it ignores it',
    run: republish,
  },
  streams: { usage: 'streams [list|remove --yes]', summary: 'what NATS holds of this installation', run: streams },
  backup: { usage: 'backup <file>', summary: 'the whole database, in one consistent file', run: backUp },
  restore: {
    usage: 'restore <file> --yes',
    summary: 'the database as it was; Konter must be stopped',
    run: restoreFrom,
  },
}

const help = `npm run ops -- <command> [--json]

${Object.values(commands)
  .map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  .join('\n')}

  --json    for machines, instead of tables

Where: KONTER_URL. Who: KONTER_OPS_TOKEN, or KONTER_OPS_IDENTIFIER and KONTER_OPS_PASSWORD. Beside a running \`npm start\` all of
this is found. Ends with 0 when all is well, 1 when something is wrong with Konter, 2 when the command is not understood, 3
when it could not be done.
`

type Options = {
  env?: Environment
  /** Where an installation on this machine has written how it is reached. */
  envFile?: string
  print?: (text: string) => void
  complain?: (text: string) => void
}

export async function runOps(args: readonly string[], given: Options = {}): Promise<0 | 1 | 2 | 3> {
  const { print = (text) => void process.stdout.write(text), complain = (text) => void process.stderr.write(text) } =
    given
  let operator: Promise<Operator> | undefined
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [name, ...words] = positionals
    if (values.help === true || name === undefined) {
      print(help)
      return name === undefined && values.help !== true ? 2 : 0
    }
    const command = commands[name]
    if (command === undefined) throw new OpsError(`There is no command "${name}".\n\n${help}`, 2)
    const env = { ...ofInstallation(given.envFile), ...withoutEmpty(given.env ?? process.env) }
    return await command.run({
      words,
      values,
      env,
      print,
      operator: () => {
        operator ??= openOperator(env, values.lang === 'id' ? 'id' : 'en')
        return operator
      },
    })
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    complain(`${error instanceof Error ? error.message : String(error)}\n`)
    return isUsage ? 2 : error instanceof OpsError ? error.exitCode : 3
  } finally {
    await operator?.then(
      (opened) => opened.leave(),
      () => {},
    )
  }
}

const usualFile = fileURLToPath(new URL('../../.konter/env/ops.env', import.meta.url))

const ofInstallation = (path = usualFile): Environment =>
  existsSync(path) ? (parseEnv(readFileSync(path, 'utf8')) as Environment) : {}

const withoutEmpty = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
