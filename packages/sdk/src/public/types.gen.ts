// @ts-nocheck: generated, and compiled by whoever imports it

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
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
 * ResolvePurchase
 */
export type ResolvePurchase = {
    outcome: 'delivered' | 'not-delivered';
    serialNumber?: string;
    reason: string;
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
 * TripayAcknowledgement
 */
export type TripayAcknowledgement = {
    success: boolean;
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
