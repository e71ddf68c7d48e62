import { UserChanged } from '@konter/contracts'
import { emit } from '@konter/service'
import type { Context } from '../context.ts'
import { saveAccount } from './account.repo.ts'
import type { ChangeProfile } from './account.schema.ts'
import { type Account, personOf } from './account.ts'

export const changeProfile = (ctx: Context, userId: string, { name, language }: ChangeProfile): Promise<Account> =>
  ctx.transaction(async (tx) => {
    const changes = {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(language === undefined ? {} : { language }),
    }
    const account = await saveAccount(tx, userId, changes)
    await emit(tx, UserChanged, personOf(account))
    return account
  })
