import { loadConfig, openDatabase, ServiceConfig } from '@konter/service'
import { Type } from 'typebox'
import { verifyActivity } from './activity/activity.repo.ts'
import type { Head } from './activity/activity.ts'

/** `node src/verify-activity.ts [position:hash]`: exits with 1 when the log is not what it was. */
const { DATABASE_URL } = loadConfig('user', Type.Object({ DATABASE_URL: ServiceConfig.DATABASE_URL }), process.env)
const db = openDatabase(DATABASE_URL, { connectionsMax: 1, name: 'verify-activity' })
try {
  const verdict = await verifyActivity(db, headIn(process.argv[2]))
  const said = verdict.whole
    ? `The activity log is whole up to ${verdict.head.position}:${verdict.head.hash}`
    : `The activity log was tampered with at position ${verdict.brokenAt}`
  process.stdout.write(`${said}\n`)
  process.exitCode = verdict.whole ? 0 : 1
} finally {
  await db.close()
}

function headIn(text: string | undefined): Head | undefined {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text ?? '') ?? []
  if (text !== undefined && hash === undefined) throw new Error(`"${text}" is not a head, which is position:hash`)
  return position === undefined || hash === undefined ? undefined : { position: BigInt(position), hash }
}
