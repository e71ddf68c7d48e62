// @ts-nocheck: generated, and compiled by whoever imports it

import { client } from './client.gen.ts';
import type { Client, ClientMeta, Options as Options2, RequestResult, TDataShape } from './client/index.ts';
import type { AskQuoteData, AskQuoteErrors, AskQuoteResponses, CancelAnyOrderData, CancelAnyOrderErrors, CancelAnyOrderResponses, CancelOrderData, CancelOrderErrors, CancelOrderResponses, CaptureHoldData, CaptureHoldErrors, CaptureHoldResponses, ConfirmCashData, ConfirmCashErrors, ConfirmCashResponses, DigiflazzWebhookData, DigiflazzWebhookErrors, DigiflazzWebhookResponses, DropOrderDeadLetterData, DropOrderDeadLetterErrors, DropOrderDeadLetterResponses, DropPaymentDeadLetterData, DropPaymentDeadLetterErrors, DropPaymentDeadLetterResponses, DropWalletDeadLetterData, DropWalletDeadLetterErrors, DropWalletDeadLetterResponses, GetAccountData, GetAccountErrors, GetAccountResponses, GetDepositData, GetDepositErrors, GetDepositResponses, GetOrderData, GetOrderErrors, GetOrderResponses, GetPaymentData, GetPaymentErrors, GetPaymentResponses, GetStaffOrderData, GetStaffOrderErrors, GetStaffOrderResponses, GetStaffPaymentData, GetStaffPaymentErrors, GetStaffPaymentResponses, GetWalletData, GetWalletErrors, GetWalletResponses, ListAccountMutationsData, ListAccountMutationsErrors, ListAccountMutationsResponses, ListAllOrdersData, ListAllOrdersErrors, ListAllOrdersResponses, ListDepositsData, ListDepositsErrors, ListDepositsResponses, ListHouseAccountsData, ListHouseAccountsErrors, ListHouseAccountsResponses, ListMutationsData, ListMutationsErrors, ListMutationsResponses, ListOrderDeadLettersData, ListOrderDeadLettersErrors, ListOrderDeadLettersResponses, ListOrdersData, ListOrdersErrors, ListOrdersResponses, ListPaymentCallbacksData, ListPaymentCallbacksErrors, ListPaymentCallbacksResponses, ListPaymentDeadLettersData, ListPaymentDeadLettersErrors, ListPaymentDeadLettersResponses, ListPaymentMethodsData, ListPaymentMethodsErrors, ListPaymentMethodsResponses, ListPaymentsData, ListPaymentsErrors, ListPaymentsResponses, ListSupplierStandingsData, ListSupplierStandingsErrors, ListSupplierStandingsResponses, ListWalletDeadLettersData, ListWalletDeadLettersErrors, ListWalletDeadLettersResponses, OpenPaymentData, OpenPaymentErrors, OpenPaymentResponses, PlaceHoldData, PlaceHoldErrors, PlaceHoldResponses, PlaceOrderData, PlaceOrderErrors, PlaceOrderResponses, PostTransferData, PostTransferErrors, PostTransferResponses, ReadPaymentData, ReadPaymentErrors, ReadPaymentResponses, ReadPriceListData, ReadPriceListErrors, ReadPriceListResponses, ReleaseHoldData, ReleaseHoldErrors, ReleaseHoldResponses, ReplayOrderDeadLetterData, ReplayOrderDeadLetterErrors, ReplayOrderDeadLetterResponses, ReplayPaymentDeadLetterData, ReplayPaymentDeadLetterErrors, ReplayPaymentDeadLetterResponses, ReplayWalletDeadLetterData, ReplayWalletDeadLetterErrors, ReplayWalletDeadLetterResponses, RequestDepositData, RequestDepositErrors, RequestDepositResponses, ResolvePurchaseData, ResolvePurchaseErrors, ResolvePurchaseResponses, RetryOrderData, RetryOrderErrors, RetryOrderResponses, TripayCallbackData, TripayCallbackErrors, TripayCallbackResponses, VerifyLedgerData, VerifyLedgerErrors, VerifyLedgerResponses, VipWebhookData, VipWebhookErrors, VipWebhookResponses } from './types.gen.ts';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * What order could not handle
 */
export const listOrderDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListOrderDeadLettersData, ThrowOnError>): RequestResult<ListOrderDeadLettersResponses, ListOrderDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListOrderDeadLettersResponses, ListOrderDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/order/dead-letters',
    ...options
});

export const dropOrderDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropOrderDeadLetterData, ThrowOnError>): RequestResult<DropOrderDeadLetterResponses, DropOrderDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropOrderDeadLetterResponses, DropOrderDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/order/dead-letters/{id}/drop',
    ...options
});

export const replayOrderDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayOrderDeadLetterData, ThrowOnError>): RequestResult<ReplayOrderDeadLetterResponses, ReplayOrderDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayOrderDeadLetterResponses, ReplayOrderDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/order/dead-letters/{id}/replay',
    ...options
});

/**
 * What it costs me, with the payment fee
 */
export const askQuote = <ThrowOnError extends boolean = false>(options: Options<AskQuoteData, ThrowOnError>): RequestResult<AskQuoteResponses, AskQuoteErrors, ThrowOnError> => (options.client ?? client).post<AskQuoteResponses, AskQuoteErrors, ThrowOnError>({
    url: '/v1/quotes',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * My orders, newest first
 */
export const listOrders = <ThrowOnError extends boolean = false>(options?: Options<ListOrdersData, ThrowOnError>): RequestResult<ListOrdersResponses, ListOrdersErrors, ThrowOnError> => (options?.client ?? client).get<ListOrdersResponses, ListOrdersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/orders',
    ...options
});

/**
 * Buy, as myself or as a guest
 */
export const placeOrder = <ThrowOnError extends boolean = false>(options: Options<PlaceOrderData, ThrowOnError>): RequestResult<PlaceOrderResponses, PlaceOrderErrors, ThrowOnError> => (options.client ?? client).post<PlaceOrderResponses, PlaceOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/orders',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * An order of mine, with its log
 */
export const getOrder = <ThrowOnError extends boolean = false>(options: Options<GetOrderData, ThrowOnError>): RequestResult<GetOrderResponses, GetOrderErrors, ThrowOnError> => (options.client ?? client).get<GetOrderResponses, GetOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/orders/{id}',
    ...options
});

/**
 * Cancel before it is paid
 */
export const cancelOrder = <ThrowOnError extends boolean = false>(options: Options<CancelOrderData, ThrowOnError>): RequestResult<CancelOrderResponses, CancelOrderErrors, ThrowOnError> => (options.client ?? client).post<CancelOrderResponses, CancelOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/orders/{id}/cancel',
    ...options
});

/**
 * Orders, newest first
 */
export const listAllOrders = <ThrowOnError extends boolean = false>(options?: Options<ListAllOrdersData, ThrowOnError>): RequestResult<ListAllOrdersResponses, ListAllOrdersErrors, ThrowOnError> => (options?.client ?? client).get<ListAllOrdersResponses, ListAllOrdersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/orders',
    ...options
});

/**
 * An order with its purchases
 */
export const getStaffOrder = <ThrowOnError extends boolean = false>(options: Options<GetStaffOrderData, ThrowOnError>): RequestResult<GetStaffOrderResponses, GetStaffOrderErrors, ThrowOnError> => (options.client ?? client).get<GetStaffOrderResponses, GetStaffOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/orders/{id}',
    ...options
});

/**
 * Say what became of an open purchase
 */
export const resolvePurchase = <ThrowOnError extends boolean = false>(options: Options<ResolvePurchaseData, ThrowOnError>): RequestResult<ResolvePurchaseResponses, ResolvePurchaseErrors, ThrowOnError> => (options.client ?? client).post<ResolvePurchaseResponses, ResolvePurchaseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/orders/{id}/resolve',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Look at it now
 */
export const retryOrder = <ThrowOnError extends boolean = false>(options: Options<RetryOrderData, ThrowOnError>): RequestResult<RetryOrderResponses, RetryOrderErrors, ThrowOnError> => (options.client ?? client).post<RetryOrderResponses, RetryOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/orders/{id}/retry',
    ...options
});

/**
 * Cancel an unpaid order
 */
export const cancelAnyOrder = <ThrowOnError extends boolean = false>(options: Options<CancelAnyOrderData, ThrowOnError>): RequestResult<CancelAnyOrderResponses, CancelAnyOrderErrors, ThrowOnError> => (options.client ?? client).post<CancelAnyOrderResponses, CancelAnyOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/orders/{id}/cancel',
    ...options
});

/**
 * A supplier's price list in our words
 */
export const readPriceList = <ThrowOnError extends boolean = false>(options: Options<ReadPriceListData, ThrowOnError>): RequestResult<ReadPriceListResponses, ReadPriceListErrors, ThrowOnError> => (options.client ?? client).get<ReadPriceListResponses, ReadPriceListErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/suppliers/{supplier}/price-list',
    ...options
});

/**
 * How the suppliers are doing
 */
export const listSupplierStandings = <ThrowOnError extends boolean = false>(options?: Options<ListSupplierStandingsData, ThrowOnError>): RequestResult<ListSupplierStandingsResponses, ListSupplierStandingsErrors, ThrowOnError> => (options?.client ?? client).get<ListSupplierStandingsResponses, ListSupplierStandingsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/standings',
    ...options
});

/**
 * digiflazz tells what became of a purchase
 */
export const digiflazzWebhook = <ThrowOnError extends boolean = false>(options?: Options<DigiflazzWebhookData, ThrowOnError>): RequestResult<DigiflazzWebhookResponses, DigiflazzWebhookErrors, ThrowOnError> => (options?.client ?? client).post<DigiflazzWebhookResponses, DigiflazzWebhookErrors, ThrowOnError>({ url: '/v1/suppliers/digiflazz/webhook', ...options });

/**
 * vip tells what became of a purchase
 */
export const vipWebhook = <ThrowOnError extends boolean = false>(options?: Options<VipWebhookData, ThrowOnError>): RequestResult<VipWebhookResponses, VipWebhookErrors, ThrowOnError> => (options?.client ?? client).post<VipWebhookResponses, VipWebhookErrors, ThrowOnError>({ url: '/v1/suppliers/vip/webhook', ...options });

/**
 * What wallet could not handle
 */
export const listWalletDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListWalletDeadLettersData, ThrowOnError>): RequestResult<ListWalletDeadLettersResponses, ListWalletDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListWalletDeadLettersResponses, ListWalletDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/dead-letters',
    ...options
});

export const dropWalletDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropWalletDeadLetterData, ThrowOnError>): RequestResult<DropWalletDeadLetterResponses, DropWalletDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropWalletDeadLetterResponses, DropWalletDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/dead-letters/{id}/drop',
    ...options
});

export const replayWalletDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayWalletDeadLetterData, ThrowOnError>): RequestResult<ReplayWalletDeadLetterResponses, ReplayWalletDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayWalletDeadLetterResponses, ReplayWalletDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/dead-letters/{id}/replay',
    ...options
});

/**
 * My balance
 */
export const getWallet = <ThrowOnError extends boolean = false>(options?: Options<GetWalletData, ThrowOnError>): RequestResult<GetWalletResponses, GetWalletErrors, ThrowOnError> => (options?.client ?? client).get<GetWalletResponses, GetWalletErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/wallet',
    ...options
});

/**
 * My history, newest first
 */
export const listMutations = <ThrowOnError extends boolean = false>(options?: Options<ListMutationsData, ThrowOnError>): RequestResult<ListMutationsResponses, ListMutationsErrors, ThrowOnError> => (options?.client ?? client).get<ListMutationsResponses, ListMutationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/wallet/mutations',
    ...options
});

/**
 * The accounts of the house
 */
export const listHouseAccounts = <ThrowOnError extends boolean = false>(options?: Options<ListHouseAccountsData, ThrowOnError>): RequestResult<ListHouseAccountsResponses, ListHouseAccountsErrors, ThrowOnError> => (options?.client ?? client).get<ListHouseAccountsResponses, ListHouseAccountsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/accounts',
    ...options
});

export const getAccount = <ThrowOnError extends boolean = false>(options: Options<GetAccountData, ThrowOnError>): RequestResult<GetAccountResponses, GetAccountErrors, ThrowOnError> => (options.client ?? client).get<GetAccountResponses, GetAccountErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/accounts/{code}',
    ...options
});

export const listAccountMutations = <ThrowOnError extends boolean = false>(options: Options<ListAccountMutationsData, ThrowOnError>): RequestResult<ListAccountMutationsResponses, ListAccountMutationsErrors, ThrowOnError> => (options.client ?? client).get<ListAccountMutationsResponses, ListAccountMutationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/accounts/{code}/mutations',
    ...options
});

/**
 * What is wrong with the books; empty when nothing is
 */
export const verifyLedger = <ThrowOnError extends boolean = false>(options?: Options<VerifyLedgerData, ThrowOnError>): RequestResult<VerifyLedgerResponses, VerifyLedgerErrors, ThrowOnError> => (options?.client ?? client).post<VerifyLedgerResponses, VerifyLedgerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/verification',
    ...options
});

/**
 * My deposits, newest first
 */
export const listDeposits = <ThrowOnError extends boolean = false>(options?: Options<ListDepositsData, ThrowOnError>): RequestResult<ListDepositsResponses, ListDepositsErrors, ThrowOnError> => (options?.client ?? client).get<ListDepositsResponses, ListDepositsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/wallet/deposits',
    ...options
});

/**
 * Top up my wallet by any payment method
 */
export const requestDeposit = <ThrowOnError extends boolean = false>(options: Options<RequestDepositData, ThrowOnError>): RequestResult<RequestDepositResponses, RequestDepositErrors, ThrowOnError> => (options.client ?? client).post<RequestDepositResponses, RequestDepositErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/wallet/deposits',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * One of my deposits with its payment
 */
export const getDeposit = <ThrowOnError extends boolean = false>(options: Options<GetDepositData, ThrowOnError>): RequestResult<GetDepositResponses, GetDepositErrors, ThrowOnError> => (options.client ?? client).get<GetDepositResponses, GetDepositErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/wallet/deposits/{id}',
    ...options
});

/**
 * Move money between accounts, once per key
 */
export const postTransfer = <ThrowOnError extends boolean = false>(options: Options<PostTransferData, ThrowOnError>): RequestResult<PostTransferResponses, PostTransferErrors, ThrowOnError> => (options.client ?? client).post<PostTransferResponses, PostTransferErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/transfers',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Reserve money, once per key
 */
export const placeHold = <ThrowOnError extends boolean = false>(options: Options<PlaceHoldData, ThrowOnError>): RequestResult<PlaceHoldResponses, PlaceHoldErrors, ThrowOnError> => (options.client ?? client).post<PlaceHoldResponses, PlaceHoldErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/holds',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take all or a part; the rest is free again
 */
export const captureHold = <ThrowOnError extends boolean = false>(options: Options<CaptureHoldData, ThrowOnError>): RequestResult<CaptureHoldResponses, CaptureHoldErrors, ThrowOnError> => (options.client ?? client).post<CaptureHoldResponses, CaptureHoldErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/holds/{id}/capture',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

export const releaseHold = <ThrowOnError extends boolean = false>(options: Options<ReleaseHoldData, ThrowOnError>): RequestResult<ReleaseHoldResponses, ReleaseHoldErrors, ThrowOnError> => (options.client ?? client).post<ReleaseHoldResponses, ReleaseHoldErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/holds/{id}/release',
    ...options
});

/**
 * What payment could not handle
 */
export const listPaymentDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListPaymentDeadLettersData, ThrowOnError>): RequestResult<ListPaymentDeadLettersResponses, ListPaymentDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListPaymentDeadLettersResponses, ListPaymentDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/dead-letters',
    ...options
});

export const dropPaymentDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropPaymentDeadLetterData, ThrowOnError>): RequestResult<DropPaymentDeadLetterResponses, DropPaymentDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropPaymentDeadLetterResponses, DropPaymentDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/dead-letters/{id}/drop',
    ...options
});

export const replayPaymentDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayPaymentDeadLetterData, ThrowOnError>): RequestResult<ReplayPaymentDeadLetterResponses, ReplayPaymentDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayPaymentDeadLetterResponses, ReplayPaymentDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/dead-letters/{id}/replay',
    ...options
});

/**
 * Ways to pay, with the fee for an amount
 */
export const listPaymentMethods = <ThrowOnError extends boolean = false>(options: Options<ListPaymentMethodsData, ThrowOnError>): RequestResult<ListPaymentMethodsResponses, ListPaymentMethodsErrors, ThrowOnError> => (options.client ?? client).get<ListPaymentMethodsResponses, ListPaymentMethodsErrors, ThrowOnError>({ url: '/v1/payment-methods', ...options });

/**
 * A payment of mine
 */
export const getPayment = <ThrowOnError extends boolean = false>(options: Options<GetPaymentData, ThrowOnError>): RequestResult<GetPaymentResponses, GetPaymentErrors, ThrowOnError> => (options.client ?? client).get<GetPaymentResponses, GetPaymentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/payments/{id}',
    ...options
});

/**
 * Payments, newest first
 */
export const listPayments = <ThrowOnError extends boolean = false>(options?: Options<ListPaymentsData, ThrowOnError>): RequestResult<ListPaymentsResponses, ListPaymentsErrors, ThrowOnError> => (options?.client ?? client).get<ListPaymentsResponses, ListPaymentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payments',
    ...options
});

export const getStaffPayment = <ThrowOnError extends boolean = false>(options: Options<GetStaffPaymentData, ThrowOnError>): RequestResult<GetStaffPaymentResponses, GetStaffPaymentErrors, ThrowOnError> => (options.client ?? client).get<GetStaffPaymentResponses, GetStaffPaymentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payments/{id}',
    ...options
});

/**
 * The cash was handed over at the counter
 */
export const confirmCash = <ThrowOnError extends boolean = false>(options: Options<ConfirmCashData, ThrowOnError>): RequestResult<ConfirmCashResponses, ConfirmCashErrors, ThrowOnError> => (options.client ?? client).post<ConfirmCashResponses, ConfirmCashErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payments/{id}/confirm',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Open a payment, once per id
 */
export const openPayment = <ThrowOnError extends boolean = false>(options: Options<OpenPaymentData, ThrowOnError>): RequestResult<OpenPaymentResponses, OpenPaymentErrors, ThrowOnError> => (options.client ?? client).post<OpenPaymentResponses, OpenPaymentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/payments',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

export const readPayment = <ThrowOnError extends boolean = false>(options: Options<ReadPaymentData, ThrowOnError>): RequestResult<ReadPaymentResponses, ReadPaymentErrors, ThrowOnError> => (options.client ?? client).get<ReadPaymentResponses, ReadPaymentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/payments/{id}',
    ...options
});

/**
 * What gateways told us, and what we made of it
 */
export const listPaymentCallbacks = <ThrowOnError extends boolean = false>(options?: Options<ListPaymentCallbacksData, ThrowOnError>): RequestResult<ListPaymentCallbacksResponses, ListPaymentCallbacksErrors, ThrowOnError> => (options?.client ?? client).get<ListPaymentCallbacksResponses, ListPaymentCallbacksErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payments/callbacks',
    ...options
});

/**
 * Tripay tells what became of a payment (signed over the raw body)
 */
export const tripayCallback = <ThrowOnError extends boolean = false>(options?: Options<TripayCallbackData, ThrowOnError>): RequestResult<TripayCallbackResponses, TripayCallbackErrors, ThrowOnError> => (options?.client ?? client).post<TripayCallbackResponses, TripayCallbackErrors, ThrowOnError>({ url: '/v1/payments/callbacks/tripay', ...options });
