import { type FieldError, type Hours, type HoursMistake, mistakesIn, type Translated } from '@konter/core'
import { type Caller, type Claim, commonProblem, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { demandOwner } from '../merchant/membership.ts'
import { lockMerchant } from '../merchant/merchant.repo.ts'
import type { Location } from '../merchant/merchant.ts'
import { tellMerchant } from '../merchant/tell-merchant.ts'
import { problem } from '../problems.ts'
import { cleanText } from '../text/clean-text.ts'
import { countLocations, findLocation, insertLocation, updateLocation } from './merchant-location.repo.ts'

export const locationsMax = 200

type Author = Pick<Caller, 'userId' | 'actor'>
type Whole = Omit<Location, 'id' | 'merchantId'>
export type NewLocation = Omit<Whole, 'openingHours' | 'closed'> & { openingHours?: Hours | null | undefined }
export type LocationEdit = { [Field in keyof Whole]?: Whole[Field] | undefined }

export async function addLocation(
  ctx: Context,
  claim: Claim,
  caller: Author,
  merchantId: string,
  wanted: NewLocation,
): Promise<Location> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  const checked = checkedLocation(wanted)
  const location = { ...checked, openingHours: checked.openingHours ?? null, closed: false, id: claim.id, merchantId }
  await changeLocation(ctx, caller, merchantId, 'merchant-location.add', async (tx) => {
    if ((await countLocations(tx, merchantId)) >= locationsMax)
      throw problem('merchant.full', { max: locationsMax, what: 'locations' })
    await insertLocation(tx, location, ctx.now())
    await claim.answer(tx, 201, location)
    return { after: location }
  })
  return location
}

/** A location that closed for good stays: redemptions happened there. */
export async function editLocation(
  ctx: Context,
  caller: Author,
  { merchantId, id }: { merchantId: string; id: string },
  edit: LocationEdit,
): Promise<Location> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  const given = Object.fromEntries(Object.entries(checkedLocation(edit)).filter(([, value]) => value !== undefined))
  const { after } = await changeLocation(ctx, caller, merchantId, 'merchant-location.edit', async (tx) => {
    const before = await findLocation(tx, merchantId, id)
    if (before === undefined) throw problem('merchant-location.not-found', { id })
    const changed: Location = { ...before, ...given }
    await updateLocation(tx, changed, ctx.now())
    return { before, after: changed }
  })
  return after
}

type Change = { before?: Location; after: Location }

function changeLocation(
  ctx: Context,
  { actor }: Author,
  merchantId: string,
  act: string,
  change: (tx: Tx) => Promise<Change>,
): Promise<Change> {
  return ctx.transaction(async (tx) => {
    await lockMerchant(tx, merchantId)
    const changed = await change(tx)
    await tellMerchant(tx, merchantId)
    await logDeeds(tx, { actor, at: ctx.now() }, [{ act, subject: 'merchant', subjectId: merchantId, ...changed }])
    return changed
  })
}

const nowhere: Translated = { id: 'bukan tempat di mana pun', en: 'is nowhere anybody has a shop' }

/** As it will be kept; every mistake is named at once. */
export function checkedLocation<Given extends LocationEdit>(given: Given): Given {
  const errors: FieldError[] = []
  const checked = { ...given }
  if (given.name !== undefined) checked.name = cleanText(given.name, { max: 100 }, '/name', errors)
  if (given.address !== undefined)
    checked.address = cleanText(given.address, { max: 500, lines: true }, '/address', errors)
  if (given.openingHours != null) errors.push(...hoursErrors(given.openingHours, '/openingHours'))
  // What a map answers with when it knows nothing, in the middle of the ocean.
  if (given.latitude === 0 && given.longitude === 0) errors.push({ pointer: '/latitude', message: nowhere })
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
  return checked
}

const sentences: Record<HoursMistake['mistake'], Translated> = {
  empty: { id: 'dari dan sampai tidak boleh sama', en: 'begins when it ends' },
  overlap: { id: 'bertumpuk dengan jam lain', en: 'overlaps other hours' },
  date: { id: 'bukan tanggal', en: 'is no date' },
  twice: { id: 'tanggal ini sudah disebut', en: 'is a date that was named before' },
}

export const hoursErrors = (hours: Hours, at: string): FieldError[] =>
  mistakesIn(hours).map(({ pointer, mistake }) => ({ pointer: `${at}${pointer}`, message: sentences[mistake] }))
