import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, Secret, type Tx } from '@konter/service'
import { eventually } from '@konter/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditOptions, audit, auditWithin, invariants } from '../../tools/audit/audit.ts'
import { runAudit } from '../../tools/audit/run-audit.ts'
import { freePorts } from '../../tools/launch/ports.ts'
import type { Konter } from '../konter.ts'
import { voucherBreaks } from './break-vouchers.ts'

/**
 * The audit finds nothing in a world in which all journeys were made, and names the one invariant that somebody with all
 * rights breaks. Whatever is broken here is rolled back.
 */

/** As a transfer is posted by the ledger itself: the books stay right, whatever it was for. */
const post = (key: string, from: string, to: string, amount: string, reference = `'test'`) => `
  perform wallet.post_transfers(array[gen_random_uuid()], array[${key}], array['\\x00'::bytea], array['test'], array[${reference}], now(), array[1],
    array[(select id from wallet.account where code = '${from}')], array[(select id from wallet.account where code = '${to}')], array[${amount}])`

const tripay = 'house:clearing:tripay'
const sales = 'house:revenue:sales'

/** Two accounts of the house that nothing else knows, each moved once. */
const strangers = `
  insert into wallet.account (code, balance, sequence, opened_at) values ('house:test:a', 1, 1, now()), ('house:test:b', -1, 1, now());
  insert into wallet.mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after)
  select id, 1, '00000000-0000-7000-8000-000000000000', balance, 0, balance from wallet.account where code like 'house:test:%'`

const hold = (status: string, captured: number, expires: string) => `
  insert into wallet.hold (id, key, fingerprint, account_id, amount, captured, kind, reference, status, expires_at, at, ended_at)
  select gen_random_uuid(), 'test', '\\x00', id, 5, ${captured}, 'test', 'test', '${status}', ${expires}, now(), ${status === 'open' ? 'null' : 'now()'}
    from wallet.account where code = '${sales}'`

/** An order that is paid and that nobody looks after. */
const orphan = `
  insert into "order"."order" (id, number, user_id, guest, customer_type, member_level, sku, product_name, kind, input, target, payment_method,
                               price, fee, discount, total, status, offers, offers_at, placed_at)
  values ('00000000-0000-7000-8000-000000000001', 'KT-TEST', gen_random_uuid(), false, 'retail', 'bronze', 'x', 'x', 'game', '{}', 'x', 'wallet',
          5, 0, 0, 5, 'paid', '[]', now(), now() - interval '1 hour');
  insert into "order".order_move (order_id, nth, at, from_status, to_status, cause, actor)
  values ('00000000-0000-7000-8000-000000000001', 1, now(), 'pending_payment', 'paid', 'test', 'test');
  ${post(`'test'`, sales, 'house:order-clearing', '5', `'order:00000000-0000-7000-8000-000000000001'`)}`

const callback = (verdict: string, payment: string) => `
  insert into payment.callback (id, gateway, digest, raw, received_at, payment_id, verdict, judged_at)
  values (gen_random_uuid(), 'tripay', gen_random_uuid()::text::bytea, '', now(), ${payment}, ${verdict}, case when ${verdict} is null then null else now() end)`

const one = (table: string, where: string, column = 'id') =>
  `${column} = (select ${column} from ${table} where ${where} limit 1)`

const paid = one('payment.payment', `status = 'paid' and gateway = 'tripay'`)
const delivered = one(
  '"order".purchase',
  `status = 'succeeded' and order_id in (select id from "order"."order" where status = 'completed')`,
)

/** A reversal is a transfer of the same kind, but it gives back what was earned already. */
const fromClearing = `kind = 'refund' and reference in (select 'order:' || id from "order"."order" where status = 'refunded')`

/** By invariant: what breaks it, and nothing else. */
const breaks: Record<string, string> = {
  'ledger.sums-to-zero': `update wallet.account set currency = 'USD' where code = '${sales}'`,
  'ledger.balanced': `
    update wallet.mutation set transfer_id = (select id from wallet.transfer where kind = 'deposit' order by id desc limit 1)
     where amount > 0 and transfer_id = (select id from wallet.transfer where kind = 'deposit' order by id limit 1)
       and account_id in (select id from wallet.account where code like 'customer:%')`,
  'ledger.known-transfers': strangers,
  'ledger.balances': `
    update wallet.account set balance = balance + case code when '${sales}' then 1 else -1 end where code in ('${sales}', '${tripay}')`,
  'ledger.chain': `
    update wallet.mutation set balance_before = balance_before + 1, balance_after = balance_after + 1
     where sequence = 2 and account_id = (select id from wallet.account where code = '${sales}')`,
  'ledger.floors': `
    alter table wallet.account drop constraint account_floor;
    update wallet.account set floor = balance + 1 where code = '${sales}'`,
  'ledger.held': `update wallet.account set held = held + 1 where code = '${sales}'`,
  'ledger.holds-end-once': hold('released', 5, 'now()'),
  'ledger.holds-expire': `
    ${hold('open', 0, `now() - interval '1 hour'`)}; update wallet.account set held = held + 5 where code = '${sales}'`,
  'claims.order': `update "order".request_claim set id = gen_random_uuid() where ${one('"order".request_claim', 'status = 201')}`,
  'claims.wallet': `update wallet.request_claim set id = gen_random_uuid() where ${one('wallet.request_claim', 'status = 201')}`,
  'money-in.status': `update payment.payment set status = 'expired' where ${paid}`,
  'money-in.credited': post(
    `(select 'late:' || id from payment.payment where ${paid})`,
    tripay,
    sales,
    `(select total - gateway_fee from payment.payment where ${paid})`,
  ),
  'money-in.amounts': `update payment.payment set gateway_fee = gateway_fee + 1 where ${paid}`,
  'money-in.nothing-else': post(`'test'`, tripay, sales, '5'),
  'money-in.refunds': `update payment.payment set status = 'refunded' where ${paid}`,
  'money-in.claims': `
    insert into wallet.take_back (payment_id, user_id, gateway, reference, amount, taken, claimed, at)
    values (gen_random_uuid(), gen_random_uuid(), 'tripay', 'test', 5, 0, 5, now())`,
  'money-in.asked-about': `
    insert into payment.payment (id, purpose, purpose_id, payer_id, gateway, method, channel, amount, fee, total, asked, description, payer_name,
                                 status, merchant_reference, created_at, expires_at)
    values (gen_random_uuid(), 'deposit', gen_random_uuid(), gen_random_uuid(), 'tripay', 'x', 'x', 5, 0, 5, 5, 'x', 'x', 'pending', 'test', now(), now())`,
  'callbacks.judged': callback('null', 'null'),
  'callbacks.one-effect': callback(`'applied'`, `(select id from payment.payment where ${paid})`),
  'webhooks.one-effect': `
    insert into "order".supplier_message (id, supplier, digest, raw, received_at, purchase_id, verdict)
    select gen_random_uuid(), supplier, n::text::bytea, '', now(), id, 'applied' from "order".purchase, generate_series(1, 2) n where ${delivered}`,
  'orders.path': `
    delete from "order".order_move where nth = 1 and ${one('"order".order_move', `to_status = 'completed'`, 'order_id')}`,
  'orders.clearing': `update wallet.transfer set reference = 'order:' || gen_random_uuid() where ${one('wallet.transfer', fromClearing)}`,
  'orders.earned': `update wallet.transfer set key = 'test' where ${one('wallet.transfer', `kind = 'order-completion'`)}`,
  'orders.refunded-once': `update "order"."order" set user_id = gen_random_uuid() where ${one('"order"."order"', `status = 'refunded'`)}`,
  'orders.driven': orphan,
  'orders.finished': orphan,
  'wallets.owned': `update wallet.account set owner_id = null where ${one('wallet.account', 'owner_id is not null')}`,
  'suppliers.delivered-once': `update "order".purchase set status = 'failed' where ${delivered}`,
  'suppliers.one-at-a-time': `
    update "order".purchase set ended_at = ended_at + interval '1 day'
     where attempt = 1 and ${one('"order".purchase', 'attempt = 2', 'order_id')}`,
  'suppliers.known-orders': `
    update "order".purchase set order_id = '00000000-0000-7000-8000-000000000001'
     where order_id = (select id from "order"."order" where status = 'refunded' limit 1)`,
  'suppliers.cost': `update "order".purchase set charged = coalesce(charged, cost) + 1 where ${delivered}`,
  ...voucherBreaks,
  'messages.sent': `update wallet.outbox set published_at = null where ${one('wallet.outbox', 'true', 'position')}`,
  'messages.in-order': `
    update "order".outbox set sequence = sequence + 1 where position = (select max(position) from "order".outbox where sequence > 1)`,
  'messages.heard': `
    delete from notification.inbox where ${one('notification.inbox', `consumer = 'tell-order.paid'`, 'event_id')}`,
  'messages.known': `insert into wallet.inbox (consumer, event_id, received_at) values ('test', gen_random_uuid(), now())`,
  'messages.none-set-aside': `
    insert into wallet.dead_letter (id, kind, consumer, message, error, tries, failed_at) values (gen_random_uuid(), 'job', 'test', '{}', 'test', 1, now())`,
  'messages.jobs-run': `perform wallet_jobs.add_job('test', run_at => now() - interval '1 hour')`,
  'access.activity-chain': `update "user".activity set reason = 'test' where position = 1`,
}

const options: Record<string, AuditOptions> = {
  'orders.finished': { finishedAfterMs: 60_000, ignore: ['orders.driven'] },
}

export function auditor(running: () => Konter): void {
  describe('the auditor', () => {
    let db: ReturnType<typeof openDatabase>
    beforeAll(async () => {
      const asSuperuser = new Secret(running().db.options.connectionString as string)
      db = openDatabase(asSuperuser, { connectionsMax: 1, name: 'somebody with all rights' })
      await eventually(async () => expect(await audit(running().auditUrl)).toEqual([]), { withinMs: 30_000 })
    })
    afterAll(() => db.close())

    /** What the audit would find if this were done. */
    async function foundAfter(statements: string, asked: AuditOptions = {}): Promise<string[]> {
      const undone = new Error('undone')
      let found: string[] = []
      const doing = db.transaction(async (tx: Tx) => {
        await tx.query('set local session_replication_role = replica')
        await tx.query(`do $do$ declare changed bigint; begin ${statements}; get diagnostics changed = row_count;
                        if changed = 0 then raise 'nothing was broken'; end if; end $do$`)
        found = (await auditWithin(tx, asked)).map(({ invariant }) => invariant)
        throw undone
      })
      await expect(doing).rejects.toBe(undone)
      return found
    }

    test.each(invariants.map(({ invariant, what }) => [invariant, what]))(
      'sees when %s is broken: %s',
      async (invariant) => {
        // What the world does by itself (a minute begins, a price list is fetched) is under way for a moment, and then done.
        await eventually(async () =>
          expect(await foundAfter(breaks[invariant] as string, options[invariant])).toEqual([invariant]),
        )
      },
    )

    test('as a program says so in one line, by its exit code and in metrics', async () => {
      const metrics = join(running().dir, 'audit.prom')
      const run = async (url = running().auditUrl) => {
        const lines: string[] = []
        const env = { DATABASE_AUDIT_URL: url, AUDIT_METRICS_FILE: metrics }
        const code = await runAudit(env, { logTo: { write: (line) => void lines.push(line) } })
        expect(lines).toHaveLength(1)
        return { code, line: JSON.parse(lines[0] as string) as object }
      }
      await running().db.query(
        `insert into wallet.dead_letter (id, kind, consumer, message, error, tries, failed_at)
         values (gen_random_uuid(), 'job', 'test', '{}', 'test', 1, now())`,
      )
      const findings = [{ invariant: 'messages.none-set-aside' }]
      expect(await run()).toMatchObject({ code: 1, line: { level: 'error', findings } })
      expect(readFileSync(metrics, 'utf8')).toMatch(/konter_audit_broken\{.*invariant="messages.none-set-aside".*\} 1/)
      await running().db.query(`delete from wallet.dead_letter where consumer = 'test'`)
      expect(await run()).toMatchObject({ code: 0, line: { level: 'info', findings: [] } })
      expect(await run('postgres://konter_auditor@127.0.0.1:1/none')).toMatchObject({
        code: 2,
        line: { level: 'error' },
      })
    })

    test('as a program that stays answers with what it found last, until it is told to end', async () => {
      const { audit: port } = await freePorts(['audit'])
      let end = () => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      const env = { DATABASE_AUDIT_URL: running().auditUrl, PORT: String(port), LOG_LEVEL: 'silent' }
      const staying = runAudit(env, { every: 3_600, ended })
      await eventually(async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
        expect(await answer.text()).toMatch(/konter_audit_broken\{.*invariant="ledger.balanced".*\} 0/)
      })
      expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200)
      end()
      expect(await staying).toBe(0)
    })

    test('reads everything but who people are, and changes nothing', async () => {
      const client = new pg.Client({ connectionString: running().auditUrl })
      await client.connect()
      try {
        await client.query('set default_transaction_read_only = off')
        for (const statement of [
          'update wallet.account set balance = 0',
          `insert into wallet.inbox (consumer, event_id, received_at) values ('x', gen_random_uuid(), now())`,
          'delete from "order"."order"',
          'select password_hash from "user".account',
          'select * from "user".signing_key',
          'select * from redemption.qr_key',
          'select * from redemption.secret',
          'select * from wallet.post_transfers(null, null, null, null, null, now(), null, null, null, null)',
        ])
          await expect(client.query(statement), statement).rejects.toThrow('permission denied')
      } finally {
        await client.end()
      }
    })
  })
}
