// @ts-nocheck: generated, and compiled by whoever imports it

import { client } from './client.gen.ts';
import type { Client, ClientMeta, Options as Options2, RequestResult, TDataShape } from './client/index.ts';
import type { AskQuoteData, AskQuoteErrors, AskQuoteResponses, BeGuestData, BeGuestErrors, BeGuestResponses, CancelAnyOrderData, CancelAnyOrderErrors, CancelAnyOrderResponses, CancelOrderData, CancelOrderErrors, CancelOrderResponses, ChangeMeData, ChangeMeErrors, ChangeMeResponses, ChangeRolePermissionsData, ChangeRolePermissionsErrors, ChangeRolePermissionsResponses, ClaimGuestData, ClaimGuestErrors, ClaimGuestResponses, ConfirmCashData, ConfirmCashErrors, ConfirmCashResponses, CreateApiKeyData, CreateApiKeyErrors, CreateApiKeyResponses, DigiflazzWebhookData, DigiflazzWebhookErrors, DigiflazzWebhookResponses, DropOrderDeadLetterData, DropOrderDeadLetterErrors, DropOrderDeadLetterResponses, DropPaymentDeadLetterData, DropPaymentDeadLetterErrors, DropPaymentDeadLetterResponses, DropUserDeadLetterData, DropUserDeadLetterErrors, DropUserDeadLetterResponses, DropWalletDeadLetterData, DropWalletDeadLetterErrors, DropWalletDeadLetterResponses, EndSessionData, EndSessionErrors, EndSessionResponses, GetAccessTokenKeysData, GetAccessTokenKeysErrors, GetAccessTokenKeysResponses, GetAccountData, GetAccountErrors, GetAccountResponses, GetDepositData, GetDepositErrors, GetDepositResponses, GetMeData, GetMeErrors, GetMeResponses, GetOrderData, GetOrderErrors, GetOrderResponses, GetPaymentData, GetPaymentErrors, GetPaymentResponses, GetStaffOrderData, GetStaffOrderErrors, GetStaffOrderResponses, GetStaffPaymentData, GetStaffPaymentErrors, GetStaffPaymentResponses, GetUserData, GetUserErrors, GetUserResponses, GetWalletData, GetWalletErrors, GetWalletResponses, ListAccountMutationsData, ListAccountMutationsErrors, ListAccountMutationsResponses, ListActivityData, ListActivityErrors, ListActivityResponses, ListAllOrdersData, ListAllOrdersErrors, ListAllOrdersResponses, ListApiKeysData, ListApiKeysErrors, ListApiKeysResponses, ListDepositsData, ListDepositsErrors, ListDepositsResponses, ListHouseAccountsData, ListHouseAccountsErrors, ListHouseAccountsResponses, ListMutationsData, ListMutationsErrors, ListMutationsResponses, ListOrderDeadLettersData, ListOrderDeadLettersErrors, ListOrderDeadLettersResponses, ListOrdersData, ListOrdersErrors, ListOrdersResponses, ListPaymentCallbacksData, ListPaymentCallbacksErrors, ListPaymentCallbacksResponses, ListPaymentDeadLettersData, ListPaymentDeadLettersErrors, ListPaymentDeadLettersResponses, ListPaymentMethodsData, ListPaymentMethodsErrors, ListPaymentMethodsResponses, ListPaymentsData, ListPaymentsErrors, ListPaymentsResponses, ListRolesData, ListRolesErrors, ListRolesResponses, ListSessionsData, ListSessionsErrors, ListSessionsResponses, ListSigningKeysData, ListSigningKeysErrors, ListSigningKeysResponses, ListSupplierStandingsData, ListSupplierStandingsErrors, ListSupplierStandingsResponses, ListUserDeadLettersData, ListUserDeadLettersErrors, ListUserDeadLettersResponses, ListUsersData, ListUsersErrors, ListUsersResponses, ListWalletDeadLettersData, ListWalletDeadLettersErrors, ListWalletDeadLettersResponses, ManageUserData, ManageUserErrors, ManageUserResponses, PlaceOrderData, PlaceOrderErrors, PlaceOrderResponses, RefreshSessionData, RefreshSessionErrors, RefreshSessionResponses, RegisterData, RegisterErrors, RegisterResponses, ReinstateUserData, ReinstateUserErrors, ReinstateUserResponses, ReplayOrderDeadLetterData, ReplayOrderDeadLetterErrors, ReplayOrderDeadLetterResponses, ReplayPaymentDeadLetterData, ReplayPaymentDeadLetterErrors, ReplayPaymentDeadLetterResponses, ReplayUserDeadLetterData, ReplayUserDeadLetterErrors, ReplayUserDeadLetterResponses, ReplayWalletDeadLetterData, ReplayWalletDeadLetterErrors, ReplayWalletDeadLetterResponses, RequestDepositData, RequestDepositErrors, RequestDepositResponses, ResolvePurchaseData, ResolvePurchaseErrors, ResolvePurchaseResponses, RetryOrderData, RetryOrderErrors, RetryOrderResponses, RevokeApiKeyData, RevokeApiKeyErrors, RevokeApiKeyResponses, RotateSigningKeysData, RotateSigningKeysErrors, RotateSigningKeysResponses, SignInData, SignInErrors, SignInResponses, SignOutData, SignOutErrors, SignOutResponses, SuspendUserData, SuspendUserErrors, SuspendUserResponses, TripayCallbackData, TripayCallbackErrors, TripayCallbackResponses, VerifyLedgerData, VerifyLedgerErrors, VerifyLedgerResponses, VipWebhookData, VipWebhookErrors, VipWebhookResponses } from './types.gen.ts';

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
 * What user could not handle
 */
export const listUserDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListUserDeadLettersData, ThrowOnError>): RequestResult<ListUserDeadLettersResponses, ListUserDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListUserDeadLettersResponses, ListUserDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/user/dead-letters',
    ...options
});

export const dropUserDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropUserDeadLetterData, ThrowOnError>): RequestResult<DropUserDeadLetterResponses, DropUserDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropUserDeadLetterResponses, DropUserDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/user/dead-letters/{id}/drop',
    ...options
});

export const replayUserDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayUserDeadLetterData, ThrowOnError>): RequestResult<ReplayUserDeadLetterResponses, ReplayUserDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayUserDeadLetterResponses, ReplayUserDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/user/dead-letters/{id}/replay',
    ...options
});

/**
 * Register
 */
export const register = <ThrowOnError extends boolean = false>(options: Options<RegisterData, ThrowOnError>): RequestResult<RegisterResponses, RegisterErrors, ThrowOnError> => (options.client ?? client).post<RegisterResponses, RegisterErrors, ThrowOnError>({
    url: '/v1/auth/register',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Sign in
 */
export const signIn = <ThrowOnError extends boolean = false>(options: Options<SignInData, ThrowOnError>): RequestResult<SignInResponses, SignInErrors, ThrowOnError> => (options.client ?? client).post<SignInResponses, SignInErrors, ThrowOnError>({
    url: '/v1/auth/login',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Go on as a guest
 */
export const beGuest = <ThrowOnError extends boolean = false>(options?: Options<BeGuestData, ThrowOnError>): RequestResult<BeGuestResponses, BeGuestErrors, ThrowOnError> => (options?.client ?? client).post<BeGuestResponses, BeGuestErrors, ThrowOnError>({ url: '/v1/auth/guest', ...options });

/**
 * Turn the guest who asks into a customer, with the same id, orders and wallet
 */
export const claimGuest = <ThrowOnError extends boolean = false>(options: Options<ClaimGuestData, ThrowOnError>): RequestResult<ClaimGuestResponses, ClaimGuestErrors, ThrowOnError> => (options.client ?? client).post<ClaimGuestResponses, ClaimGuestErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/auth/claim',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Exchange a refresh token for new tokens
 *
 * Each refresh token works once. One that is used again by somebody else ends the session.
 */
export const refreshSession = <ThrowOnError extends boolean = false>(options: Options<RefreshSessionData, ThrowOnError>): RequestResult<RefreshSessionResponses, RefreshSessionErrors, ThrowOnError> => (options.client ?? client).post<RefreshSessionResponses, RefreshSessionErrors, ThrowOnError>({
    url: '/v1/auth/refresh',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End this session
 */
export const signOut = <ThrowOnError extends boolean = false>(options?: Options<SignOutData, ThrowOnError>): RequestResult<SignOutResponses, SignOutErrors, ThrowOnError> => (options?.client ?? client).post<SignOutResponses, SignOutErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/auth/logout',
    ...options
});

/**
 * Where I am signed in
 */
export const listSessions = <ThrowOnError extends boolean = false>(options?: Options<ListSessionsData, ThrowOnError>): RequestResult<ListSessionsResponses, ListSessionsErrors, ThrowOnError> => (options?.client ?? client).get<ListSessionsResponses, ListSessionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sessions',
    ...options
});

/**
 * Sign out there
 */
export const endSession = <ThrowOnError extends boolean = false>(options: Options<EndSessionData, ThrowOnError>): RequestResult<EndSessionResponses, EndSessionErrors, ThrowOnError> => (options.client ?? client).delete<EndSessionResponses, EndSessionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sessions/{id}',
    ...options
});

/**
 * Who I am
 */
export const getMe = <ThrowOnError extends boolean = false>(options?: Options<GetMeData, ThrowOnError>): RequestResult<GetMeResponses, GetMeErrors, ThrowOnError> => (options?.client ?? client).get<GetMeResponses, GetMeErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/me',
    ...options
});

/**
 * Change my name or language
 */
export const changeMe = <ThrowOnError extends boolean = false>(options: Options<ChangeMeData, ThrowOnError>): RequestResult<ChangeMeResponses, ChangeMeErrors, ThrowOnError> => (options.client ?? client).patch<ChangeMeResponses, ChangeMeErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/me',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * My API keys
 */
export const listApiKeys = <ThrowOnError extends boolean = false>(options?: Options<ListApiKeysData, ThrowOnError>): RequestResult<ListApiKeysResponses, ListApiKeysErrors, ThrowOnError> => (options?.client ?? client).get<ListApiKeysResponses, ListApiKeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/api-keys',
    ...options
});

/**
 * Make an API key
 */
export const createApiKey = <ThrowOnError extends boolean = false>(options: Options<CreateApiKeyData, ThrowOnError>): RequestResult<CreateApiKeyResponses, CreateApiKeyErrors, ThrowOnError> => (options.client ?? client).post<CreateApiKeyResponses, CreateApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/api-keys',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Revoke an API key
 */
export const revokeApiKey = <ThrowOnError extends boolean = false>(options: Options<RevokeApiKeyData, ThrowOnError>): RequestResult<RevokeApiKeyResponses, RevokeApiKeyErrors, ThrowOnError> => (options.client ?? client).delete<RevokeApiKeyResponses, RevokeApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/api-keys/{id}',
    ...options
});

/**
 * The keys to verify access tokens by
 */
export const getAccessTokenKeys = <ThrowOnError extends boolean = false>(options?: Options<GetAccessTokenKeysData, ThrowOnError>): RequestResult<GetAccessTokenKeysResponses, GetAccessTokenKeysErrors, ThrowOnError> => (options?.client ?? client).get<GetAccessTokenKeysResponses, GetAccessTokenKeysErrors, ThrowOnError>({ url: '/v1/auth/jwks', ...options });

/**
 * The keys that sign access tokens, newest first
 */
export const listSigningKeys = <ThrowOnError extends boolean = false>(options?: Options<ListSigningKeysData, ThrowOnError>): RequestResult<ListSigningKeysResponses, ListSigningKeysErrors, ThrowOnError> => (options?.client ?? client).get<ListSigningKeysResponses, ListSigningKeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/signing-keys',
    ...options
});

/**
 * Begin a rotation, unless one is under way
 *
 * The new key is published at once and signs ten minutes later.
 */
export const rotateSigningKeys = <ThrowOnError extends boolean = false>(options?: Options<RotateSigningKeysData, ThrowOnError>): RequestResult<RotateSigningKeysResponses, RotateSigningKeysErrors, ThrowOnError> => (options?.client ?? client).post<RotateSigningKeysResponses, RotateSigningKeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/signing-keys/rotate',
    ...options
});

/**
 * Find users, newest first
 */
export const listUsers = <ThrowOnError extends boolean = false>(options?: Options<ListUsersData, ThrowOnError>): RequestResult<ListUsersResponses, ListUsersErrors, ThrowOnError> => (options?.client ?? client).get<ListUsersResponses, ListUsersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/users',
    ...options
});

/**
 * One user
 */
export const getUser = <ThrowOnError extends boolean = false>(options: Options<GetUserData, ThrowOnError>): RequestResult<GetUserResponses, GetUserErrors, ThrowOnError> => (options.client ?? client).get<GetUserResponses, GetUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/users/{id}',
    ...options
});

/**
 * Change role, customer type or member level
 *
 * Nobody changes their own role; only a super_admin gives or takes admin and super_admin.
 */
export const manageUser = <ThrowOnError extends boolean = false>(options: Options<ManageUserData, ThrowOnError>): RequestResult<ManageUserResponses, ManageUserErrors, ThrowOnError> => (options.client ?? client).patch<ManageUserResponses, ManageUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/users/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End all sessions and let nobody in until reinstated
 */
export const suspendUser = <ThrowOnError extends boolean = false>(options: Options<SuspendUserData, ThrowOnError>): RequestResult<SuspendUserResponses, SuspendUserErrors, ThrowOnError> => (options.client ?? client).post<SuspendUserResponses, SuspendUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/users/{id}/suspend',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Let a suspended user in again
 */
export const reinstateUser = <ThrowOnError extends boolean = false>(options: Options<ReinstateUserData, ThrowOnError>): RequestResult<ReinstateUserResponses, ReinstateUserErrors, ThrowOnError> => (options.client ?? client).post<ReinstateUserResponses, ReinstateUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/users/{id}/reinstate',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What each role may do
 */
export const listRoles = <ThrowOnError extends boolean = false>(options?: Options<ListRolesData, ThrowOnError>): RequestResult<ListRolesResponses, ListRolesErrors, ThrowOnError> => (options?.client ?? client).get<ListRolesResponses, ListRolesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/roles',
    ...options
});

/**
 * Replace what a role may do
 */
export const changeRolePermissions = <ThrowOnError extends boolean = false>(options: Options<ChangeRolePermissionsData, ThrowOnError>): RequestResult<ChangeRolePermissionsResponses, ChangeRolePermissionsErrors, ThrowOnError> => (options.client ?? client).put<ChangeRolePermissionsResponses, ChangeRolePermissionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/roles/{role}/permissions',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Sensitive acts, newest first
 */
export const listActivity = <ThrowOnError extends boolean = false>(options?: Options<ListActivityData, ThrowOnError>): RequestResult<ListActivityResponses, ListActivityErrors, ThrowOnError> => (options?.client ?? client).get<ListActivityResponses, ListActivityErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/activity',
    ...options
});

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
