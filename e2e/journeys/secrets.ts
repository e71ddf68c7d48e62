import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter } from '../konter.ts'
import { finder } from '../secrets/finder.ts'
import { secretsOfInstallation } from '../secrets/installation.ts'
import { logLines, messages, metrics, type Place, rows } from '../secrets/places.ts'

/*
 * Looks through everything that a run has written, at LOG_LEVEL=debug: what was said and heard in it, and what the
 * installation knows, stands only where it has to.
 */

/** Tables that say who people are, because that is what they are for, and what they bought; and the example in a form. */
const aboutPeople =
  /^table (user\.(account|activity|outbox)|order\.(order|purchase|request_claim|supplier_message|outbox)|payment\.(payment|callback)|notification\.(recipient|notification)|catalog\.product)$/
/** Events that do, for those who tell people. */
const toldAboutPeople =
  /^event \S+\.(user\.(registered|changed)|order\.(paid|completed|refunded|reversed|expired|payment-returned))\.v1$/
/** What was delivered stands where it is shown to its buyer, also to one who asks again with the same key. */
const aboutGoods =
  /^table (order\.(order|purchase|request_claim|supplier_message|outbox)|notification\.notification)$|^event \S+\.order\.completed\.v1$/

export const keepsSecrets = (start: () => Konter) =>
  describe('what was said and heard', () => {
    let konter: Konter
    let secrets: string[]
    let goods: string[]
    beforeAll(async () => {
      konter = start()
      secrets = [...konter.memory.secrets, ...secretsOfInstallation(konter.dir), konter.admin.password]
      const { rows: delivered } = await konter.db.query<{ sn: string }>(
        `select distinct serial_number as sn from "order"."order" where serial_number is not null`,
      )
      goods = delivered.map(({ sn }) => sn)
    })

    /** Where any of these stands and should not. */
    async function standing(places: AsyncIterable<Place> | Iterable<Place>, of: Iterable<string>, unless = /^$/) {
      const found = new Map<string, string>()
      const holds = finder(of)
      let looked = 0
      for await (const { where, text } of places) {
        looked += 1
        const held = unless.test(where) ? [] : holds(text)
        if (held.length > 0)
          found.set(where, `${held.map((each) => `${each.slice(0, 12)}…`).join(', ')} in ${text.slice(0, 300)}`)
      }
      expect(looked, 'there is something to look through').toBeGreaterThan(0)
      return [...found]
    }

    test('is known: there is something to look for, and it would be found', async () => {
      const { memory } = konter
      expect(memory.secrets.size).toBeGreaterThan(30)
      expect(memory.personal.size).toBeGreaterThan(20)
      expect(goods.length).toBeGreaterThan(0)
      for (const each of [...secrets.filter(({ length }) => length >= 8), ...goods.filter((sn) => /\w{8}/.test(sn))])
        expect(await standing([{ where: 'a log', text: `{"msg":"${each} sneaked in"}` }], [each])).toHaveLength(1)
    })

    test('is in no log: no secret, nobody who can be called, nothing that was delivered', async () => {
      const all = [...secrets, ...konter.memory.personal, ...goods]
      expect(await standing(logLines(join(konter.dir, 'logs')), all)).toEqual([])
    })

    test('secrets are in no table, job or dead letter; people and goods only where they have to be', async () => {
      const places: Place[] = []
      for await (const place of rows(konter.db)) places.push(place)
      expect(await standing(places, secrets)).toEqual([])
      expect(await standing(places, konter.memory.personal, aboutPeople)).toEqual([])
      expect(await standing(places, goods, aboutGoods)).toEqual([])
    })

    test('secrets are in no event; people and goods only in those that are about them', async () => {
      const places: Place[] = []
      for await (const place of messages(process.env.NATS_URL as string, konter.database)) places.push(place)
      expect(await standing(places, secrets)).toEqual([])
      expect(await standing(places, konter.memory.personal, toldAboutPeople)).toEqual([])
      expect(await standing(places, goods, aboutGoods)).toEqual([])
    })

    test('is in no refusal and in no metric', async () => {
      const all = [...secrets, ...konter.memory.personal, ...goods]
      expect(await standing(konter.memory.refusals, all)).toEqual([])
      expect(await standing(metrics(konter.ports), all)).toEqual([])
    })
  })
