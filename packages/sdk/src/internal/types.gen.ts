// @ts-nocheck: generated, and compiled by whoever imports it

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

/**
 * AccessTokenKey
 */
export type AccessTokenKey = {
    kty: string;
    crv: string;
    x: string;
    y: string;
    kid: string;
    use: string;
    alg: string;
};

/**
 * AccessTokenKeys
 */
export type AccessTokenKeys = {
    keys: Array<AccessTokenKey>;
};

/**
 * Account
 */
export type Account = {
    code: string;
    balance: number;
    held: number;
    available: number;
    currency: string;
    sequence: number;
    status: string;
};

/**
 * AccountList
 */
export type AccountList = {
    items: Array<Account>;
};

/**
 * Activity
 */
export type Activity = {
    position: number;
    at: string;
    actor: string;
    action: string;
    subject: string;
    reason: string | null;
    before: unknown;
    after: unknown;
    requestId: string;
    ip: string | null;
    /**
     * Of this entry and all before it, hexadecimal.
     */
    hash: string;
};

/**
 * ActivityPage
 */
export type ActivityPage = {
    items: Array<Activity>;
    nextCursor: string | null;
};

/**
 * ApiKey
 */
export type ApiKey = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    /**
     * The first characters of the key.
     */
    prefix: string;
    scopes: Array<'profile:read' | 'order:place' | 'order:read' | 'wallet:read' | 'deposit:create' | 'notification:read'>;
    allowedIps: Array<string>;
    createdAt: string;
    lastUsedAt: string | null;
};

/**
 * ApiKeyList
 */
export type ApiKeyList = {
    items: Array<ApiKey>;
};

/**
 * AskQuote
 */
export type AskQuote = {
    sku: string;
    /**
     * As the product's `inputSchema` says.
     */
    input: {
        [key: string]: unknown;
    };
    /**
     * A code of GET /v1/payment-methods.
     */
    paymentMethod: string;
};

/**
 * CaptureHold
 */
export type CaptureHold = {
    /**
     * Of the transfer that takes the money.
     */
    key: string;
    to: string;
    amount?: number;
};

/**
 * ChangePermissions
 */
export type ChangePermissions = {
    /**
     * `resource:action` or `resource:*`
     */
    permissions: Array<string>;
};

/**
 * ChangeProfile
 */
export type ChangeProfile = {
    name?: string;
    language?: 'id' | 'en';
};

/**
 * ClaimGuest
 *
 * E-mail or phone, or both.
 */
export type ClaimGuest = {
    name?: string;
    email?: string;
    /**
     * As people type it: `0812…`, `62812…`, `+62 812-…`.
     */
    phone?: string;
    username?: string;
    password: string;
    /**
     * Stay signed in for 30 days instead of 24 hours.
     */
    remember?: boolean;
};

/**
 * ConfirmCash
 */
export type ConfirmCash = {
    note?: string;
};

/**
 * Contact
 *
 * For guests: where the goods are told of.
 */
export type Contact = {
    name?: string;
    email?: string;
    phone?: string;
};

/**
 * CreateApiKey
 */
export type CreateApiKey = {
    name: string;
    scopes: Array<'profile:read' | 'order:place' | 'order:read' | 'wallet:read' | 'deposit:create' | 'notification:read'>;
    /**
     * Addresses or CIDR ranges. None means anywhere.
     */
    allowedIps?: Array<string>;
};

/**
 * CreateGuest
 */
export type CreateGuest = {
    /**
     * Opaque to callers.
     */
    guestId: string;
    name?: string;
    email?: string;
    /**
     * As people type it: `0812…`, `62812…`, `+62 812-…`.
     */
    phone?: string;
    language?: 'id' | 'en';
};

/**
 * CreatedApiKey
 */
export type CreatedApiKey = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    /**
     * The first characters of the key.
     */
    prefix: string;
    scopes: Array<'profile:read' | 'order:place' | 'order:read' | 'wallet:read' | 'deposit:create' | 'notification:read'>;
    allowedIps: Array<string>;
    createdAt: string;
    lastUsedAt: string | null;
    /**
     * Shown this once. Send it as `X-Api-Key`.
     */
    key: string;
};

/**
 * CutOff
 */
export type CutOff = {
    fromMinute: number;
    toMinute: number;
};

/**
 * DeadLetter
 */
export type DeadLetter = {
    /**
     * Opaque to callers.
     */
    id: string;
    kind: 'event' | 'job';
    consumer: string;
    message: unknown;
    error: string;
    tries: number;
    failedAt: string;
    status: 'waiting' | 'replayed' | 'dropped';
    resolvedAt: string | null;
    resolvedBy: string | null;
};

/**
 * DeadLetterPage
 */
export type DeadLetterPage = {
    items: Array<DeadLetter>;
    nextCursor: string | null;
};

/**
 * Deposit
 */
export type Deposit = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'pending' | 'completed' | 'expired' | 'failed';
    amount: number;
    currency: string;
    method: string;
    createdAt: string;
    payment?: Payment;
};

/**
 * DepositPage
 */
export type DepositPage = {
    items: Array<DepositSummary>;
    nextCursor: string | null;
};

/**
 * DepositSummary
 */
export type DepositSummary = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'pending' | 'completed' | 'expired' | 'failed';
    amount: number;
    currency: string;
    method: string;
    createdAt: string;
};

/**
 * FieldError
 */
export type FieldError = {
    pointer: string;
    message: string;
};

/**
 * GiveReason
 */
export type GiveReason = {
    /**
     * Kept in the activity log.
     */
    reason: string;
};

/**
 * GuestSession
 *
 * To follow the order, and to find money that came back.
 */
export type GuestSession = {
    accessToken: string;
    refreshToken: string;
    expiresIn: number;
};

/**
 * Hold
 */
export type Hold = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'open' | 'captured' | 'released' | 'expired' | 'refused';
    amount: number;
    captured: number;
    expiresAt: string;
};

/**
 * LedgerViolation
 */
export type LedgerViolation = {
    invariant: string;
    what: string;
    found: string;
};

/**
 * LedgerViolationList
 */
export type LedgerViolationList = {
    items: Array<LedgerViolation>;
};

/**
 * ManageUser
 */
export type ManageUser = {
    role?: 'super_admin' | 'admin' | 'operator' | 'merchant' | 'customer';
    customerType?: 'retail' | 'reseller';
    memberLevel?: 'bronze' | 'silver' | 'gold' | 'reseller';
    /**
     * Kept in the activity log.
     */
    reason?: string;
};

/**
 * MessageReceived
 */
export type MessageReceived = {
    received: boolean;
};

/**
 * Money
 */
export type Money = {
    /**
     * Minor units; whole rupiah for IDR.
     */
    amount: number;
    currency: string;
};

/**
 * Mutation
 */
export type Mutation = {
    id: string;
    at: string;
    kind: string;
    /**
     * Negative when money left the account.
     */
    amount: number;
    currency: string;
    balanceBefore: number;
    balanceAfter: number;
    /**
     * Without gaps, per account.
     */
    sequence: number;
    reference: string;
};

/**
 * MutationPage
 */
export type MutationPage = {
    items: Array<Mutation>;
    nextCursor: string | null;
};

/**
 * OpenPayment
 */
export type OpenPayment = {
    /**
     * Opaque to callers.
     */
    id: string;
    purpose: 'deposit' | 'order';
    /**
     * Opaque to callers.
     */
    purposeId: string;
    /**
     * Opaque to callers.
     */
    payerId: string;
    method: string;
    amount: number;
    description: string;
    contact: PaymentContact;
};

/**
 * Order
 */
export type Order = {
    /**
     * Opaque to callers.
     */
    id: string;
    number: string;
    status: 'pending_payment' | 'paid' | 'processing' | 'failed' | 'completed' | 'refunded' | 'expired' | 'cancelled' | 'reversed';
    sku: string;
    productName: string;
    target: string;
    paymentMethod: string;
    price: Money;
    fee: Money;
    discount: Money;
    total: Money;
    placedAt: string;
    serialNumber: string | null;
    payment?: Payment;
    log: Array<OrderLogEntry>;
};

/**
 * OrderLogEntry
 */
export type OrderLogEntry = {
    at: string;
    from: string;
    to: string;
    cause: string;
};

/**
 * OrderPage
 */
export type OrderPage = {
    items: Array<OrderSummary>;
    nextCursor: string | null;
};

/**
 * OrderSummary
 */
export type OrderSummary = {
    /**
     * Opaque to callers.
     */
    id: string;
    number: string;
    status: 'pending_payment' | 'paid' | 'processing' | 'failed' | 'completed' | 'refunded' | 'expired' | 'cancelled' | 'reversed';
    sku: string;
    productName: string;
    target: string;
    paymentMethod: string;
    price: Money;
    fee: Money;
    discount: Money;
    total: Money;
    placedAt: string;
    serialNumber: string | null;
};

/**
 * Payment
 */
export type Payment = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'pending' | 'paid' | 'paid_late' | 'expired' | 'failed' | 'cancelled' | 'refunded';
    method: string;
    amount: number;
    fee: number;
    /**
     * What the payer pays: amount and fee.
     */
    total: number;
    currency: string;
    reference: string | null;
    qrString?: string;
    payCode?: string;
    payUrl?: string;
    expiresAt: string;
    instructions: Array<PaymentInstruction>;
};

/**
 * PaymentCallback
 */
export type PaymentCallback = {
    /**
     * Opaque to callers.
     */
    id: string;
    gateway: string;
    body: string;
    receivedAt: string;
    times: number;
    paymentId: string | null;
    verdict: 'applied' | 'no-change' | 'unknown-reference' | 'reference-mismatch' | 'amount-mismatch' | 'malformed' | null;
};

/**
 * PaymentCallbackPage
 */
export type PaymentCallbackPage = {
    items: Array<PaymentCallback>;
    nextCursor: string | null;
};

/**
 * PaymentContact
 */
export type PaymentContact = {
    name: string;
    email: string | null;
    phone: string | null;
};

/**
 * PaymentInstruction
 */
export type PaymentInstruction = {
    title: string;
    steps: Array<string>;
};

/**
 * PaymentMethod
 */
export type PaymentMethod = {
    /**
     * `wallet`, `tripay:QRIS`, `manual:cash`, …
     */
    code: string;
    name: string;
    fee: Money;
    min: number;
    max: number;
    /**
     * It takes this amount.
     */
    available: boolean;
};

/**
 * PaymentMethodList
 */
export type PaymentMethodList = {
    items: Array<PaymentMethod>;
};

/**
 * PaymentMove
 */
export type PaymentMove = {
    at: string;
    from: string;
    to: string;
    cause: string;
    actor: string;
};

/**
 * PlaceHold
 */
export type PlaceHold = {
    key: string;
    account: string;
    amount: number;
    kind: string;
    reference: string;
    expiresInSeconds: number;
};

/**
 * PlaceOrder
 */
export type PlaceOrder = {
    sku: string;
    /**
     * As the product's `inputSchema` says.
     */
    input: {
        [key: string]: unknown;
    };
    /**
     * A code of GET /v1/payment-methods.
     */
    paymentMethod: string;
    contact?: Contact;
    /**
     * Refused with 409 when the total is another.
     */
    expectedTotal?: number;
};

/**
 * PlacedOrder
 */
export type PlacedOrder = {
    /**
     * Opaque to callers.
     */
    id: string;
    number: string;
    status: 'pending_payment' | 'paid' | 'processing' | 'failed' | 'completed' | 'refunded' | 'expired' | 'cancelled' | 'reversed';
    sku: string;
    productName: string;
    target: string;
    paymentMethod: string;
    price: Money;
    fee: Money;
    discount: Money;
    total: Money;
    placedAt: string;
    serialNumber: string | null;
    payment?: Payment;
    log: Array<OrderLogEntry>;
    guest?: GuestSession;
};

/**
 * PostTransfer
 */
export type PostTransfer = {
    key: string;
    kind: string;
    reference: string;
    /**
     * Applied in this order, all or none.
     */
    postings: Array<{
        /**
         * `customer:<user id>` or `house:<name>`.
         */
        from: string;
        /**
         * `customer:<user id>` or `house:<name>`.
         */
        to: string;
        amount: number;
    }>;
};

/**
 * Problem
 */
export type Problem = {
    type: string;
    title: string;
    status: number;
    detail: string;
    /**
     * The request id.
     */
    instance: string;
    /**
     * Stable: branch on this.
     */
    code: string;
    errors: Array<FieldError>;
};

/**
 * Purchase
 */
export type Purchase = {
    /**
     * Opaque to callers.
     */
    id: string;
    attempt: number;
    supplier: string;
    itemCode: string;
    target: string;
    zone: string | null;
    cost: number;
    charged: number | null;
    reference: string;
    supplierReference: string | null;
    status: 'open' | 'succeeded' | 'failed' | 'reversed';
    review: string | null;
    contradiction: string | null;
    asks: number;
    nextAskAt: string;
    answer: string | null;
    openedAt: string;
};

/**
 * Quote
 */
export type Quote = {
    price: Money;
    fee: Money;
    discount: Money;
    total: Money;
};

/**
 * RefreshSession
 */
export type RefreshSession = {
    refreshToken: string;
};

/**
 * Register
 *
 * E-mail or phone, or both.
 */
export type Register = {
    name: string;
    email?: string;
    /**
     * As people type it: `0812…`, `62812…`, `+62 812-…`.
     */
    phone?: string;
    username?: string;
    password: string;
    language?: 'id' | 'en';
    /**
     * Stay signed in for 30 days instead of 24 hours.
     */
    remember?: boolean;
};

/**
 * RequestDeposit
 */
export type RequestDeposit = {
    amount: number;
    /**
     * A code of GET /v1/payment-methods, such as `tripay:QRIS`.
     */
    paymentMethod: string;
};

/**
 * ResolveApiKey
 */
export type ResolveApiKey = {
    key: string;
};

/**
 * ResolvePurchase
 */
export type ResolvePurchase = {
    outcome: 'delivered' | 'not-delivered';
    serialNumber?: string;
    reason: string;
};

/**
 * ResolveSession
 */
export type ResolveSession = {
    /**
     * Opaque to callers.
     */
    sessionId: string;
    /**
     * Opaque to callers.
     */
    userId: string;
};

/**
 * ResolvedApiKey
 */
export type ResolvedApiKey = {
    active: boolean;
    caller?: ResolvedCaller;
    /**
     * CIDR ranges that the request must come from. None means anywhere.
     */
    allowedIps?: Array<string>;
};

/**
 * ResolvedCaller
 */
export type ResolvedCaller = {
    /**
     * Opaque to callers.
     */
    sub: string;
    kind: 'user';
    role: 'super_admin' | 'admin' | 'operator' | 'merchant' | 'customer';
    customerType: 'retail' | 'reseller';
    memberLevel: 'bronze' | 'silver' | 'gold' | 'reseller';
    guest: boolean;
    permissions: Array<string>;
    /**
     * Opaque to callers.
     */
    sessionId?: string;
    /**
     * Opaque to callers.
     */
    apiKeyId?: string;
    scopes?: Array<'profile:read' | 'order:place' | 'order:read' | 'wallet:read' | 'deposit:create' | 'notification:read'>;
};

/**
 * ResolvedSession
 */
export type ResolvedSession = {
    active: boolean;
    caller?: ResolvedCaller;
};

/**
 * RoleList
 */
export type RoleList = {
    items: Array<RolePermissions>;
    /**
     * Everything that can be granted.
     */
    permissions: Array<string>;
};

/**
 * RolePermissions
 */
export type RolePermissions = {
    role: 'super_admin' | 'admin' | 'operator' | 'merchant' | 'customer';
    permissions: Array<string>;
};

/**
 * Session
 */
export type Session = {
    /**
     * Opaque to callers.
     */
    id: string;
    createdAt: string;
    lastUsedAt: string;
    expiresAt: string;
    remember: boolean;
    userAgent: string | null;
    ip: string | null;
    /**
     * The session that asks.
     */
    current: boolean;
};

/**
 * SessionPage
 */
export type SessionPage = {
    items: Array<Session>;
    nextCursor: string | null;
};

/**
 * SignIn
 */
export type SignIn = {
    /**
     * E-mail, phone number as people type it, or username.
     */
    identifier: string;
    password: string;
    /**
     * Stay signed in for 30 days instead of 24 hours.
     */
    remember?: boolean;
};

/**
 * SignedIn
 */
export type SignedIn = {
    user: User;
    /**
     * A JWT (ES256). Send it as `Authorization: Bearer …`.
     */
    accessToken: string;
    /**
     * Good for one refresh; the answer holds the next one.
     */
    refreshToken: string;
    /**
     * Seconds until the access token is over.
     */
    expiresIn: number;
};

/**
 * SigningKey
 */
export type SigningKey = {
    kid: string;
    status: 'next' | 'current' | 'retired';
    publishedAt: string;
    signsFrom: string | null;
    retiredAt: string | null;
};

/**
 * SigningKeyList
 */
export type SigningKeyList = {
    items: Array<SigningKey>;
};

/**
 * StaffOrder
 */
export type StaffOrder = {
    /**
     * Opaque to callers.
     */
    id: string;
    number: string;
    status: 'pending_payment' | 'paid' | 'processing' | 'failed' | 'completed' | 'refunded' | 'expired' | 'cancelled' | 'reversed';
    sku: string;
    productName: string;
    target: string;
    paymentMethod: string;
    price: Money;
    fee: Money;
    discount: Money;
    total: Money;
    placedAt: string;
    serialNumber: string | null;
    /**
     * Opaque to callers.
     */
    userId: string;
    guest: boolean;
    paymentId: string | null;
    log: Array<StaffOrderLogEntry>;
    purchases: Array<Purchase>;
};

/**
 * StaffOrderLogEntry
 */
export type StaffOrderLogEntry = {
    at: string;
    from: string;
    to: string;
    cause: string;
    actor: string;
};

/**
 * StaffPayment
 */
export type StaffPayment = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'pending' | 'paid' | 'paid_late' | 'expired' | 'failed' | 'cancelled' | 'refunded';
    method: string;
    amount: number;
    fee: number;
    /**
     * What the payer pays: amount and fee.
     */
    total: number;
    currency: string;
    reference: string | null;
    qrString?: string;
    payCode?: string;
    payUrl?: string;
    expiresAt: string;
    instructions: Array<PaymentInstruction>;
    purpose: string;
    /**
     * Opaque to callers.
     */
    purposeId: string;
    /**
     * Opaque to callers.
     */
    payerId: string;
    gatewayFee: number;
    createdAt: string;
    paidAt: string | null;
};

/**
 * StaffPaymentDetail
 */
export type StaffPaymentDetail = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'pending' | 'paid' | 'paid_late' | 'expired' | 'failed' | 'cancelled' | 'refunded';
    method: string;
    amount: number;
    fee: number;
    /**
     * What the payer pays: amount and fee.
     */
    total: number;
    currency: string;
    reference: string | null;
    qrString?: string;
    payCode?: string;
    payUrl?: string;
    expiresAt: string;
    instructions: Array<PaymentInstruction>;
    purpose: string;
    /**
     * Opaque to callers.
     */
    purposeId: string;
    /**
     * Opaque to callers.
     */
    payerId: string;
    gatewayFee: number;
    createdAt: string;
    paidAt: string | null;
    log: Array<PaymentMove>;
};

/**
 * StaffPaymentPage
 */
export type StaffPaymentPage = {
    items: Array<StaffPayment>;
    nextCursor: string | null;
};

/**
 * SupplierItem
 */
export type SupplierItem = {
    code: string;
    name: string;
    category: string;
    brand: string;
    type: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'other';
    cost: Money | null;
    adminFee: Money | null;
    sellable: boolean;
    stock: number | null;
    multi: boolean;
    cutOff: CutOff | null;
    description: string;
    needsZone: boolean | null;
};

/**
 * SupplierPriceList
 */
export type SupplierPriceList = {
    supplier: string;
    fetchedAt: string;
    items: Array<SupplierItem>;
};

/**
 * SupplierStanding
 */
export type SupplierStanding = {
    supplier: string;
    configured: boolean;
    /**
     * Calls in a row without an answer.
     */
    failures: number;
    closedUntil: string | null;
    /**
     * Purchases of the last 24 hours.
     */
    succeeded: number;
    failed: number;
};

/**
 * SupplierStandingList
 */
export type SupplierStandingList = {
    items: Array<SupplierStanding>;
};

/**
 * Transfer
 */
export type Transfer = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'posted';
    /**
     * The key had been posted before.
     */
    replayed: boolean;
};

/**
 * TripayAcknowledgement
 */
export type TripayAcknowledgement = {
    success: boolean;
};

/**
 * User
 */
export type User = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    email: string | null;
    phone: string | null;
    username: string | null;
    role: 'super_admin' | 'admin' | 'operator' | 'merchant' | 'customer';
    customerType: 'retail' | 'reseller';
    memberLevel: 'bronze' | 'silver' | 'gold' | 'reseller';
    guest: boolean;
    language: 'id' | 'en';
};

/**
 * UserContact
 */
export type UserContact = {
    /**
     * Opaque to callers.
     */
    userId: string;
    name: string;
    email: string | null;
    phone: string | null;
    language: 'id' | 'en';
    customerType: 'retail' | 'reseller';
    memberLevel: 'bronze' | 'silver' | 'gold' | 'reseller';
    guest: boolean;
};

/**
 * UserRecord
 */
export type UserRecord = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    email: string | null;
    phone: string | null;
    username: string | null;
    role: 'super_admin' | 'admin' | 'operator' | 'merchant' | 'customer';
    customerType: 'retail' | 'reseller';
    memberLevel: 'bronze' | 'silver' | 'gold' | 'reseller';
    guest: boolean;
    language: 'id' | 'en';
    status: 'active' | 'suspended';
    createdAt: string;
};

/**
 * UserRecordPage
 */
export type UserRecordPage = {
    items: Array<UserRecord>;
    nextCursor: string | null;
};

/**
 * Wallet
 */
export type Wallet = {
    balance: number;
    held: number;
    available: number;
    currency: string;
};

export type ListUserDeadLettersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'waiting' | 'replayed' | 'dropped';
    };
    url: '/v1/admin/user/dead-letters';
};

export type ListUserDeadLettersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListUserDeadLettersError = ListUserDeadLettersErrors[keyof ListUserDeadLettersErrors];

export type ListUserDeadLettersResponses = {
    /**
     * Default Response
     */
    200: DeadLetterPage;
};

export type ListUserDeadLettersResponse = ListUserDeadLettersResponses[keyof ListUserDeadLettersResponses];

export type DropUserDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/user/dead-letters/{id}/drop';
};

export type DropUserDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DropUserDeadLetterError = DropUserDeadLetterErrors[keyof DropUserDeadLetterErrors];

export type DropUserDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type DropUserDeadLetterResponse = DropUserDeadLetterResponses[keyof DropUserDeadLetterResponses];

export type ReplayUserDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/user/dead-letters/{id}/replay';
};

export type ReplayUserDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReplayUserDeadLetterError = ReplayUserDeadLetterErrors[keyof ReplayUserDeadLetterErrors];

export type ReplayUserDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type ReplayUserDeadLetterResponse = ReplayUserDeadLetterResponses[keyof ReplayUserDeadLetterResponses];

export type RegisterData = {
    /**
     * E-mail or phone, or both.
     */
    body: Register;
    path?: never;
    query?: never;
    url: '/v1/auth/register';
};

export type RegisterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RegisterError = RegisterErrors[keyof RegisterErrors];

export type RegisterResponses = {
    /**
     * Default Response
     */
    201: SignedIn;
};

export type RegisterResponse = RegisterResponses[keyof RegisterResponses];

export type SignInData = {
    body: SignIn;
    path?: never;
    query?: never;
    url: '/v1/auth/login';
};

export type SignInErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type SignInError = SignInErrors[keyof SignInErrors];

export type SignInResponses = {
    /**
     * Default Response
     */
    200: SignedIn;
};

export type SignInResponse = SignInResponses[keyof SignInResponses];

export type BeGuestData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/auth/guest';
};

export type BeGuestErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type BeGuestError = BeGuestErrors[keyof BeGuestErrors];

export type BeGuestResponses = {
    /**
     * Default Response
     */
    200: SignedIn;
};

export type BeGuestResponse = BeGuestResponses[keyof BeGuestResponses];

export type ClaimGuestData = {
    /**
     * E-mail or phone, or both.
     */
    body: ClaimGuest;
    path?: never;
    query?: never;
    url: '/v1/auth/claim';
};

export type ClaimGuestErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ClaimGuestError = ClaimGuestErrors[keyof ClaimGuestErrors];

export type ClaimGuestResponses = {
    /**
     * Default Response
     */
    200: SignedIn;
};

export type ClaimGuestResponse = ClaimGuestResponses[keyof ClaimGuestResponses];

export type RefreshSessionData = {
    body: RefreshSession;
    headers?: {
        /**
         * A retry with the same key within 60 seconds gets the same successor.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/refresh';
};

export type RefreshSessionErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RefreshSessionError = RefreshSessionErrors[keyof RefreshSessionErrors];

export type RefreshSessionResponses = {
    /**
     * Default Response
     */
    200: SignedIn;
};

export type RefreshSessionResponse = RefreshSessionResponses[keyof RefreshSessionResponses];

export type SignOutData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/auth/logout';
};

export type SignOutErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type SignOutError = SignOutErrors[keyof SignOutErrors];

export type SignOutResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type SignOutResponse = SignOutResponses[keyof SignOutResponses];

export type ListSessionsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/sessions';
};

export type ListSessionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListSessionsError = ListSessionsErrors[keyof ListSessionsErrors];

export type ListSessionsResponses = {
    /**
     * Default Response
     */
    200: SessionPage;
};

export type ListSessionsResponse = ListSessionsResponses[keyof ListSessionsResponses];

export type EndSessionData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/sessions/{id}';
};

export type EndSessionErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EndSessionError = EndSessionErrors[keyof EndSessionErrors];

export type EndSessionResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type EndSessionResponse = EndSessionResponses[keyof EndSessionResponses];

export type GetMeData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/me';
};

export type GetMeErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetMeError = GetMeErrors[keyof GetMeErrors];

export type GetMeResponses = {
    /**
     * Default Response
     */
    200: User;
};

export type GetMeResponse = GetMeResponses[keyof GetMeResponses];

export type ChangeMeData = {
    body: ChangeProfile;
    path?: never;
    query?: never;
    url: '/v1/me';
};

export type ChangeMeErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ChangeMeError = ChangeMeErrors[keyof ChangeMeErrors];

export type ChangeMeResponses = {
    /**
     * Default Response
     */
    200: User;
};

export type ChangeMeResponse = ChangeMeResponses[keyof ChangeMeResponses];

export type ListApiKeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/api-keys';
};

export type ListApiKeysErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListApiKeysError = ListApiKeysErrors[keyof ListApiKeysErrors];

export type ListApiKeysResponses = {
    /**
     * Default Response
     */
    200: ApiKeyList;
};

export type ListApiKeysResponse = ListApiKeysResponses[keyof ListApiKeysResponses];

export type CreateApiKeyData = {
    body: CreateApiKey;
    path?: never;
    query?: never;
    url: '/v1/api-keys';
};

export type CreateApiKeyErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CreateApiKeyError = CreateApiKeyErrors[keyof CreateApiKeyErrors];

export type CreateApiKeyResponses = {
    /**
     * Default Response
     */
    201: CreatedApiKey;
};

export type CreateApiKeyResponse = CreateApiKeyResponses[keyof CreateApiKeyResponses];

export type RevokeApiKeyData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/api-keys/{id}';
};

export type RevokeApiKeyErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RevokeApiKeyError = RevokeApiKeyErrors[keyof RevokeApiKeyErrors];

export type RevokeApiKeyResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type RevokeApiKeyResponse = RevokeApiKeyResponses[keyof RevokeApiKeyResponses];

export type GetAccessTokenKeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/auth/jwks';
};

export type GetAccessTokenKeysErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetAccessTokenKeysError = GetAccessTokenKeysErrors[keyof GetAccessTokenKeysErrors];

export type GetAccessTokenKeysResponses = {
    /**
     * Default Response
     */
    200: AccessTokenKeys;
};

export type GetAccessTokenKeysResponse = GetAccessTokenKeysResponses[keyof GetAccessTokenKeysResponses];

export type ListSigningKeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/signing-keys';
};

export type ListSigningKeysErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListSigningKeysError = ListSigningKeysErrors[keyof ListSigningKeysErrors];

export type ListSigningKeysResponses = {
    /**
     * Default Response
     */
    200: SigningKeyList;
};

export type ListSigningKeysResponse = ListSigningKeysResponses[keyof ListSigningKeysResponses];

export type RotateSigningKeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/signing-keys/rotate';
};

export type RotateSigningKeysErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RotateSigningKeysError = RotateSigningKeysErrors[keyof RotateSigningKeysErrors];

export type RotateSigningKeysResponses = {
    /**
     * Default Response
     */
    200: SigningKeyList;
};

export type RotateSigningKeysResponse = RotateSigningKeysResponses[keyof RotateSigningKeysResponses];

export type ListUsersData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Part of a name, e-mail, phone number or username.
         */
        q?: string;
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/admin/users';
};

export type ListUsersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListUsersError = ListUsersErrors[keyof ListUsersErrors];

export type ListUsersResponses = {
    /**
     * Default Response
     */
    200: UserRecordPage;
};

export type ListUsersResponse = ListUsersResponses[keyof ListUsersResponses];

export type GetUserData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/users/{id}';
};

export type GetUserErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetUserError = GetUserErrors[keyof GetUserErrors];

export type GetUserResponses = {
    /**
     * Default Response
     */
    200: UserRecord;
};

export type GetUserResponse = GetUserResponses[keyof GetUserResponses];

export type ManageUserData = {
    body: ManageUser;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/users/{id}';
};

export type ManageUserErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ManageUserError = ManageUserErrors[keyof ManageUserErrors];

export type ManageUserResponses = {
    /**
     * Default Response
     */
    200: UserRecord;
};

export type ManageUserResponse = ManageUserResponses[keyof ManageUserResponses];

export type SuspendUserData = {
    body: GiveReason;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/users/{id}/suspend';
};

export type SuspendUserErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type SuspendUserError = SuspendUserErrors[keyof SuspendUserErrors];

export type SuspendUserResponses = {
    /**
     * Default Response
     */
    200: UserRecord;
};

export type SuspendUserResponse = SuspendUserResponses[keyof SuspendUserResponses];

export type ReinstateUserData = {
    body: GiveReason;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/users/{id}/reinstate';
};

export type ReinstateUserErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReinstateUserError = ReinstateUserErrors[keyof ReinstateUserErrors];

export type ReinstateUserResponses = {
    /**
     * Default Response
     */
    200: UserRecord;
};

export type ReinstateUserResponse = ReinstateUserResponses[keyof ReinstateUserResponses];

export type ListRolesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/roles';
};

export type ListRolesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListRolesError = ListRolesErrors[keyof ListRolesErrors];

export type ListRolesResponses = {
    /**
     * Default Response
     */
    200: RoleList;
};

export type ListRolesResponse = ListRolesResponses[keyof ListRolesResponses];

export type ChangeRolePermissionsData = {
    body: ChangePermissions;
    path: {
        role: 'super_admin' | 'admin' | 'operator' | 'merchant' | 'customer';
    };
    query?: never;
    url: '/v1/admin/roles/{role}/permissions';
};

export type ChangeRolePermissionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ChangeRolePermissionsError = ChangeRolePermissionsErrors[keyof ChangeRolePermissionsErrors];

export type ChangeRolePermissionsResponses = {
    /**
     * Default Response
     */
    200: RolePermissions;
};

export type ChangeRolePermissionsResponse = ChangeRolePermissionsResponses[keyof ChangeRolePermissionsResponses];

export type ListActivityData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * `user:<id>` or `service:<name>`
         */
        actor?: string;
        /**
         * `user:<id>`, `role:<name>`, …
         */
        subject?: string;
        action?: string;
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/admin/activity';
};

export type ListActivityErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListActivityError = ListActivityErrors[keyof ListActivityErrors];

export type ListActivityResponses = {
    /**
     * Default Response
     */
    200: ActivityPage;
};

export type ListActivityResponse = ListActivityResponses[keyof ListActivityResponses];

export type ResolveSessionData = {
    body: ResolveSession;
    path?: never;
    query?: never;
    url: '/internal/callers/session';
};

export type ResolveSessionErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ResolveSessionError = ResolveSessionErrors[keyof ResolveSessionErrors];

export type ResolveSessionResponses = {
    /**
     * Default Response
     */
    200: ResolvedSession;
};

export type ResolveSessionResponse = ResolveSessionResponses[keyof ResolveSessionResponses];

export type ResolveApiKeyData = {
    body: ResolveApiKey;
    path?: never;
    query?: never;
    url: '/internal/callers/api-key';
};

export type ResolveApiKeyErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ResolveApiKeyError = ResolveApiKeyErrors[keyof ResolveApiKeyErrors];

export type ResolveApiKeyResponses = {
    /**
     * Default Response
     */
    200: ResolvedApiKey;
};

export type ResolveApiKeyResponse = ResolveApiKeyResponses[keyof ResolveApiKeyResponses];

export type CreateGuestData = {
    body: CreateGuest;
    path?: never;
    query?: never;
    url: '/internal/guests';
};

export type CreateGuestErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CreateGuestError = CreateGuestErrors[keyof CreateGuestErrors];

export type CreateGuestResponses = {
    /**
     * Default Response
     */
    200: SignedIn;
};

export type CreateGuestResponse = CreateGuestResponses[keyof CreateGuestResponses];

export type GetContactData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/internal/users/{id}/contact';
};

export type GetContactErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetContactError = GetContactErrors[keyof GetContactErrors];

export type GetContactResponses = {
    /**
     * Default Response
     */
    200: UserContact;
};

export type GetContactResponse = GetContactResponses[keyof GetContactResponses];

export type ListOrderDeadLettersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'waiting' | 'replayed' | 'dropped';
    };
    url: '/v1/admin/order/dead-letters';
};

export type ListOrderDeadLettersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListOrderDeadLettersError = ListOrderDeadLettersErrors[keyof ListOrderDeadLettersErrors];

export type ListOrderDeadLettersResponses = {
    /**
     * Default Response
     */
    200: DeadLetterPage;
};

export type ListOrderDeadLettersResponse = ListOrderDeadLettersResponses[keyof ListOrderDeadLettersResponses];

export type DropOrderDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/order/dead-letters/{id}/drop';
};

export type DropOrderDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DropOrderDeadLetterError = DropOrderDeadLetterErrors[keyof DropOrderDeadLetterErrors];

export type DropOrderDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type DropOrderDeadLetterResponse = DropOrderDeadLetterResponses[keyof DropOrderDeadLetterResponses];

export type ReplayOrderDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/order/dead-letters/{id}/replay';
};

export type ReplayOrderDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReplayOrderDeadLetterError = ReplayOrderDeadLetterErrors[keyof ReplayOrderDeadLetterErrors];

export type ReplayOrderDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type ReplayOrderDeadLetterResponse = ReplayOrderDeadLetterResponses[keyof ReplayOrderDeadLetterResponses];

export type AskQuoteData = {
    body: AskQuote;
    path?: never;
    query?: never;
    url: '/v1/quotes';
};

export type AskQuoteErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type AskQuoteError = AskQuoteErrors[keyof AskQuoteErrors];

export type AskQuoteResponses = {
    /**
     * Default Response
     */
    200: Quote;
};

export type AskQuoteResponse = AskQuoteResponses[keyof AskQuoteResponses];

export type ListOrdersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'pending_payment' | 'paid' | 'processing' | 'failed' | 'completed' | 'refunded' | 'expired' | 'cancelled' | 'reversed';
    };
    url: '/v1/orders';
};

export type ListOrdersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListOrdersError = ListOrdersErrors[keyof ListOrdersErrors];

export type ListOrdersResponses = {
    /**
     * Default Response
     */
    200: OrderPage;
};

export type ListOrdersResponse = ListOrdersResponses[keyof ListOrdersResponses];

export type PlaceOrderData = {
    body: PlaceOrder;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/orders';
};

export type PlaceOrderErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type PlaceOrderError = PlaceOrderErrors[keyof PlaceOrderErrors];

export type PlaceOrderResponses = {
    /**
     * Default Response
     */
    201: PlacedOrder;
};

export type PlaceOrderResponse = PlaceOrderResponses[keyof PlaceOrderResponses];

export type GetOrderData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/orders/{id}';
};

export type GetOrderErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetOrderError = GetOrderErrors[keyof GetOrderErrors];

export type GetOrderResponses = {
    /**
     * Default Response
     */
    200: Order;
};

export type GetOrderResponse = GetOrderResponses[keyof GetOrderResponses];

export type CancelOrderData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/orders/{id}/cancel';
};

export type CancelOrderErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CancelOrderError = CancelOrderErrors[keyof CancelOrderErrors];

export type CancelOrderResponses = {
    /**
     * Default Response
     */
    200: OrderSummary;
};

export type CancelOrderResponse = CancelOrderResponses[keyof CancelOrderResponses];

export type ListAllOrdersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'pending_payment' | 'paid' | 'processing' | 'failed' | 'completed' | 'refunded' | 'expired' | 'cancelled' | 'reversed';
        /**
         * Opaque to callers.
         */
        userId?: string;
        /**
         * Only those that staff must look at.
         */
        review?: boolean;
    };
    url: '/v1/admin/orders';
};

export type ListAllOrdersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListAllOrdersError = ListAllOrdersErrors[keyof ListAllOrdersErrors];

export type ListAllOrdersResponses = {
    /**
     * Default Response
     */
    200: OrderPage;
};

export type ListAllOrdersResponse = ListAllOrdersResponses[keyof ListAllOrdersResponses];

export type GetStaffOrderData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/orders/{id}';
};

export type GetStaffOrderErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetStaffOrderError = GetStaffOrderErrors[keyof GetStaffOrderErrors];

export type GetStaffOrderResponses = {
    /**
     * Default Response
     */
    200: StaffOrder;
};

export type GetStaffOrderResponse = GetStaffOrderResponses[keyof GetStaffOrderResponses];

export type ResolvePurchaseData = {
    body: ResolvePurchase;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/orders/{id}/resolve';
};

export type ResolvePurchaseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ResolvePurchaseError = ResolvePurchaseErrors[keyof ResolvePurchaseErrors];

export type ResolvePurchaseResponses = {
    /**
     * Default Response
     */
    200: StaffOrder;
};

export type ResolvePurchaseResponse = ResolvePurchaseResponses[keyof ResolvePurchaseResponses];

export type RetryOrderData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/orders/{id}/retry';
};

export type RetryOrderErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RetryOrderError = RetryOrderErrors[keyof RetryOrderErrors];

export type RetryOrderResponses = {
    /**
     * Default Response
     */
    200: StaffOrder;
};

export type RetryOrderResponse = RetryOrderResponses[keyof RetryOrderResponses];

export type CancelAnyOrderData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/orders/{id}/cancel';
};

export type CancelAnyOrderErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CancelAnyOrderError = CancelAnyOrderErrors[keyof CancelAnyOrderErrors];

export type CancelAnyOrderResponses = {
    /**
     * Default Response
     */
    200: OrderSummary;
};

export type CancelAnyOrderResponse = CancelAnyOrderResponses[keyof CancelAnyOrderResponses];

export type ReadPriceListData = {
    body?: never;
    path: {
        supplier: string;
    };
    query?: never;
    url: '/internal/suppliers/{supplier}/price-list';
};

export type ReadPriceListErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadPriceListError = ReadPriceListErrors[keyof ReadPriceListErrors];

export type ReadPriceListResponses = {
    /**
     * Default Response
     */
    200: SupplierPriceList;
};

export type ReadPriceListResponse = ReadPriceListResponses[keyof ReadPriceListResponses];

export type ListSupplierStandingsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/suppliers/standings';
};

export type ListSupplierStandingsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListSupplierStandingsError = ListSupplierStandingsErrors[keyof ListSupplierStandingsErrors];

export type ListSupplierStandingsResponses = {
    /**
     * Default Response
     */
    200: SupplierStandingList;
};

export type ListSupplierStandingsResponse = ListSupplierStandingsResponses[keyof ListSupplierStandingsResponses];

export type DigiflazzWebhookData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/suppliers/digiflazz/webhook';
};

export type DigiflazzWebhookErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DigiflazzWebhookError = DigiflazzWebhookErrors[keyof DigiflazzWebhookErrors];

export type DigiflazzWebhookResponses = {
    /**
     * Default Response
     */
    200: MessageReceived;
};

export type DigiflazzWebhookResponse = DigiflazzWebhookResponses[keyof DigiflazzWebhookResponses];

export type VipWebhookData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/suppliers/vip/webhook';
};

export type VipWebhookErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type VipWebhookError = VipWebhookErrors[keyof VipWebhookErrors];

export type VipWebhookResponses = {
    /**
     * Default Response
     */
    200: MessageReceived;
};

export type VipWebhookResponse = VipWebhookResponses[keyof VipWebhookResponses];

export type ListWalletDeadLettersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'waiting' | 'replayed' | 'dropped';
    };
    url: '/v1/admin/wallet/dead-letters';
};

export type ListWalletDeadLettersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListWalletDeadLettersError = ListWalletDeadLettersErrors[keyof ListWalletDeadLettersErrors];

export type ListWalletDeadLettersResponses = {
    /**
     * Default Response
     */
    200: DeadLetterPage;
};

export type ListWalletDeadLettersResponse = ListWalletDeadLettersResponses[keyof ListWalletDeadLettersResponses];

export type DropWalletDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/wallet/dead-letters/{id}/drop';
};

export type DropWalletDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DropWalletDeadLetterError = DropWalletDeadLetterErrors[keyof DropWalletDeadLetterErrors];

export type DropWalletDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type DropWalletDeadLetterResponse = DropWalletDeadLetterResponses[keyof DropWalletDeadLetterResponses];

export type ReplayWalletDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/wallet/dead-letters/{id}/replay';
};

export type ReplayWalletDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReplayWalletDeadLetterError = ReplayWalletDeadLetterErrors[keyof ReplayWalletDeadLetterErrors];

export type ReplayWalletDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type ReplayWalletDeadLetterResponse = ReplayWalletDeadLetterResponses[keyof ReplayWalletDeadLetterResponses];

export type GetWalletData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/wallet';
};

export type GetWalletErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetWalletError = GetWalletErrors[keyof GetWalletErrors];

export type GetWalletResponses = {
    /**
     * Default Response
     */
    200: Wallet;
};

export type GetWalletResponse = GetWalletResponses[keyof GetWalletResponses];

export type ListMutationsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        kind?: string;
        from?: string;
        to?: string;
    };
    url: '/v1/wallet/mutations';
};

export type ListMutationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMutationsError = ListMutationsErrors[keyof ListMutationsErrors];

export type ListMutationsResponses = {
    /**
     * Default Response
     */
    200: MutationPage;
};

export type ListMutationsResponse = ListMutationsResponses[keyof ListMutationsResponses];

export type ListHouseAccountsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/wallet/accounts';
};

export type ListHouseAccountsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListHouseAccountsError = ListHouseAccountsErrors[keyof ListHouseAccountsErrors];

export type ListHouseAccountsResponses = {
    /**
     * Default Response
     */
    200: AccountList;
};

export type ListHouseAccountsResponse = ListHouseAccountsResponses[keyof ListHouseAccountsResponses];

export type GetAccountData = {
    body?: never;
    path: {
        code: string;
    };
    query?: never;
    url: '/v1/admin/wallet/accounts/{code}';
};

export type GetAccountErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetAccountError = GetAccountErrors[keyof GetAccountErrors];

export type GetAccountResponses = {
    /**
     * Default Response
     */
    200: Account;
};

export type GetAccountResponse = GetAccountResponses[keyof GetAccountResponses];

export type ListAccountMutationsData = {
    body?: never;
    path: {
        code: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        kind?: string;
        from?: string;
        to?: string;
    };
    url: '/v1/admin/wallet/accounts/{code}/mutations';
};

export type ListAccountMutationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListAccountMutationsError = ListAccountMutationsErrors[keyof ListAccountMutationsErrors];

export type ListAccountMutationsResponses = {
    /**
     * Default Response
     */
    200: MutationPage;
};

export type ListAccountMutationsResponse = ListAccountMutationsResponses[keyof ListAccountMutationsResponses];

export type VerifyLedgerData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/wallet/verification';
};

export type VerifyLedgerErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type VerifyLedgerError = VerifyLedgerErrors[keyof VerifyLedgerErrors];

export type VerifyLedgerResponses = {
    /**
     * Default Response
     */
    200: LedgerViolationList;
};

export type VerifyLedgerResponse = VerifyLedgerResponses[keyof VerifyLedgerResponses];

export type ListDepositsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/wallet/deposits';
};

export type ListDepositsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListDepositsError = ListDepositsErrors[keyof ListDepositsErrors];

export type ListDepositsResponses = {
    /**
     * Default Response
     */
    200: DepositPage;
};

export type ListDepositsResponse = ListDepositsResponses[keyof ListDepositsResponses];

export type RequestDepositData = {
    body: RequestDeposit;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/wallet/deposits';
};

export type RequestDepositErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RequestDepositError = RequestDepositErrors[keyof RequestDepositErrors];

export type RequestDepositResponses = {
    /**
     * Default Response
     */
    201: Deposit;
};

export type RequestDepositResponse = RequestDepositResponses[keyof RequestDepositResponses];

export type GetDepositData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/wallet/deposits/{id}';
};

export type GetDepositErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetDepositError = GetDepositErrors[keyof GetDepositErrors];

export type GetDepositResponses = {
    /**
     * Default Response
     */
    200: Deposit;
};

export type GetDepositResponse = GetDepositResponses[keyof GetDepositResponses];

export type PostTransferData = {
    body: PostTransfer;
    path?: never;
    query?: never;
    url: '/internal/transfers';
};

export type PostTransferErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type PostTransferError = PostTransferErrors[keyof PostTransferErrors];

export type PostTransferResponses = {
    /**
     * Default Response
     */
    200: Transfer;
};

export type PostTransferResponse = PostTransferResponses[keyof PostTransferResponses];

export type PlaceHoldData = {
    body: PlaceHold;
    path?: never;
    query?: never;
    url: '/internal/holds';
};

export type PlaceHoldErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type PlaceHoldError = PlaceHoldErrors[keyof PlaceHoldErrors];

export type PlaceHoldResponses = {
    /**
     * Default Response
     */
    200: Hold;
};

export type PlaceHoldResponse = PlaceHoldResponses[keyof PlaceHoldResponses];

export type CaptureHoldData = {
    body: CaptureHold;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/internal/holds/{id}/capture';
};

export type CaptureHoldErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CaptureHoldError = CaptureHoldErrors[keyof CaptureHoldErrors];

export type CaptureHoldResponses = {
    /**
     * Default Response
     */
    200: Hold;
};

export type CaptureHoldResponse = CaptureHoldResponses[keyof CaptureHoldResponses];

export type ReleaseHoldData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/internal/holds/{id}/release';
};

export type ReleaseHoldErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReleaseHoldError = ReleaseHoldErrors[keyof ReleaseHoldErrors];

export type ReleaseHoldResponses = {
    /**
     * Default Response
     */
    200: Hold;
};

export type ReleaseHoldResponse = ReleaseHoldResponses[keyof ReleaseHoldResponses];

export type ListPaymentDeadLettersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'waiting' | 'replayed' | 'dropped';
    };
    url: '/v1/admin/payment/dead-letters';
};

export type ListPaymentDeadLettersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListPaymentDeadLettersError = ListPaymentDeadLettersErrors[keyof ListPaymentDeadLettersErrors];

export type ListPaymentDeadLettersResponses = {
    /**
     * Default Response
     */
    200: DeadLetterPage;
};

export type ListPaymentDeadLettersResponse = ListPaymentDeadLettersResponses[keyof ListPaymentDeadLettersResponses];

export type DropPaymentDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/payment/dead-letters/{id}/drop';
};

export type DropPaymentDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DropPaymentDeadLetterError = DropPaymentDeadLetterErrors[keyof DropPaymentDeadLetterErrors];

export type DropPaymentDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type DropPaymentDeadLetterResponse = DropPaymentDeadLetterResponses[keyof DropPaymentDeadLetterResponses];

export type ReplayPaymentDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/payment/dead-letters/{id}/replay';
};

export type ReplayPaymentDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReplayPaymentDeadLetterError = ReplayPaymentDeadLetterErrors[keyof ReplayPaymentDeadLetterErrors];

export type ReplayPaymentDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type ReplayPaymentDeadLetterResponse = ReplayPaymentDeadLetterResponses[keyof ReplayPaymentDeadLetterResponses];

export type ListPaymentMethodsData = {
    body?: never;
    path?: never;
    query: {
        amount: number;
    };
    url: '/v1/payment-methods';
};

export type ListPaymentMethodsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListPaymentMethodsError = ListPaymentMethodsErrors[keyof ListPaymentMethodsErrors];

export type ListPaymentMethodsResponses = {
    /**
     * Default Response
     */
    200: PaymentMethodList;
};

export type ListPaymentMethodsResponse = ListPaymentMethodsResponses[keyof ListPaymentMethodsResponses];

export type GetPaymentData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/payments/{id}';
};

export type GetPaymentErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetPaymentError = GetPaymentErrors[keyof GetPaymentErrors];

export type GetPaymentResponses = {
    /**
     * Default Response
     */
    200: Payment;
};

export type GetPaymentResponse = GetPaymentResponses[keyof GetPaymentResponses];

export type ListPaymentsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'pending' | 'paid' | 'paid_late' | 'expired' | 'failed' | 'cancelled' | 'refunded';
        /**
         * Opaque to callers.
         */
        payerId?: string;
    };
    url: '/v1/admin/payments';
};

export type ListPaymentsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListPaymentsError = ListPaymentsErrors[keyof ListPaymentsErrors];

export type ListPaymentsResponses = {
    /**
     * Default Response
     */
    200: StaffPaymentPage;
};

export type ListPaymentsResponse = ListPaymentsResponses[keyof ListPaymentsResponses];

export type GetStaffPaymentData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/payments/{id}';
};

export type GetStaffPaymentErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetStaffPaymentError = GetStaffPaymentErrors[keyof GetStaffPaymentErrors];

export type GetStaffPaymentResponses = {
    /**
     * Default Response
     */
    200: StaffPaymentDetail;
};

export type GetStaffPaymentResponse = GetStaffPaymentResponses[keyof GetStaffPaymentResponses];

export type ConfirmCashData = {
    body: ConfirmCash;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/payments/{id}/confirm';
};

export type ConfirmCashErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ConfirmCashError = ConfirmCashErrors[keyof ConfirmCashErrors];

export type ConfirmCashResponses = {
    /**
     * Default Response
     */
    200: StaffPayment;
};

export type ConfirmCashResponse = ConfirmCashResponses[keyof ConfirmCashResponses];

export type OpenPaymentData = {
    body: OpenPayment;
    path?: never;
    query?: never;
    url: '/internal/payments';
};

export type OpenPaymentErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type OpenPaymentError = OpenPaymentErrors[keyof OpenPaymentErrors];

export type OpenPaymentResponses = {
    /**
     * Default Response
     */
    200: Payment;
};

export type OpenPaymentResponse = OpenPaymentResponses[keyof OpenPaymentResponses];

export type ReadPaymentData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/internal/payments/{id}';
};

export type ReadPaymentErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadPaymentError = ReadPaymentErrors[keyof ReadPaymentErrors];

export type ReadPaymentResponses = {
    /**
     * Default Response
     */
    200: Payment;
};

export type ReadPaymentResponse = ReadPaymentResponses[keyof ReadPaymentResponses];

export type ListPaymentCallbacksData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        verdict?: 'applied' | 'no-change' | 'unknown-reference' | 'reference-mismatch' | 'amount-mismatch' | 'malformed';
    };
    url: '/v1/admin/payments/callbacks';
};

export type ListPaymentCallbacksErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListPaymentCallbacksError = ListPaymentCallbacksErrors[keyof ListPaymentCallbacksErrors];

export type ListPaymentCallbacksResponses = {
    /**
     * Default Response
     */
    200: PaymentCallbackPage;
};

export type ListPaymentCallbacksResponse = ListPaymentCallbacksResponses[keyof ListPaymentCallbacksResponses];

export type TripayCallbackData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/payments/callbacks/tripay';
};

export type TripayCallbackErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type TripayCallbackError = TripayCallbackErrors[keyof TripayCallbackErrors];

export type TripayCallbackResponses = {
    /**
     * Default Response
     */
    200: TripayAcknowledgement;
};

export type TripayCallbackResponse = TripayCallbackResponses[keyof TripayCallbackResponses];
