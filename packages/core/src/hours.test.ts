import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Hours, isWithin, mistakesIn } from './hours.ts'

const at = (date: string, time: string) => ({ date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) })
// 2026-03-02 is a Monday.
const [sunday, monday, tuesday] = ['2026-03-01', '2026-03-02', '2026-03-03']

describe('hours', () => {
  const hours: Hours = {
    weekly: {
      mon: [
        { from: '08:00', to: '12:00' },
        { from: '18:00', to: '02:00' },
      ],
      sun: [{ from: '00:00', to: '24:00' }],
    },
    except: [{ date: tuesday, hours: [{ from: '10:00', to: '11:00' }] }],
  }

  test('begin with `from` and end before `to`; a pause is a pause', () => {
    expect(isWithin(hours, at(monday, '07:59'))).toBe(false)
    expect(isWithin(hours, at(monday, '08:00'))).toBe(true)
    expect(isWithin(hours, at(monday, '11:59'))).toBe(true)
    expect(isWithin(hours, at(monday, '12:00'))).toBe(false)
  })

  test('go past midnight, and are still of the day they began on', () => {
    expect(isWithin(hours, at(monday, '23:59'))).toBe(true)
    expect(isWithin(hours, at(tuesday, '01:59'))).toBe(true)
    expect(isWithin(hours, at(tuesday, '02:00'))).toBe(false)
  })

  test('a whole day ends with it; a day that is not named has none', () => {
    expect(isWithin(hours, at(sunday, '23:59'))).toBe(true)
    expect(isWithin(hours, at(monday, '00:00'))).toBe(false)
    expect(isWithin(hours, at('2026-03-04', '10:00'))).toBe(false)
  })

  test('a date with hours of its own has those alone', () => {
    expect(isWithin(hours, at(tuesday, '10:30'))).toBe(true)
    expect(isWithin({ ...hours, except: [{ date: monday, hours: [] }] }, at(monday, '09:00'))).toBe(false)
    expect(isWithin({ ...hours, except: [{ date: monday, hours: [] }] }, at(tuesday, '01:00'))).toBe(false)
  })
})

describe('mistakes in hours', () => {
  const of = (weekly: Hours['weekly'], except?: Hours['except']) => mistakesIn({ weekly, except })

  test('an empty span, an overlap, and hours of the night before that reach into the day', () => {
    expect(of({ mon: [{ from: '08:00', to: '08:00' }] })).toEqual([{ pointer: '/weekly/mon/0', mistake: 'empty' }])
    expect(
      of({
        mon: [
          { from: '08:00', to: '12:00' },
          { from: '11:59', to: '13:00' },
        ],
      }),
    ).toEqual([{ pointer: '/weekly/mon/1', mistake: 'overlap' }])
    expect(of({ sun: [{ from: '20:00', to: '03:00' }], mon: [{ from: '02:00', to: '05:00' }] })).toEqual([
      { pointer: '/weekly/mon/0', mistake: 'overlap' },
    ])
  })

  test('none where one ends as the next begins, at midnight too', () => {
    const seamless = { from: '00:00', to: '24:00' }
    expect(
      of({
        mon: [
          { from: '08:00', to: '12:00' },
          { from: '12:00', to: '13:00' },
        ],
      }),
    ).toEqual([])
    expect(of({ sat: [seamless], sun: [seamless], mon: [seamless] })).toEqual([])
    expect(of({ mon: [{ from: '18:00', to: '02:00' }], tue: [{ from: '02:00', to: '03:00' }] })).toEqual([])
  })

  test('a date that no calendar has, and one that is named twice', () => {
    const mistakes = of({}, [
      { date: '2026-02-30', hours: [] },
      { date: '2026-12-25', hours: [] },
      { date: '2026-12-25', hours: [] },
    ])
    expect(mistakes).toEqual([
      { pointer: '/except/0/date', mistake: 'date' },
      { pointer: '/except/2/date', mistake: 'twice' },
    ])
  })

  test('hours without mistakes are at no minute inside two spans of one day', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((minute) => `${pad(minute / 60)}:${pad(minute % 60)}`)
    const span = fc.record({ from: time, to: time })
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 0, max: 1439 }),
        (spans, minute) => {
          fc.pre(of({ mon: spans }).length === 0)
          const inside = spans.filter((each) => isWithin({ weekly: { mon: [each] } }, { date: monday, minute }))
          expect(inside.length).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

const pad = (value: number) => String(Math.floor(value)).padStart(2, '0')
