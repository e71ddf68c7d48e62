import type { Tx } from '@konter/service'

export type GuessAlarm = {
  alarmId: string
  rule: string
  seconds: number
  failures: number
  merchants: number
  networks: number
  devices: number
}

/**
 * Raises the next alarm that is due: by a rule that the failures within its window exceed, and that was not raised a little
 * while ago. Undefined when there is none.
 */
export async function raiseAlarm(tx: Tx, at: Date, newId: string): Promise<GuessAlarm | undefined> {
  const [raised] = await tx.query<GuessAlarm>(
    `with seen as (
       select r.name, r.seconds, r.quiet_seconds, f.*
         from guess_alarm_rule r
        cross join lateral (
          select count(*)::int as failures, count(distinct merchant_id)::int as merchants,
                 count(distinct network)::int as networks, count(distinct device_id)::int as devices
            from failed_code f where f.at > $1::timestamptz - make_interval(secs => r.seconds) and f.at <= $1::timestamptz
        ) f
        where f.failures >= r.failures and f.merchants >= r.merchants and f.networks >= r.networks
          and not exists (select from guess_alarm a where a.rule = r.name
                             and a.at > $1::timestamptz - make_interval(secs => r.quiet_seconds))
        order by r.name limit 1
     ), raised as (
       insert into guess_alarm (id, rule, at, failures, merchants, networks, devices)
       select $2::uuid, name, $1::timestamptz, failures, merchants, networks, devices from seen
       returning *
     )
     select raised.id as "alarmId", raised.rule, seen.seconds, raised.failures, raised.merchants, raised.networks, raised.devices
       from raised join seen on seen.name = raised.rule`,
    [at, newId],
  )
  return raised
}

/** Whoever raises alarms does so alone. */
export async function lockAlarms(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('guess alarms', 0))`)
}

/** How many rows of one bounded batch are gone. */
export async function deleteFailuresBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await tx.query(
    `delete from failed_code where ctid in (select ctid from failed_code where at < $1::timestamptz limit $2::int) returning 1 as one`,
    [before, limit],
  )
  return rows.length
}

export type AlarmRow = Omit<GuessAlarm, 'seconds'> & { at: Date }

export const listAlarms = (db: Tx, limit: number): Promise<AlarmRow[]> =>
  db.query<AlarmRow>(
    `select id as "alarmId", rule, at, failures, merchants, networks, devices from guess_alarm order by at desc limit $1::int`,
    [limit],
  )
