import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { customerAccount } from '../ledger/ledger.ts'
import { verifyLedger } from '../ledger/verify-ledger.ts'
import { accountByCode, houseAccounts, mutationsOf, walletOf } from './account.repo.ts'
import {
  AccountList,
  AccountParams,
  AccountView,
  MutationPage,
  MutationQuery,
  ViolationList,
  WalletView,
} from './account.schema.ts'

export function accountRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/wallet',
    {
      config: { access: { own: 'wallet:read' } },
      schema: { operationId: 'getWallet', summary: 'My balance', response: { 200: WalletView } },
    },
    async ({ caller }) => walletOf(ctx.db, customerAccount(caller.userId)),
  )

  app.get(
    '/v1/wallet/mutations',
    {
      config: { access: { own: 'wallet:read' } },
      schema: {
        operationId: 'listMutations',
        summary: 'My history, newest first',
        querystring: MutationQuery,
        response: { 200: MutationPage },
      },
    },
    async ({ caller, query }) => mutationsOf(ctx.db, customerAccount(caller.userId), query),
  )

  app.get(
    '/v1/admin/wallet/accounts',
    {
      config: { access: 'wallet:read' },
      schema: {
        operationId: 'listHouseAccounts',
        summary: 'The accounts of the house',
        response: { 200: AccountList },
      },
    },
    async () => ({ items: await houseAccounts(ctx.db) }),
  )

  app.get(
    '/v1/admin/wallet/accounts/:code',
    {
      config: { access: 'wallet:read' },
      schema: {
        operationId: 'getAccount',
        summary: 'One account',
        params: AccountParams,
        response: { 200: AccountView },
      },
    },
    async ({ params }) => accountByCode(ctx.db, params.code),
  )

  app.get(
    '/v1/admin/wallet/accounts/:code/mutations',
    {
      config: { access: 'wallet:read' },
      schema: {
        operationId: 'listAccountMutations',
        summary: 'The history of an account, newest first',
        params: AccountParams,
        querystring: MutationQuery,
        response: { 200: MutationPage },
      },
    },
    async ({ params, query }) => mutationsOf(ctx.db, params.code, query),
  )

  app.post(
    '/v1/admin/wallet/verification',
    {
      config: { access: 'system:operate' },
      schema: {
        operationId: 'verifyLedger',
        summary: 'What is wrong with the books; empty when nothing is',
        response: { 200: ViolationList },
      },
    },
    async () => ({ items: await verifyLedger(ctx.db) }),
  )
}
