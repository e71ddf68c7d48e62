import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { runOps } from '../../tools/ops/ops.ts'
import { schemaNames } from '../../tools/schemas.ts'
import type { Konter, Session } from '../konter.ts'
import { orderIs } from '../promises.ts'

const phone = '087800119001'
const main = fileURLToPath(new URL('../../tools/ops/main.ts', import.meta.url))

/** What operators see and do from a terminal, against services that run. */
export const operations = (start: () => Konter) =>
  describe('operators', () => {
    let konter: Konter
    let customer: Session
    beforeAll(async () => {
      konter = start()
      customer = await konter.register()
      await konter.deposit(customer, 100_000)
    })

    async function ops(command: string, given?: Record<string, string>) {
      const env = given ?? { KONTER_OPS_TOKEN: await konter.staff() }
      let out = ''
      let complaint = ''
      const code = await runOps(command.split(' '), {
        env,
        envFile: join(konter.dir, 'env/ops.env'),
        print: (text) => {
          out += text
        },
        complain: (text) => {
          complaint += text
        },
      })
      return { code, out, complaint }
    }

    test('see every service at a glance, as a program of its own', async () => {
      const env = {
        PATH: process.env.PATH,
        KONTER_URL: konter.gatewayUrl,
        KONTER_OPS_IDENTIFIER: konter.admin.email,
        KONTER_OPS_PASSWORD: konter.admin.password,
      }
      await eventually(async () => {
        const { stdout } = await promisify(execFile)(process.execPath, [main, 'status'], { env })
        expect(stdout).toContain(`Konter at ${konter.gatewayUrl}: ok`)
        for (const service of schemaNames)
          expect(stdout).toMatch(new RegExp(`^${service} +ok +closed +0 +- +\\d+ +0 +\\d+ +0 +0$`, 'm'))
        expect(stdout).toMatch(/^digiflazz +configured +closed/m)
        expect(stdout).toContain('All is well.')
      })
    })

    test('see readers, jobs, breakers and streams', async () => {
      expect((await ops('consumers --service wallet')).out).toMatch(
        /wallet +complete-deposit +0 +0 +0 +0 +payment\.paid\.v1/,
      )
      expect((await ops('jobs --all')).out).toMatch(/order +clean-up/)
      const { code, out } = await ops('breakers --json')
      expect(code).toBe(0)
      expect(JSON.parse(out)).toContainEqual({ by: 'gateway', name: 'wallet', breaker: 'closed', until: null })
      expect((await ops('streams')).out).toMatch(/_payment +[1-9]/)
    })

    test('see why an order does not move, and that it moved', async () => {
      await konter.vip('scripts', { target: phone, steps: [{ answer: 'failed' }] })
      await konter.digiflazz('scripts', { target: phone, steps: [{ answer: 'pending' }] })
      const body = { sku: 'xl-10000', input: { phone }, paymentMethod: 'wallet' }
      const { body: order } = await konter.post<{ id: string; number: string }>('/v1/orders', {
        token: customer.token,
        body,
      })
      const waiting = /Waiting for digiflazz since \d+ (s|min), status unknown: .+; asked \d+ times, asked again/
      await eventually(async () => {
        const { code, out } = await ops('orders stuck --older-than 0')
        expect(code).toBe(1)
        expect(out.split('\n').find((each) => each.startsWith(order.number))).toMatch(waiting)
      })
      expect((await ops('orders stuck --older-than 0 --lang id')).out).toContain('Menunggu digiflazz sejak')
      expect((await ops('orders stuck')).out).toContain('No order is stuck.')

      const { rows } = await konter.db.query(
        `select reference from "order".purchase where order_id = $1 and status = 'open'`,
        [order.id],
      )
      await konter.digiflazz(`transactions/${rows[0].reference}/settle`, { becomes: 'success' })
      await orderIs(konter, customer, order.id, 'completed')
      expect((await ops('orders stuck --older-than 0')).out).not.toContain(order.number)
    })

    test('see what could not be handled, replay it, and drop it', async () => {
      const bury = async (message: object) => {
        const id = randomUUID()
        await konter.db.query(
          `insert into wallet.dead_letter (id, kind, consumer, message, error, tries, failed_at)
           values ($1, 'job', 'expire-holds', $2, E'no database today\\n  at somewhere', 25, now())`,
          [id, JSON.stringify(message)],
        )
        return id
      }
      const [first, second] = [await bury({}), await bury({})]
      const list = await ops('dead-letters')
      expect(list.code).toBe(1)
      expect(list.out).toMatch(new RegExp(`${first} +wallet.expire-holds +job +25 +\\d+ s +no database today`))
      expect((await ops(`dead-letters show ${first}`)).out).toContain('at somewhere')
      expect((await ops('status')).out).toContain('! wallet: 2 dead letters')

      expect(await ops(`dead-letters replay ${first}`)).toMatchObject({
        code: 0,
        out: expect.stringContaining('Replayed'),
      })
      expect(await ops(`dead-letters drop ${second}`)).toMatchObject({
        code: 0,
        out: expect.stringContaining('Dropped'),
      })
      expect(await ops('dead-letters')).toMatchObject({ code: 0, out: 'No dead letters.\n' })
      expect((await ops('dead-letters list --status dropped')).out).toMatch(/dropped by user:/)
    })

    test('have the books proved', async () => {
      await eventually(async () => expect((await ops('check')).out).toMatch(/^All \d+ invariants hold/))
    })

    test('are told in a sentence what went wrong, and programs by the exit code', async () => {
      const staff = { KONTER_OPS_TOKEN: await konter.staff() }
      const nobody = { KONTER_OPS_IDENTIFIER: 'nobody@konter.example' }
      const cases: [command: string, env: Record<string, string>, code: number, sentence: RegExp][] = [
        ['status', { KONTER_URL: 'http://127.0.0.1:1' }, 3, /does not answer at http:\/\/127\.0\.0\.1:1/],
        ['status', nobody, 3, /Signing in as nobody@konter\.example: /],
        ['status', { KONTER_OPS_TOKEN: customer.token }, 3, /auth\.forbidden/],
        ['dead-letters show 1234', staff, 3, /There is no dead letter 1234\./],
        ['dead-letters bury', staff, 2, /There are: list, show, replay, drop\./],
        ['jobs --service till', staff, 2, /There is no service "till"/],
        ['dance', {}, 2, /There is no command "dance"/],
        ['status --loudly', {}, 2, /--loudly/],
        ['outbox republish --since yesterday', {}, 2, /--since yesterday\?/],
        ['restore /nowhere', {}, 3, /There is no file \/nowhere\./],
      ]
      for (const [command, env, code, sentence] of cases) {
        const answer = await ops(command, env)
        expect({ command, ...answer }).toMatchObject({ code, complaint: expect.stringMatching(sentence) })
      }
      expect((await ops('--help')).out).toContain('orders stuck')
    })
  })
