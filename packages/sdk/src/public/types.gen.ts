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
 * AddFraudBlock
 */
export type AddFraudBlock = {
    kind: 'account' | 'device' | 'merchant';
    /**
     * An id; of a device its hash.
     */
    entity: string;
    /**
     * Why; it is kept for ever.
     */
    because: string;
};

/**
 * AllRedemptionsPage
 */
export type AllRedemptionsPage = {
    items: Array<Redemption>;
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
    scopes: Array<'profile:read' | 'order:place' | 'order:read' | 'wallet:read' | 'deposit:create' | 'notification:read' | 'merchant:manage' | 'voucher:redeem' | 'voucher:claim' | 'review:write'>;
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
 * Audience
 */
export type Audience = {
    /**
     * Member levels.
     */
    levels?: Array<'bronze' | 'silver' | 'gold' | 'reseller'>;
    /**
     * Slugs of where the customer is.
     */
    areas?: Array<string>;
    /**
     * Who never redeemed anything at this merchant.
     */
    firstTimersOnly?: boolean;
};

/**
 * AudienceBody
 *
 * A part that is left out, or empty, asks nothing.
 */
export type AudienceBody = {
    levels?: Array<'bronze' | 'silver' | 'gold' | 'reseller'>;
    areas?: Array<string>;
    firstTimersOnly?: boolean;
};

/**
 * Because
 */
export type Because = {
    /**
     * The merchant reads it.
     */
    because: string;
};

/**
 * Begun
 */
export type Begun = {
    begun: true;
};

/**
 * Brand
 */
export type Brand = {
    slug: string;
    name: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    icon: string | null;
    priceFrom: Money | null;
    /**
     * Every product of the brand, by kind and amount.
     */
    denominations: Array<Product>;
};

/**
 * BrandEdit
 */
export type BrandEdit = {
    name?: string;
    kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    category?: string | null;
    icon?: string | null;
    position?: number;
    phonePrefixes?: Array<string>;
    number?: BrandNumber | null;
    zone?: InputField | null;
    aliases?: Array<string>;
};

/**
 * BrandList
 */
export type BrandList = {
    items: Array<BrandSummary>;
};

/**
 * BrandNumber
 */
export type BrandNumber = {
    field: string;
    schema: InputField;
};

/**
 * BrandSummary
 */
export type BrandSummary = {
    slug: string;
    name: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    icon: string | null;
};

/**
 * BuyGetDiscount
 */
export type BuyGetDiscount = {
    type: 'buy-x-get-y';
    buy: number;
    get: number;
    item: Texts;
};

/**
 * Campaign
 */
export type Campaign = {
    /**
     * Opaque to callers.
     */
    id: string;
    merchantId: string | null;
    name: Texts;
    description: Texts;
    priority: number;
    startsAt: string;
    endsAt: string;
    budgetAmount: number | null;
    /**
     * Of the redemptions that stand.
     */
    spentAmount: number;
    audience: Audience;
    status: 'draft' | 'running' | 'ended';
    endedBecause: 'by-hand' | 'budget-spent' | 'over' | null;
    createdAt: string;
    updatedAt: string;
    version: number;
};

/**
 * CampaignEdit
 */
export type CampaignEdit = {
    /**
     * Of the campaign that was read.
     */
    version: number;
    name?: TextsBody;
    startsAt?: string;
    endsAt?: string;
    description?: TextsBody;
    /**
     * Higher comes first.
     */
    priority?: number;
    budgetAmount?: number | null;
    audience?: AudienceBody;
};

/**
 * CampaignPage
 */
export type CampaignPage = {
    items: Array<Campaign>;
    nextCursor: string | null;
};

/**
 * CampaignWithSteps
 */
export type CampaignWithSteps = {
    /**
     * Opaque to callers.
     */
    id: string;
    merchantId: string | null;
    name: Texts;
    description: Texts;
    priority: number;
    startsAt: string;
    endsAt: string;
    budgetAmount: number | null;
    /**
     * Of the redemptions that stand.
     */
    spentAmount: number;
    audience: Audience;
    status: 'draft' | 'running' | 'ended';
    endedBecause: 'by-hand' | 'budget-spent' | 'over' | null;
    createdAt: string;
    updatedAt: string;
    version: number;
    steps: Array<LifeStep>;
};

/**
 * CatalogLogLine
 */
export type CatalogLogLine = {
    at: string;
    /**
     * `user:<id>`, or `sync`.
     */
    actor: string;
    requestId: string | null;
    /**
     * For example `price-rule.edit`.
     */
    act: string;
    subject: string;
    subjectId: string;
    before: unknown;
    after: unknown;
};

/**
 * CatalogLogPage
 */
export type CatalogLogPage = {
    items: Array<CatalogLogLine>;
    nextCursor: string | null;
};

/**
 * Category
 */
export type Category = {
    slug: string;
    /**
     * Slugs from the root to here.
     */
    path: string;
    name: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    icon: string | null;
    children: Array<Category>;
};

/**
 * CategoryEdit
 */
export type CategoryEdit = {
    parent?: string | null;
    name?: Translated;
    icon?: string | null;
    position?: number;
};

/**
 * CategoryTree
 */
export type CategoryTree = {
    items: Array<Category>;
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
 * Claim
 */
export type Claim = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'active' | 'redeemed' | 'expired' | 'given-back' | 'revoked';
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * Of the terms it was claimed under; these never change.
     */
    version: number;
    /**
     * In the language of the caller.
     */
    title: string;
    merchant: ClaimMerchant;
    validUntil: string;
    /**
     * The last day on which it can be used, by the merchant's calendar: `2026-12-31`.
     */
    lastDay: string;
    claimedAt: string;
    endedAt: string | null;
    endedBecause: string | null;
    description: string;
    conditions: string;
    discount: Discount;
    minimumSpend: number | null;
    redeemFrom: string;
    hours: Hours | null;
    code: string | null;
    qr: ClaimQr | null;
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
 * ClaimMerchant
 */
export type ClaimMerchant = {
    /**
     * Opaque to callers.
     */
    id: string;
    slug: string;
    name: string;
};

/**
 * ClaimPage
 */
export type ClaimPage = {
    items: Array<ClaimSummary>;
    nextCursor: string | null;
};

/**
 * ClaimPosition
 *
 * Needed for offers to certain areas only; not kept.
 */
export type ClaimPosition = {
    latitude: number;
    longitude: number;
};

/**
 * ClaimQr
 *
 * Only while it is active.
 */
export type ClaimQr = {
    /**
     * What the symbol says.
     */
    text: string;
    /**
     * The symbol: version 6, level M, with its quiet zone.
     */
    svg: string;
};

/**
 * ClaimSummary
 */
export type ClaimSummary = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'active' | 'redeemed' | 'expired' | 'given-back' | 'revoked';
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * Of the terms it was claimed under; these never change.
     */
    version: number;
    /**
     * In the language of the caller.
     */
    title: string;
    merchant: ClaimMerchant;
    validUntil: string;
    /**
     * The last day on which it can be used, by the merchant's calendar: `2026-12-31`.
     */
    lastDay: string;
    claimedAt: string;
    endedAt: string | null;
    endedBecause: string | null;
};

/**
 * Code
 */
export type Code = {
    /**
     * Opaque to callers.
     */
    id: string;
    kind: 'personal' | 'shared' | 'print';
    /**
     * Opaque to callers.
     */
    voucherId: string;
    version: number;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    customerId: string | null;
    batchId: string | null;
    status: 'active' | 'redeemed' | 'expired' | 'given-back' | 'revoked';
    uses: number;
    usesMax: number | null;
    validUntil: string;
    madeAt: string;
    endedAt: string | null;
    endedBecause: string | null;
};

/**
 * CodeBatch
 */
export type CodeBatch = {
    /**
     * Opaque to callers.
     */
    id: string;
    kind: 'print' | 'shared' | 'import';
    /**
     * Opaque to callers.
     */
    voucherId: string;
    version: number;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    run: string;
    /**
     * The key that signs its QR codes.
     */
    kid: number;
    /**
     * From then on devices know that key.
     */
    keyKnownFrom: string;
    wanted: number;
    /**
     * So far: the progress.
     */
    made: number;
    usesMax: number | null;
    status: 'making' | 'made' | 'failed' | 'revoked';
    /**
     * How many of its codes are in which state.
     */
    states: {
        [key: string]: number;
    };
    refused: Array<RefusedCodeLine> | null;
    note: string | null;
    requestedBy: string;
    requestedAt: string;
    endedAt: string | null;
};

/**
 * CodeBatchPage
 */
export type CodeBatchPage = {
    items: Array<CodeBatchSummary>;
    nextCursor: string | null;
};

/**
 * CodeBatchSummary
 */
export type CodeBatchSummary = {
    /**
     * Opaque to callers.
     */
    id: string;
    kind: 'print' | 'shared' | 'import';
    /**
     * Opaque to callers.
     */
    voucherId: string;
    version: number;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    run: string;
    /**
     * The key that signs its QR codes.
     */
    kid: number;
    /**
     * From then on devices know that key.
     */
    keyKnownFrom: string;
    wanted: number;
    /**
     * So far: the progress.
     */
    made: number;
    usesMax: number | null;
    status: 'making' | 'made' | 'failed' | 'revoked';
    note: string | null;
    requestedBy: string;
    requestedAt: string;
    endedAt: string | null;
};

/**
 * ConfirmCash
 */
export type ConfirmCash = {
    note?: string;
};

/**
 * ConfirmOutcome
 */
export type ConfirmOutcome = {
    confirmed: Array<ConfirmedProposal>;
    productsCreated: number;
    brandsCreated: number;
    skipped: Array<SkippedProposal>;
};

export type ConfirmProposals = unknown & {
    ids?: Array<string>;
    supplier?: string;
    minConfidence?: number;
};

/**
 * ConfirmedProposal
 */
export type ConfirmedProposal = {
    /**
     * Opaque to callers.
     */
    id: string;
    sku: string;
    /**
     * Opaque to callers.
     */
    productId: string;
    /**
     * Opaque to callers.
     */
    offerId: string;
};

/**
 * ConsumerLag
 */
export type ConsumerLag = {
    /**
     * Events not delivered to us yet.
     */
    pending: number;
    /**
     * Events that are being handled, or wait to be tried again.
     */
    unacknowledged: number;
    /**
     * Of these, delivered more than once.
     */
    redelivered: number;
};

/**
 * ConsumerState
 *
 * `lag` is null while NATS is away.
 */
export type ConsumerState = {
    name: string;
    event: string;
    lag: ConsumerLag | null;
    /**
     * Events that failed for their own reasons and are tried again.
     */
    failing: number;
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
 * CostHistory
 */
export type CostHistory = {
    item: MirroredItem;
    costs: Array<CostLine>;
};

/**
 * CostLine
 */
export type CostLine = {
    at: string;
    costBefore: number | null;
    costAfter: number | null;
    /**
     * Opaque to callers.
     */
    syncId: string;
};

/**
 * CreateApiKey
 */
export type CreateApiKey = {
    name: string;
    scopes: Array<'profile:read' | 'order:place' | 'order:read' | 'wallet:read' | 'deposit:create' | 'notification:read' | 'merchant:manage' | 'voucher:redeem' | 'voucher:claim' | 'review:write'>;
    /**
     * Addresses or CIDR ranges. None means anywhere.
     */
    allowedIps?: Array<string>;
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
    scopes: Array<'profile:read' | 'order:place' | 'order:read' | 'wallet:read' | 'deposit:create' | 'notification:read' | 'merchant:manage' | 'voucher:redeem' | 'voucher:claim' | 'review:write'>;
    allowedIps: Array<string>;
    createdAt: string;
    lastUsedAt: string | null;
    /**
     * Shown this once. Send it as `X-Api-Key`.
     */
    key: string;
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
 * DeadLetterState
 */
export type DeadLetterState = {
    /**
     * For staff to replay or drop.
     */
    waiting: number;
    oldestAt: string | null;
};

/**
 * DenominationWord
 */
export type DenominationWord = {
    /**
     * Opaque to callers.
     */
    id: string;
    phrase: string;
    /**
     * Empty: noise, which is left out.
     */
    means: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other' | null;
    brand: string | null;
};

/**
 * DenominationWordList
 */
export type DenominationWordList = {
    items: Array<DenominationWord>;
};

/**
 * Dependency
 */
export type Dependency = {
    ok: boolean;
    latencyMs: number;
    error?: string;
};

/**
 * Deposit
 */
export type Deposit = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'pending' | 'completed' | 'expired' | 'failed' | 'refunded';
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
    status: 'pending' | 'completed' | 'expired' | 'failed' | 'refunded';
    amount: number;
    currency: string;
    method: string;
    createdAt: string;
};

/**
 * Discount
 */
export type Discount = PercentageDiscount | FixedDiscount | BuyGetDiscount | FreeItemDiscount;

/**
 * DiscountBody
 *
 * percentage: percent, maxAmount if it is capped. fixed: amount. buy-x-get-y: buy, get, item. free-item: item.
 */
export type DiscountBody = {
    type: 'percentage' | 'fixed' | 'buy-x-get-y' | 'free-item';
    percent?: number;
    maxAmount?: number;
    amount?: number;
    buy?: number;
    get?: number;
    item?: TextsBody;
};

/**
 * DraftFraudRules
 */
export type DraftFraudRules = {
    rules: FraudRules;
    /**
     * What is new in it.
     */
    note: string;
};

/**
 * EditNotificationTemplate
 */
export type EditNotificationTemplate = {
    title: string;
    /**
     * Plain text with `{placeholders}`.
     */
    body: string;
    /**
     * The version that was edited; 0 where there is none yet.
     */
    version: number;
};

/**
 * FacetValue
 */
export type FacetValue = {
    value: string;
    /**
     * At most 1000.
     */
    count: number;
    /**
     * There are more than 1000: "1000+".
     */
    more: boolean;
    /**
     * Reckoned from a sample, because there are so many.
     */
    about: boolean;
};

/**
 * FieldError
 */
export type FieldError = {
    /**
     * A JSON pointer (RFC 6901) into the body, or into what `in` names.
     */
    pointer: string;
    in?: 'query' | 'path' | 'header';
    /**
     * For people, in their language.
     */
    message: string;
};

/**
 * FixedDiscount
 */
export type FixedDiscount = {
    type: 'fixed';
    amount: number;
};

/**
 * FoundVoucher
 */
export type FoundVoucher = {
    /**
     * Opaque to callers.
     */
    id: string;
    title: string;
    discountType: 'percentage' | 'fixed' | 'buy-x-get-y' | 'free-item';
    /**
     * What it gives, in one line of the caller’s language.
     */
    discountLine: string;
    minimumSpend: number | null;
    merchant: FoundVoucherMerchant;
    /**
     * Slugs of where it is good.
     */
    areas: Array<string>;
    claimUntil: string;
    redeemUntil: string;
    imageId: string | null;
    rating: FoundVoucherRating;
    nearest: NearestLocation | null;
};

/**
 * FoundVoucherMerchant
 */
export type FoundVoucherMerchant = {
    /**
     * Opaque to callers.
     */
    id: string;
    slug: string;
    name: string;
    category: string;
};

/**
 * FoundVoucherPage
 */
export type FoundVoucherPage = {
    items: Array<FoundVoucher>;
    nextCursor: string | null;
    facets?: VoucherFacets;
};

/**
 * FoundVoucherRating
 */
export type FoundVoucherRating = {
    count: number;
    average: number | null;
};

/**
 * FraudBlock
 */
export type FraudBlock = {
    /**
     * Opaque to callers.
     */
    id: string;
    kind: 'account' | 'device' | 'merchant';
    entity: string;
    caseId: string | null;
    addedAt: string;
    addedBy: string;
    because: string;
    removedAt: string | null;
    removedBy: string | null;
    removedBecause: string | null;
};

/**
 * FraudBlockPage
 */
export type FraudBlockPage = {
    items: Array<FraudBlock>;
    nextCursor: string | null;
};

/**
 * FraudCase
 */
export type FraudCase = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * `held`: a redemption waits for it. `blocked`: nothing was taken.
     */
    kind: 'held' | 'blocked';
    status: 'open' | 'investigating' | 'resolved';
    outcome: 'confirmed' | 'dismissed' | null;
    score: number | null;
    value: number | null;
    /**
     * Score times value: its place in the queue.
     */
    weight: number;
    scans: number;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    voucherId: string | null;
    customerId: string | null;
    deviceHash: string | null;
    redemptionId: string | null;
    assignee: string | null;
    openedAt: string;
    resolvedAt: string | null;
    resolvedBy: string | null;
    because: string | null;
    timeline: Array<FraudCaseEntry>;
    /**
     * Its scans, the newest first, each factor by factor.
     */
    explained: Array<FraudScan>;
    linked: Array<LinkedFraudCase>;
    /**
     * Who of it can be put on the block list.
     */
    listable: Array<'account' | 'device' | 'merchant'>;
};

/**
 * FraudCaseEntry
 */
export type FraudCaseEntry = {
    at: string;
    actor: string;
    kind: 'opened' | 'scan' | 'step' | 'note' | 'listed' | 'snoozed';
    text: string;
};

/**
 * FraudCasePage
 */
export type FraudCasePage = {
    items: Array<FraudCaseSummary>;
    nextCursor: string | null;
};

/**
 * FraudCaseSummary
 */
export type FraudCaseSummary = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * `held`: a redemption waits for it. `blocked`: nothing was taken.
     */
    kind: 'held' | 'blocked';
    status: 'open' | 'investigating' | 'resolved';
    outcome: 'confirmed' | 'dismissed' | null;
    score: number | null;
    value: number | null;
    /**
     * Score times value: its place in the queue.
     */
    weight: number;
    scans: number;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    voucherId: string | null;
    customerId: string | null;
    deviceHash: string | null;
    redemptionId: string | null;
    assignee: string | null;
    openedAt: string;
    resolvedAt: string | null;
    resolvedBy: string | null;
    because: string | null;
};

/**
 * FraudComparison
 */
export type FraudComparison = {
    version: number;
    since: string;
    scans: number;
    counts: Array<FraudComparisonCounts>;
    examples: Array<FraudComparisonExample>;
    rules: Array<FraudRuleRecord>;
};

/**
 * FraudComparisonCounts
 *
 * For each outcome that was decided, what this version says.
 */
export type FraudComparisonCounts = {
    live: 'approve' | 'review' | 'block';
    agree: number;
    stricter: number;
    looser: number;
};

/**
 * FraudComparisonDecision
 */
export type FraudComparisonDecision = {
    ruleSet: number;
    score: number;
    outcome: 'approve' | 'review' | 'block';
};

/**
 * FraudComparisonExample
 */
export type FraudComparisonExample = {
    /**
     * Opaque to callers.
     */
    scanId: string;
    at: string;
    live: FraudComparisonDecision;
    other: FraudComparisonOther;
    resolved: 'confirmed' | 'dismissed' | null;
};

/**
 * FraudComparisonOther
 */
export type FraudComparisonOther = {
    score: number;
    outcome: 'approve' | 'review' | 'block';
};

/**
 * FraudFactor
 */
export type FraudFactor = {
    family: 'code' | 'location' | 'velocity' | 'device' | 'history' | 'trust';
    points: number;
    cap: number;
    rules: Array<FraudReason>;
};

/**
 * FraudHardReason
 */
export type FraudHardReason = {
    rule: string;
    atLeast: 'approve' | 'review' | 'block';
    because: FraudSentence;
};

/**
 * FraudHardRule
 */
export type FraudHardRule = {
    /**
     * The stable code of the rule.
     */
    name: string;
    when: Array<{
        /**
         * What it looks at.
         */
        signal: 'codeManipulated' | 'foreignCode' | 'failedCodes' | 'staleSuffix' | 'redeemedBefore' | 'locationMissing' | 'locationMocked' | 'storeDistanceM' | 'customerDistanceM' | 'travelM' | 'travelKmh' | 'customerHour' | 'customerDay' | 'merchantHour' | 'merchantPacePercent' | 'quickRedemptions' | 'deviceAccounts' | 'deviceMinutesBeforeClaim' | 'accountAgeHours' | 'customerRedemptions' | 'reversalPercent' | 'accountListed' | 'deviceListed' | 'merchantListed' | 'cleanRedemptions' | 'cleanDays' | 'merchantVerified' | 'merchantClean';
        /**
         * Fires when the signal is more than this.
         */
        over?: number;
        /**
         * Fires when the signal is this or more.
         */
        atLeast?: number;
        /**
         * Fires when the signal is less than this.
         */
        below?: number;
        /**
         * Fires when the flag is so.
         */
        is?: boolean;
    }>;
    /**
     * Whatever the score says, the outcome is no milder.
     */
    atLeast: 'review' | 'block';
    because: {
        id: string;
        en: string;
    };
};

/**
 * FraudReason
 */
export type FraudReason = {
    rule: string;
    points: number;
    /**
     * What of it counted within the cap of its factor.
     */
    counted: number;
    snoozed: boolean;
    because: FraudSentence;
};

/**
 * FraudRule
 */
export type FraudRule = {
    /**
     * The stable code of the rule.
     */
    name: string;
    family: 'code' | 'location' | 'velocity' | 'device' | 'history' | 'trust';
    /**
     * What it looks at.
     */
    signal: 'codeManipulated' | 'foreignCode' | 'failedCodes' | 'staleSuffix' | 'redeemedBefore' | 'locationMissing' | 'locationMocked' | 'storeDistanceM' | 'customerDistanceM' | 'travelM' | 'travelKmh' | 'customerHour' | 'customerDay' | 'merchantHour' | 'merchantPacePercent' | 'quickRedemptions' | 'deviceAccounts' | 'deviceMinutesBeforeClaim' | 'accountAgeHours' | 'customerRedemptions' | 'reversalPercent' | 'accountListed' | 'deviceListed' | 'merchantListed' | 'cleanRedemptions' | 'cleanDays' | 'merchantVerified' | 'merchantClean';
    /**
     * The one with the most points counts.
     */
    tiers: Array<{
        /**
         * Fires when the signal is more than this.
         */
        over?: number;
        /**
         * Fires when the signal is this or more.
         */
        atLeast?: number;
        /**
         * Fires when the signal is less than this.
         */
        below?: number;
        /**
         * Fires when the flag is so.
         */
        is?: boolean;
        points: number;
    }>;
    /**
     * What must hold beside.
     */
    and?: Array<{
        /**
         * What it looks at.
         */
        signal: 'codeManipulated' | 'foreignCode' | 'failedCodes' | 'staleSuffix' | 'redeemedBefore' | 'locationMissing' | 'locationMocked' | 'storeDistanceM' | 'customerDistanceM' | 'travelM' | 'travelKmh' | 'customerHour' | 'customerDay' | 'merchantHour' | 'merchantPacePercent' | 'quickRedemptions' | 'deviceAccounts' | 'deviceMinutesBeforeClaim' | 'accountAgeHours' | 'customerRedemptions' | 'reversalPercent' | 'accountListed' | 'deviceListed' | 'merchantListed' | 'cleanRedemptions' | 'cleanDays' | 'merchantVerified' | 'merchantClean';
        /**
         * Fires when the signal is more than this.
         */
        over?: number;
        /**
         * Fires when the signal is this or more.
         */
        atLeast?: number;
        /**
         * Fires when the signal is less than this.
         */
        below?: number;
        /**
         * Fires when the flag is so.
         */
        is?: boolean;
    }>;
    /**
     * Counts in full, whatever its family may count.
     */
    beyondCap?: boolean;
    because: {
        id: string;
        en: string;
    };
};

/**
 * FraudRuleRecord
 */
export type FraudRuleRecord = {
    rule: string;
    fired: number;
    /**
     * How often it added something: neither asleep nor beyond the cap.
     */
    counted: number;
    /**
     * Of the cases that came of it.
     */
    confirmed: number;
    dismissed: number;
};

/**
 * FraudRuleSet
 */
export type FraudRuleSet = {
    version: number;
    state: 'draft' | 'shadow' | 'live' | 'retired';
    note: string;
    createdBy: string;
    createdAt: string;
    rules: FraudRules;
    log: Array<FraudRuleSetMove>;
};

/**
 * FraudRuleSetList
 */
export type FraudRuleSetList = {
    items: Array<FraudRuleSetSummary>;
};

/**
 * FraudRuleSetMove
 */
export type FraudRuleSetMove = {
    at: string;
    from: string;
    to: string;
    actor: string;
    because: string;
};

/**
 * FraudRuleSetSummary
 */
export type FraudRuleSetSummary = {
    version: number;
    state: 'draft' | 'shadow' | 'live' | 'retired';
    note: string;
    createdBy: string;
    createdAt: string;
};

/**
 * FraudRuleStatistics
 */
export type FraudRuleStatistics = {
    version: number;
    since: string;
    rules: Array<FraudRuleRecord>;
};

/**
 * FraudRules
 */
export type FraudRules = {
    thresholds: {
        review: number;
        block: number;
    };
    /**
     * How much each family can add; `trust`: how much it can take off.
     */
    caps: {
        code: number;
        location: number;
        velocity: number;
        device: number;
        history: number;
        trust: number;
    };
    rules: Array<FraudRule>;
    hard: Array<FraudHardRule>;
};

/**
 * FraudScan
 */
export type FraudScan = {
    /**
     * Opaque to callers.
     */
    id: string;
    at: string;
    receivedAt: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    customerId: string | null;
    /**
     * A redemption of the same id came of it.
     */
    taken: boolean;
    value: number | null;
    ruleSet: number | null;
    score: number | null;
    outcome: 'approve' | 'review' | 'block';
    factors: Array<FraudFactor>;
    hardBecause: Array<FraudHardReason>;
    failure: string | null;
    replays: boolean | null;
    ms: number;
    shadow: FraudShadow | null;
};

/**
 * FraudSentence
 */
export type FraudSentence = {
    id: string;
    en: string;
};

/**
 * FraudShadow
 */
export type FraudShadow = {
    ruleSet: number;
    score: number;
    outcome: 'approve' | 'review' | 'block';
};

/**
 * FraudSnooze
 */
export type FraudSnooze = {
    rule: string;
    kind: 'account' | 'device' | 'merchant';
    entity: string;
    until: string;
    actor: string;
    because: string;
};

/**
 * FraudSnoozeList
 */
export type FraudSnoozeList = {
    items: Array<FraudSnooze>;
};

/**
 * FreeItemDiscount
 */
export type FreeItemDiscount = {
    type: 'free-item';
    item: Texts;
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
 * GuessAlarm
 */
export type GuessAlarm = {
    /**
     * Opaque to callers.
     */
    alarmId: string;
    rule: string;
    at: string;
    failures: number;
    merchants: number;
    networks: number;
    devices: number;
};

/**
 * GuessAlarms
 */
export type GuessAlarms = {
    items: Array<GuessAlarm>;
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
 * Hours
 */
export type Hours = {
    /**
     * A day that is not named has no hours.
     */
    weekly: {
        mon?: Array<HoursSpan>;
        tue?: Array<HoursSpan>;
        wed?: Array<HoursSpan>;
        thu?: Array<HoursSpan>;
        fri?: Array<HoursSpan>;
        sat?: Array<HoursSpan>;
        sun?: Array<HoursSpan>;
    };
    /**
     * Dates with hours of their own, or none.
     */
    except?: Array<{
        date: string;
        hours: Array<HoursSpan>;
    }>;
};

/**
 * HoursSpan
 *
 * From until before; until an earlier time goes past midnight.
 */
export type HoursSpan = {
    from: string;
    to: string;
};

/**
 * Image
 */
export type Image = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * As it was sent, upright.
     */
    width: number;
    height: number;
    /**
     * None of one that was taken down.
     */
    copies: Array<ImageCopy>;
    createdAt: string;
    takenDownBecause: string | null;
    takenDownAt: string | null;
};

/**
 * ImageCopy
 */
export type ImageCopy = {
    /**
     * Its longer side has at most so many pixels.
     */
    size: number;
    /**
     * For ever the same bytes: `/v1/images/{id}/{size}`.
     */
    url: string;
    width: number;
    height: number;
    bytes: number;
};

/**
 * ImageList
 */
export type ImageList = {
    items: Array<Image>;
};

/**
 * ImagePage
 */
export type ImagePage = {
    items: Array<Image>;
    nextCursor: string | null;
};

/**
 * ImportCodes
 */
export type ImportCodes = {
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * A code in the first column of each line; at most 20,000 lines.
     */
    csv: string;
    usesMax?: number;
    /**
     * Batches of one print run are signed by one key, so that a leaked file is refused as a whole. Left out: a key of its own.
     */
    printRun?: string;
    note?: string;
};

/**
 * InputField
 */
export type InputField = {
    type: 'string';
    title?: string;
    description?: string;
    'x-labels'?: Translated;
    format?: 'phone' | 'digits';
    pattern?: string;
    minLength?: number;
    maxLength: number;
    enum?: Array<string>;
    examples?: Array<string>;
};

/**
 * InputSchema
 */
export type InputSchema = {
    type: 'object';
    properties: {
        [key: string]: InputField;
    };
    required: Array<string>;
    additionalProperties: false;
};

/**
 * InputTarget
 */
export type InputTarget = {
    number: string;
    zone: string | null;
};

/**
 * JobState
 */
export type JobState = {
    name: string;
    /**
     * For a later time.
     */
    waiting: number;
    /**
     * Could be worked on.
     */
    due: number;
    /**
     * Due for more than a minute.
     */
    late: number;
    /**
     * Being worked on.
     */
    running: number;
    /**
     * Failed before, and tried again.
     */
    failing: number;
    nextAt: string | null;
};

/**
 * KindRule
 */
export type KindRule = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * The lowest that matches decides.
     */
    position: number;
    field: string;
    /**
     * Regular expression, case ignored.
     */
    pattern: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
};

/**
 * KindRuleList
 */
export type KindRuleList = {
    items: Array<KindRule>;
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
 * LifeStep
 */
export type LifeStep = {
    at: string;
    step: string;
    from: string | null;
    to: string;
    cause: string;
    actor: string;
};

/**
 * LinkedFraudCase
 */
export type LinkedFraudCase = {
    /**
     * Opaque to callers.
     */
    id: string;
    by: Array<string>;
    status: 'open' | 'investigating' | 'resolved';
    outcome: 'confirmed' | 'dismissed' | null;
    score: number | null;
    openedAt: string;
};

/**
 * ListedOffer
 */
export type ListedOffer = {
    /**
     * Opaque to callers.
     */
    id: string;
    supplier: string;
    itemCode: string;
    itemName: string;
    /**
     * The lower is asked first; among equals the cheaper.
     */
    priority: number;
    enabled: boolean;
    /**
     * The item was renamed into something else.
     */
    held: boolean;
    zoneJoin: string | null;
    cost: Money | null;
    stock: number | null;
    multi: boolean;
    cutOff: OfferCutOff | null;
    usable: boolean;
    obstacle: 'supplier-disabled' | 'offer-disabled' | 'offer-held' | 'item-vanished' | 'item-refused' | 'cost-unknown' | 'not-sellable' | 'out-of-stock' | 'cut-off' | null;
    sku: string;
    updatedAt: string;
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
 * Merchant
 */
export type Merchant = {
    /**
     * Opaque to callers.
     */
    id: string;
    number: number;
    slug: string;
    category: string;
    name: string;
    description: string;
    phone: string | null;
    timeZone: 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';
    locations: Array<PublicMerchantLocation>;
    /**
     * In order: `/v1/images/{id}/320`, `…/960`.
     */
    imageIds: Array<string>;
    rating: Rating;
};

/**
 * MerchantAlike
 */
export type MerchantAlike = {
    /**
     * Opaque to callers.
     */
    id: string;
    slug: string;
    name: Texts;
    status: 'applied' | 'verified' | 'rejected' | 'suspended';
};

/**
 * MerchantApplication
 */
export type MerchantApplication = {
    category: string;
    name: TextsBody;
    description?: TextsBody;
    phone?: string | null;
    timeZone?: 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';
    /**
     * A redemption that is held for review gets the customer nothing until it was reviewed.
     */
    strict?: boolean;
    active?: boolean;
};

/**
 * MerchantCategory
 */
export type MerchantCategory = {
    slug: string;
    name: string;
    icon: string | null;
};

/**
 * MerchantCategoryList
 */
export type MerchantCategoryList = {
    items: Array<MerchantCategory>;
};

/**
 * MerchantEdit
 */
export type MerchantEdit = {
    /**
     * Of the merchant that was read.
     */
    version: number;
    category?: string;
    name?: TextsBody;
    description?: TextsBody;
    phone?: string | null;
    timeZone?: 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';
    /**
     * A redemption that is held for review gets the customer nothing until it was reviewed.
     */
    strict?: boolean;
    active?: boolean;
};

/**
 * MerchantLocation
 */
export type MerchantLocation = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    address: string;
    /**
     * Slug: `kota-bandung`.
     */
    area: string;
    latitude: number;
    longitude: number;
    openingHours: Hours | null;
    /**
     * For good.
     */
    closed: boolean;
};

/**
 * MerchantLocationEdit
 */
export type MerchantLocationEdit = {
    name?: string;
    address?: string;
    area?: string;
    latitude?: number;
    longitude?: number;
    openingHours?: Hours | null;
    /**
     * For good.
     */
    closed?: boolean;
};

/**
 * MerchantLocationList
 */
export type MerchantLocationList = {
    items: Array<MerchantLocation>;
};

/**
 * MerchantStaff
 */
export type MerchantStaff = {
    /**
     * Opaque to callers.
     */
    userId: string;
    role: 'owner' | 'cashier';
    /**
     * What the owner calls them.
     */
    label: string;
    addedAt: string;
};

/**
 * MerchantStaffEdit
 */
export type MerchantStaffEdit = {
    /**
     * Opaque to callers.
     */
    userId: string;
    role: 'owner' | 'cashier';
    /**
     * What you call them: "Siti, pagi".
     */
    label?: string;
};

/**
 * MerchantStaffList
 */
export type MerchantStaffList = {
    items: Array<MerchantStaff>;
};

/**
 * MessageReceived
 */
export type MessageReceived = {
    received: boolean;
};

/**
 * MirroredItem
 */
export type MirroredItem = {
    /**
     * Opaque to callers.
     */
    id: string;
    code: string;
    name: string;
    category: string;
    brand: string;
    type: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    cost: number | null;
    adminFee: number | null;
    sellable: boolean;
    stock: number | null;
    multi: boolean;
    refusedBecause: string | null;
    sku: string | null;
    firstSeenAt: string;
    lastSeenAt: string;
    vanishedAt: string | null;
};

/**
 * MirroredItemPage
 */
export type MirroredItemPage = {
    items: Array<MirroredItem>;
    nextCursor: string | null;
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
 * NearestLocation
 *
 * Of those it is good at; only where `near` was asked.
 */
export type NearestLocation = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    address: string;
    area: string;
    latitude: number;
    longitude: number;
    /**
     * Metres over the ground, as the crow flies.
     */
    distanceM: number;
};

/**
 * NewBrand
 */
export type NewBrand = {
    slug: string;
    name: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    category?: string | null;
    icon?: string | null;
    position?: number;
    phonePrefixes?: Array<string>;
    number?: BrandNumber | null;
    zone?: InputField | null;
    aliases?: Array<string>;
};

/**
 * NewCampaign
 */
export type NewCampaign = {
    name: TextsBody;
    startsAt: string;
    endsAt: string;
    description?: TextsBody;
    /**
     * Higher comes first.
     */
    priority?: number;
    budgetAmount?: number | null;
    audience?: AudienceBody;
};

/**
 * NewCategory
 */
export type NewCategory = {
    slug: string;
    parent?: string | null;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    name: Translated;
    icon?: string | null;
    position?: number;
};

/**
 * NewDenominationWord
 */
export type NewDenominationWord = {
    phrase: string;
    /**
     * Empty: noise, which is left out.
     */
    means: string;
    kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other' | null;
    brand?: string | null;
};

/**
 * NewKindRule
 */
export type NewKindRule = {
    /**
     * The lowest that matches decides.
     */
    position: number;
    field: 'category' | 'type' | 'brand' | 'name';
    /**
     * Regular expression, case ignored.
     */
    pattern: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
};

/**
 * NewMerchantLocation
 */
export type NewMerchantLocation = {
    name: string;
    address: string;
    area: string;
    latitude: number;
    longitude: number;
    openingHours?: Hours | null;
};

/**
 * NewPriceRule
 */
export type NewPriceRule = {
    customerType?: 'retail' | 'reseller' | null;
    memberLevel?: 'bronze' | 'silver' | 'gold' | 'reseller' | null;
    sku?: string | null;
    category?: string | null;
    kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other' | null;
    marginType: 'fixed' | 'percentage';
    /**
     * Whole rupiah, or hundredths of a percent of the cost (600 is 6 %, at most 100000).
     */
    margin: number;
    minimumMargin?: number;
    /**
     * The price is rounded up to a multiple.
     */
    roundingStep?: number;
    /**
     * Allows a negative margin: the price may be below the cost.
     */
    allowLoss?: boolean;
    note?: string;
};

/**
 * NewReview
 */
export type NewReview = {
    /**
     * Opaque to callers.
     */
    redemptionId: string;
    stars: number;
    text?: string | null;
    /**
     * Shown without a name; otherwise first name and initial: `Budi S.`
     */
    anonymous?: boolean;
};

/**
 * NewReviewReport
 */
export type NewReviewReport = {
    /**
     * Opaque to callers.
     */
    reviewId: string;
    reason: 'spam' | 'offensive' | 'personal-data' | 'not-about-this' | 'untrue' | 'other';
    note?: string | null;
};

/**
 * NewVoucher
 */
export type NewVoucher = {
    terms?: VoucherTermsBody;
    /**
     * Among vouchers of this merchant: higher comes first.
     */
    priority?: number;
    /**
     * For your own books; customers do not see it.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * NoteOnFraudCase
 */
export type NoteOnFraudCase = {
    text: string;
};

/**
 * Notification
 */
export type Notification = {
    /**
     * Opaque to callers.
     */
    id: string;
    at: string;
    /**
     * `deposit.completed`, `order.completed`, …; expect new ones.
     */
    kind: string;
    title: string;
    body: string;
    data: NotificationData;
    readAt: string | null;
};

/**
 * NotificationData
 */
export type NotificationData = {
    /**
     * Opaque to callers.
     */
    depositId?: string;
    /**
     * Opaque to callers.
     */
    orderId?: string;
    /**
     * Opaque to callers.
     */
    paymentId?: string;
    /**
     * The order's number.
     */
    number?: string;
    sku?: string;
    serialNumber?: string | null;
    /**
     * Opaque to callers.
     */
    claimId?: string;
    /**
     * Opaque to callers.
     */
    redemptionId?: string;
    /**
     * Opaque to callers.
     */
    voucherId?: string;
    /**
     * Opaque to callers.
     */
    merchantId?: string;
    amount?: Money;
};

/**
 * NotificationHello
 */
export type NotificationHello = {
    unread: number;
};

/**
 * NotificationPage
 */
export type NotificationPage = {
    items: Array<Notification>;
    nextCursor: string | null;
    /**
     * How many are unread, on all pages.
     */
    unread: number;
};

/**
 * NotificationTemplate
 */
export type NotificationTemplate = {
    kind: 'deposit.completed' | 'deposit.expired' | 'order.paid' | 'order.completed' | 'order.refunded' | 'order.reversed' | 'order.expired' | 'order.payment-returned' | 'payment.credited' | 'payment.refunded' | 'voucher.claimed' | 'voucher.redeemed' | 'voucher.under-review' | 'voucher.approved' | 'voucher.rejected' | 'voucher.undone' | 'voucher.revoked';
    channel: 'in_app';
    language: 'id' | 'en';
    version: number;
    /**
     * In use; all other versions are history.
     */
    active: boolean;
    title: string;
    body: string;
    required: Array<string>;
    /**
     * All placeholders that may stand in its words.
     */
    known: Array<string>;
    editedAt: string;
    editedBy: string;
};

/**
 * NotificationTemplateList
 */
export type NotificationTemplateList = {
    items: Array<NotificationTemplate>;
};

/**
 * NotificationTemplatePage
 */
export type NotificationTemplatePage = {
    items: Array<NotificationTemplate>;
    nextCursor: string | null;
};

/**
 * Offer
 */
export type Offer = {
    /**
     * Opaque to callers.
     */
    id: string;
    supplier: string;
    itemCode: string;
    itemName: string;
    /**
     * The lower is asked first; among equals the cheaper.
     */
    priority: number;
    enabled: boolean;
    /**
     * The item was renamed into something else.
     */
    held: boolean;
    zoneJoin: string | null;
    cost: Money | null;
    stock: number | null;
    multi: boolean;
    cutOff: OfferCutOff | null;
    usable: boolean;
    obstacle: 'supplier-disabled' | 'offer-disabled' | 'offer-held' | 'item-vanished' | 'item-refused' | 'cost-unknown' | 'not-sellable' | 'out-of-stock' | 'cut-off' | null;
};

/**
 * OfferCutOff
 *
 * Minutes of the day in Jakarta; may wrap midnight.
 */
export type OfferCutOff = {
    fromMinute: number;
    toMinute: number;
};

/**
 * OfferEdit
 */
export type OfferEdit = {
    priority?: number;
    enabled?: boolean;
    held?: false;
    zoneJoin?: string | null;
};

/**
 * OfferPage
 */
export type OfferPage = {
    items: Array<ListedOffer>;
    nextCursor: string | null;
};

/**
 * OfflineConflict
 */
export type OfflineConflict = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    deviceId: string;
    nonce: string;
    /**
     * Opaque to callers.
     */
    locationId: string;
    codeId: string | null;
    voucherId: string | null;
    scannedAt: string;
    happenedAt: string;
    clockTrusted: boolean;
    receivedAt: string;
    /**
     * `accepted` is counted; `conflict` is looked at by people and counted only if they say so; `refused` never is.
     */
    verdict: 'accepted' | 'conflict' | 'refused';
    reason: 'code-refused' | 'mistyped' | 'typed-entry-locked' | 'already-redeemed' | 'expired' | 'paused' | 'limit-reached' | 'customer-limit' | 'not-here' | 'not-now' | 'minimum-spend' | 'not-accepted' | 'nonce-reused' | 'clock-untrusted' | null;
    redemptionId: string | null;
    outcome: 'accepted' | 'refused' | null;
    settledAt: string | null;
    againstId: string | null;
    /**
     * The redemption it stands against is under review because of it.
     */
    challenged: boolean;
    settledBy: string | null;
    settledBecause: string | null;
};

/**
 * OfflineConflictPage
 */
export type OfflineConflictPage = {
    items: Array<OfflineConflict>;
    nextCursor: string | null;
};

/**
 * OfflineScan
 */
export type OfflineScan = {
    /**
     * Made by the device, once per scan: an upload that is repeated gets the same verdict.
     */
    nonce: string;
    /**
     * What was scanned: the URL, or its digits.
     */
    qr: string;
    /**
     * By the device's clock.
     */
    scannedAt: string;
    /**
     * Opaque to callers.
     */
    locationId: string;
    position?: ScanPosition;
    /**
     * The bill before the discount, in rupiah.
     */
    billAmount?: number;
};

/**
 * OfflineScanPage
 */
export type OfflineScanPage = {
    items: Array<UploadedScan>;
    nextCursor: string | null;
};

/**
 * OfflineUpload
 */
export type OfflineUpload = {
    /**
     * Opaque to callers.
     */
    merchantId: string;
    /**
     * What the merchant's app calls the device it runs on: made up at random, kept for good.
     */
    deviceId: string;
    /**
     * What the device's clock says right now.
     */
    clockAtUpload: string;
    scans: Array<OfflineScan>;
};

/**
 * OfflineUploadAnswer
 */
export type OfflineUploadAnswer = {
    scans: Array<OfflineVerdict>;
};

/**
 * OfflineVerdict
 */
export type OfflineVerdict = {
    nonce: string;
    /**
     * `accepted` is counted; `conflict` is looked at by people and counted only if they say so; `refused` never is.
     */
    verdict: 'accepted' | 'conflict' | 'refused';
    reason: 'code-refused' | 'mistyped' | 'typed-entry-locked' | 'already-redeemed' | 'expired' | 'paused' | 'limit-reached' | 'customer-limit' | 'not-here' | 'not-now' | 'minimum-spend' | 'not-accepted' | 'nonce-reused' | 'clock-untrusted' | null;
    message: string | null;
    happenedAt: string;
    clockTrusted: boolean;
    redemption: Redemption | null;
};

/**
 * Operations
 */
export type Operations = {
    service: string;
    at: string;
    dependencies: {
        [key: string]: Dependency;
    };
    outbox: OutboxState;
    consumers: Array<ConsumerState>;
    jobs: Array<JobState>;
    deadLetters: DeadLetterState;
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
 * OtherOffer
 */
export type OtherOffer = {
    /**
     * Opaque to callers.
     */
    offerId: string;
    supplier: string;
    itemCode: string;
    cost: Money | null;
    obstacle: 'supplier-disabled' | 'offer-disabled' | 'offer-held' | 'item-vanished' | 'item-refused' | 'cost-unknown' | 'not-sellable' | 'out-of-stock' | 'cut-off' | null;
};

/**
 * OutboxRepublished
 */
export type OutboxRepublished = {
    /**
     * How many are sent again.
     */
    events: number;
};

/**
 * OutboxState
 */
export type OutboxState = {
    /**
     * Events told and not sent.
     */
    unsent: number;
    oldestUnsentAt: string | null;
    keptSince: string | null;
};

/**
 * OwnCampaignWithSteps
 */
export type OwnCampaignWithSteps = {
    /**
     * Opaque to callers.
     */
    id: string;
    merchantId: string | null;
    name: Texts;
    description: Texts;
    priority: number;
    startsAt: string;
    endsAt: string;
    budgetAmount: number | null;
    /**
     * Of the redemptions that stand.
     */
    spentAmount: number;
    audience: Audience;
    status: 'draft' | 'running' | 'ended';
    endedBecause: 'by-hand' | 'budget-spent' | 'over' | null;
    createdAt: string;
    updatedAt: string;
    version: number;
    steps: Array<OwnLifeStep>;
};

/**
 * OwnLifeStep
 */
export type OwnLifeStep = {
    at: string;
    step: string;
    from: string | null;
    to: string;
    cause: string;
};

/**
 * OwnMerchant
 */
export type OwnMerchant = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * What QR codes name it by.
     */
    number: number;
    /**
     * The address of its page; it never changes.
     */
    slug: string;
    category: string;
    name: Texts;
    description: Texts;
    phone: string | null;
    status: 'applied' | 'verified' | 'rejected' | 'suspended';
    active: boolean;
    timeZone: 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';
    strict: boolean;
    refusedBecause: string | null;
    verifiedAt: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
    /**
     * What the caller is there.
     */
    role: 'owner' | 'cashier';
};

/**
 * OwnMerchantList
 */
export type OwnMerchantList = {
    items: Array<OwnMerchant>;
};

/**
 * OwnReview
 */
export type OwnReview = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    redemptionId: string;
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    stars: number;
    text: string | null;
    anonymous: boolean;
    name: string | null;
    /**
     * pending: staff looks at it first; withdrawn: its redemption was undone or rejected.
     */
    status: 'pending' | 'published' | 'hidden' | 'withdrawn';
    hiddenBecause: string | null;
    writtenAt: string;
    editedAt: string | null;
    version: number;
    editableUntil: string;
    response: ReviewResponse | null;
};

/**
 * OwnReviewPage
 */
export type OwnReviewPage = {
    items: Array<OwnReview>;
    nextCursor: string | null;
};

/**
 * OwnVoucher
 */
export type OwnVoucher = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    status: 'draft' | 'published' | 'paused' | 'expired' | 'archived';
    /**
     * Counts what was promised; 0 is a draft.
     */
    version: number;
    /**
     * Counts edits and steps: an edit names the one it was made on.
     */
    revision: number;
    terms: VoucherDraftTerms;
    priority: number;
    metadata: {
        [key: string]: string;
    };
    clonedFrom: string | null;
    publishedAt: string | null;
    createdAt: string;
    updatedAt: string;
};

/**
 * OwnVoucherPage
 */
export type OwnVoucherPage = {
    items: Array<OwnVoucher>;
    nextCursor: string | null;
};

/**
 * OwnVoucherWithSteps
 */
export type OwnVoucherWithSteps = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    status: 'draft' | 'published' | 'paused' | 'expired' | 'archived';
    /**
     * Counts what was promised; 0 is a draft.
     */
    version: number;
    /**
     * Counts edits and steps: an edit names the one it was made on.
     */
    revision: number;
    terms: VoucherDraftTerms;
    priority: number;
    metadata: {
        [key: string]: string;
    };
    clonedFrom: string | null;
    publishedAt: string | null;
    createdAt: string;
    updatedAt: string;
    /**
     * Its life so far.
     */
    steps: Array<OwnLifeStep>;
};

/**
 * ParkProduct
 */
export type ParkProduct = {
    because: string;
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
 * PaymentRefund
 *
 * A payment that its gateway gave back; null amounts: not taken back yet.
 */
export type PaymentRefund = {
    /**
     * Opaque to callers.
     */
    paymentId: string;
    gateway: string;
    total: number;
    refundedAt: string;
    taken: number | null;
    claimed: number | null;
};

/**
 * PercentageDiscount
 */
export type PercentageDiscount = {
    type: 'percentage';
    percent: number;
    maxAmount?: number;
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
 * PriceExplanation
 */
export type PriceExplanation = {
    sku: string;
    customer: PricedCustomer;
    offer: PricedOffer | null;
    otherOffers: Array<OtherOffer>;
    /**
     * All that match, the winner first.
     */
    rules: Array<WeighedPriceRule>;
    /**
     * From the cost to the price; a step that changes nothing is left out.
     */
    steps: Array<PriceStep>;
    price: Money | null;
};

/**
 * PriceRule
 */
export type PriceRule = {
    /**
     * Opaque to callers.
     */
    id: string;
    customerType: string | null;
    memberLevel: string | null;
    sku: string | null;
    category: string | null;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other' | null;
    marginType: 'fixed' | 'percentage';
    margin: number;
    minimumMargin: number;
    roundingStep: number;
    allowLoss: boolean;
    note: string;
    createdAt: string;
    updatedAt: string;
};

/**
 * PriceRuleEdit
 */
export type PriceRuleEdit = {
    customerType?: 'retail' | 'reseller' | null;
    memberLevel?: 'bronze' | 'silver' | 'gold' | 'reseller' | null;
    sku?: string | null;
    category?: string | null;
    kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other' | null;
    marginType?: 'fixed' | 'percentage';
    /**
     * Whole rupiah, or hundredths of a percent of the cost (600 is 6 %, at most 100000).
     */
    margin?: number;
    minimumMargin?: number;
    /**
     * The price is rounded up to a multiple.
     */
    roundingStep?: number;
    /**
     * Allows a negative margin: the price may be below the cost.
     */
    allowLoss?: boolean;
    note?: string;
};

/**
 * PriceRuleHistory
 */
export type PriceRuleHistory = {
    items: Array<CatalogLogLine>;
};

/**
 * PriceRulePage
 */
export type PriceRulePage = {
    items: Array<PriceRule>;
    nextCursor: string | null;
};

/**
 * PriceStep
 */
export type PriceStep = {
    step: 'cost' | 'margin' | 'minimum-margin' | 'rounding' | 'floor';
    amount: Money;
    because: string;
};

/**
 * PricedCustomer
 */
export type PricedCustomer = {
    customerType: string;
    memberLevel: string;
};

/**
 * PricedOffer
 */
export type PricedOffer = {
    /**
     * Opaque to callers.
     */
    offerId: string;
    supplier: string;
    itemCode: string;
    cost: Money;
    usable: boolean;
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
 * Product
 */
export type Product = {
    sku: string;
    name: string;
    description: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    /**
     * Slug.
     */
    category: string;
    /**
     * Slug.
     */
    brand: string;
    brandName: string;
    images: Array<string>;
    price: Money | null;
    inputSchema: ProductInputSchema;
    /**
     * Some supplier would deliver it this minute.
     */
    available: boolean;
};

/**
 * ProductEdit
 */
export type ProductEdit = {
    /**
     * As last read: who edits an older one is told, not overwritten.
     */
    version: number;
    name?: Translated;
    description?: Translated;
    images?: Array<string>;
    category?: string;
    inputSchema?: InputSchema;
    target?: InputTarget;
    forSale?: boolean;
};

/**
 * ProductInputSchema
 *
 * JSON Schema of what the buyer has to type.
 */
export type ProductInputSchema = {
    [key: string]: unknown;
};

/**
 * ProductPage
 */
export type ProductPage = {
    items: Array<Product>;
    nextCursor: string | null;
};

/**
 * Proposal
 */
export type Proposal = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'open' | 'confirmed' | 'rejected';
    supplier: string;
    /**
     * Opaque to callers.
     */
    itemId: string;
    itemCode: string;
    itemName: string;
    itemBrand: string;
    itemCategory: string;
    cost: number | null;
    vanished: boolean;
    brand: string | null;
    brandName: string | null;
    /**
     * Confirming makes the brand.
     */
    brandIsNew: boolean;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    denomination: string | null;
    productSku: string | null;
    confidence: number;
    why: Array<string>;
    edited: boolean;
    createdAt: string;
    decidedAt: string | null;
    decidedBy: string | null;
};

/**
 * ProposalEdit
 */
export type ProposalEdit = {
    brand?: string;
    /**
     * Of a brand that is new.
     */
    brandName?: string;
    kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    denomination?: string;
    productSku?: string | null;
};

/**
 * ProposalPage
 */
export type ProposalPage = {
    items: Array<Proposal>;
    nextCursor: string | null;
};

/**
 * PublicMerchantLocation
 */
export type PublicMerchantLocation = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    address: string;
    area: string;
    latitude: number;
    longitude: number;
    openingHours: Hours | null;
    open: boolean | null;
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
 * QrKey
 */
export type QrKey = {
    /**
     * What QR codes name it by; another key may have it two years after this one ended.
     */
    kid: number;
    purpose: 'claims' | 'print';
    run: string | null;
    state: 'announced' | 'signing' | 'verifying' | 'retired' | 'revoked';
    announcedAt: string;
    signsFrom: string | null;
    signedUntil: string | null;
    goodUntil: string | null;
    endedAt: string | null;
    endedBecause: string | null;
};

/**
 * QrKeyList
 */
export type QrKeyList = {
    items: Array<QrKey>;
    used: QrKeysUsed;
    room: QrKeyRoom;
};

/**
 * QrKeyRoom
 *
 * Key ids there are in all.
 */
export type QrKeyRoom = {
    claims: number;
    print: number;
};

/**
 * QrKeysUsed
 */
export type QrKeysUsed = {
    claims: number;
    print: number;
};

/**
 * QrPublicKey
 */
export type QrPublicKey = {
    kty: string;
    crv: string;
    x: string;
    kid: string;
    use: string;
    alg: string;
};

/**
 * QrPublicKeys
 */
export type QrPublicKeys = {
    keys: Array<QrPublicKey>;
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
 * Rating
 *
 * Of the reviews that are shown.
 */
export type Rating = {
    count: number;
    /**
     * Of all stars.
     */
    sum: number;
    average: number | null;
    /**
     * How many gave one star, two, three, four, five.
     */
    stars: [
        number,
        number,
        number,
        number,
        number
    ];
};

/**
 * Redeem
 */
export type Redeem = {
    /**
     * What was typed. Either this or `qr`.
     */
    code?: string;
    /**
     * What was scanned: the URL, or its digits.
     */
    qr?: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    /**
     * Opaque to callers.
     */
    locationId: string;
    /**
     * What the merchant's app calls the device it runs on: made up at random, kept for good.
     */
    deviceId: string;
    position?: ScanPosition;
    customerPosition?: ScanPosition;
    /**
     * The bill before the discount, in rupiah.
     */
    billAmount?: number;
};

/**
 * Redemption
 */
export type Redemption = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * `review`: it counts, and somebody looks at it before it is settled.
     */
    status: 'approved' | 'review' | 'undone' | 'rejected';
    /**
     * Opaque to callers.
     */
    codeId: string;
    kind: string;
    /**
     * Opaque to callers.
     */
    voucherId: string;
    version: number;
    title: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    /**
     * Opaque to callers.
     */
    locationId: string;
    /**
     * Opaque to callers.
     */
    staffId: string;
    deviceId: string;
    campaignId: string | null;
    currency: string;
    billAmount: number | null;
    discountAmount: number | null;
    redeemedAt: string;
    receivedAt: string;
    offline: boolean;
    undoneAt: string | null;
    undoneBecause: string | null;
    reviewedAt: string | null;
};

/**
 * RedemptionHello
 */
export type RedemptionHello = {
    [key: string]: unknown;
};

/**
 * RedemptionLogLine
 */
export type RedemptionLogLine = {
    at: string;
    actor: string;
    action: string;
    subject: string;
    facts: unknown;
};

/**
 * RedemptionLogPage
 */
export type RedemptionLogPage = {
    items: Array<RedemptionLogLine>;
    nextCursor: string | null;
};

/**
 * RedemptionPage
 */
export type RedemptionPage = {
    items: Array<Redemption>;
    nextCursor: string | null;
};

/**
 * RedemptionTotal
 */
export type RedemptionTotal = {
    day: string;
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * Opaque to callers.
     */
    locationId: string;
    redemptions: number;
    underReview: number;
    undone: number;
    discountAmount: number;
};

/**
 * RedemptionTotals
 */
export type RedemptionTotals = {
    items: Array<RedemptionTotal>;
};

/**
 * RedemptionVerdict
 */
export type RedemptionVerdict = {
    /**
     * Opaque to callers.
     */
    attemptId: string;
    verdict: 'approved' | 'review' | 'refused';
    reason: 'code-refused' | 'mistyped' | 'typed-entry-locked' | 'already-redeemed' | 'expired' | 'paused' | 'limit-reached' | 'customer-limit' | 'not-here' | 'not-now' | 'minimum-spend' | 'not-accepted' | 'nonce-reused' | 'clock-untrusted' | null;
    message: string | null;
    /**
     * Under review at a merchant that gives nothing before it was reviewed.
     */
    hold: boolean;
    lockedUntil: string | null;
    redemption: Redemption | null;
};

/**
 * RefreshSession
 */
export type RefreshSession = {
    refreshToken: string;
};

/**
 * RefusedCodeLine
 */
export type RefusedCodeLine = {
    line: number;
    reason: 'malformed' | 'check-symbol' | 'twice' | 'taken';
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
 * RejectOutcome
 */
export type RejectOutcome = {
    rejected: Array<string>;
};

/**
 * RejectProposals
 */
export type RejectProposals = {
    ids: Array<string>;
};

/**
 * ReleaseFraudCase
 */
export type ReleaseFraudCase = {
    /**
     * Why; it is kept for ever.
     */
    because: string;
};

/**
 * RemoveFraudBlock
 */
export type RemoveFraudBlock = {
    /**
     * Why; it is kept for ever.
     */
    because: string;
};

/**
 * RepublishOutbox
 */
export type RepublishOutbox = {
    since: string;
};

/**
 * RequestCodeBatch
 */
export type RequestCodeBatch = {
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * print: each code is used once. shared: one code for many.
     */
    kind: 'print' | 'shared';
    count: number;
    /**
     * Of each shared code; left out: as the voucher allows.
     */
    usesMax?: number;
    /**
     * Batches of one print run are signed by one key, so that a leaked file is refused as a whole. Left out: a key of its own.
     */
    printRun?: string;
    note?: string;
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
 * ResolveFraudCase
 */
export type ResolveFraudCase = {
    outcome: 'confirmed' | 'dismissed';
    /**
     * Why; it is kept for ever.
     */
    because: string;
    /**
     * Of a confirmed case: who goes on the block list.
     */
    block?: Array<'account' | 'device' | 'merchant'>;
    snooze?: SnoozeFraudRules;
};

/**
 * ResolvePurchase
 */
export type ResolvePurchase = {
    outcome: 'delivered' | 'not-delivered';
    serialNumber?: string;
    /**
     * The supplier's own number of it (VIP Reseller: trxid), where it is not known yet.
     */
    supplierReference?: string;
    reason: string;
};

/**
 * Review
 */
export type Review = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    voucherId: string;
    stars: number;
    text: string | null;
    name: string | null;
    writtenAt: string;
    editedAt: string | null;
    response: ReviewResponse | null;
};

/**
 * ReviewEdit
 */
export type ReviewEdit = {
    /**
     * Of the review that was read.
     */
    version: number;
    stars?: number;
    text?: string | null;
    /**
     * Shown without a name; otherwise first name and initial: `Budi S.`
     */
    anonymous?: boolean;
};

/**
 * ReviewPage
 */
export type ReviewPage = {
    rating: Rating;
    items: Array<Review>;
    nextCursor: string | null;
};

/**
 * ReviewReport
 */
export type ReviewReport = {
    /**
     * Opaque to callers.
     */
    userId: string;
    /**
     * They work at the merchant it is about.
     */
    byMerchant: boolean;
    reason: 'spam' | 'offensive' | 'personal-data' | 'not-about-this' | 'untrue' | 'other';
    note: string | null;
    at: string;
    decidedAt: string | null;
    decision: string | null;
};

/**
 * ReviewReportTaken
 *
 * Somebody will look at it.
 */
export type ReviewReportTaken = {
    /**
     * Opaque to callers.
     */
    reviewId: string;
    reported: true;
};

/**
 * ReviewResponse
 *
 * The word of the merchant.
 */
export type ReviewResponse = {
    text: string;
    givenAt: string;
    editedAt: string | null;
};

/**
 * ReviewResponseBody
 */
export type ReviewResponseBody = {
    /**
     * Plain text of several lines.
     */
    text: string;
};

/**
 * RevocationOfCodes
 */
export type RevocationOfCodes = {
    /**
     * Told to customers whose claims it ends.
     */
    because: string;
};

/**
 * RevokeQrKey
 */
export type RevokeQrKey = {
    because: string;
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
 * ScanPosition
 */
export type ScanPosition = {
    latitude: number;
    longitude: number;
    accuracyM?: number;
    /**
     * The system says that the position is made up.
     */
    mock?: boolean;
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
 * SettleConflict
 */
export type SettleConflict = {
    outcome: 'accepted' | 'refused';
    because: string;
};

/**
 * Settlement
 */
export type Settlement = {
    /**
     * Opaque to callers.
     */
    merchantId: string;
    /**
     * Opaque to callers.
     */
    campaignId: string;
    from: string;
    to: string;
    currency: string;
    closed: boolean;
    items: Array<SettlementEntry>;
    redemptions: number;
    undone: number;
    discountAmount: number;
    underReview: SettlementUnderReview;
};

/**
 * SettlementEntry
 */
export type SettlementEntry = {
    day: string;
    /**
     * Opaque to callers.
     */
    voucherId: string;
    redemptions: number;
    undone: number;
    discountAmount: number;
    /**
     * The day is over: these numbers never change again.
     */
    closed: boolean;
};

/**
 * SettlementUnderReview
 *
 * Waits for people, and is in no sum yet.
 */
export type SettlementUnderReview = {
    redemptions: number;
    discountAmount: number;
};

/**
 * ShownImages
 */
export type ShownImages = {
    /**
     * In the order in which they are shown.
     */
    imageIds: Array<string>;
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
 * SkippedProposal
 */
export type SkippedProposal = {
    /**
     * Opaque to callers.
     */
    id: string;
    because: 'incomplete' | 'no-category' | 'not-open';
};

/**
 * SnoozeFraudRules
 *
 * Of a dismissed case: rules that sleep for this customer, or for this merchant where there is none.
 */
export type SnoozeFraudRules = {
    rules: Array<string>;
    days: number;
};

/**
 * StaffBrand
 */
export type StaffBrand = {
    /**
     * Opaque to callers.
     */
    id: string;
    slug: string;
    name: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    icon: string | null;
    category: string | null;
    position: number;
    phonePrefixes: Array<string>;
    number: BrandNumber | null;
    zone: InputField | null;
    aliases: Array<string>;
};

/**
 * StaffBrandList
 */
export type StaffBrandList = {
    items: Array<StaffBrand>;
};

/**
 * StaffCategory
 */
export type StaffCategory = {
    /**
     * Opaque to callers.
     */
    id: string;
    slug: string;
    parentId: string | null;
    path: string;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    name: Translated;
    icon: string | null;
    position: number;
};

/**
 * StaffCategoryList
 */
export type StaffCategoryList = {
    items: Array<StaffCategory>;
};

/**
 * StaffMerchant
 */
export type StaffMerchant = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * What QR codes name it by.
     */
    number: number;
    /**
     * The address of its page; it never changes.
     */
    slug: string;
    category: string;
    name: Texts;
    description: Texts;
    phone: string | null;
    status: 'applied' | 'verified' | 'rejected' | 'suspended';
    active: boolean;
    timeZone: 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';
    strict: boolean;
    refusedBecause: string | null;
    verifiedAt: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
    staff: Array<MerchantStaff>;
    locations: Array<MerchantLocation>;
    /**
     * Its life so far.
     */
    steps: Array<LifeStep>;
    /**
     * Whose names look like this one: to compare before it is verified.
     */
    alike: Array<MerchantAlike>;
};

/**
 * StaffMerchantPage
 */
export type StaffMerchantPage = {
    items: Array<StaffMerchantSummary>;
    nextCursor: string | null;
};

/**
 * StaffMerchantSummary
 */
export type StaffMerchantSummary = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * What QR codes name it by.
     */
    number: number;
    /**
     * The address of its page; it never changes.
     */
    slug: string;
    category: string;
    name: Texts;
    description: Texts;
    phone: string | null;
    status: 'applied' | 'verified' | 'rejected' | 'suspended';
    active: boolean;
    timeZone: 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';
    strict: boolean;
    refusedBecause: string | null;
    verifiedAt: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
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
    refunds: Array<PaymentRefund>;
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
 * StaffProduct
 */
export type StaffProduct = {
    /**
     * Opaque to callers.
     */
    id: string;
    sku: string;
    name: Translated;
    description: Translated;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    denomination: string;
    category: string;
    brand: string;
    images: Array<string>;
    status: 'active' | 'parked' | 'hidden';
    parkedBecause: string | null;
    parkedFacts: unknown;
    parkedAt: string | null;
    forSale: boolean;
    available: boolean;
    cost: Money | null;
    inputSchema: InputSchema;
    target: InputTarget;
    version: number;
    offers: Array<Offer>;
    createdAt: string;
    updatedAt: string;
};

/**
 * StaffProductPage
 */
export type StaffProductPage = {
    items: Array<StaffProduct>;
    nextCursor: string | null;
};

/**
 * StaffReview
 */
export type StaffReview = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    redemptionId: string;
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    stars: number;
    text: string | null;
    anonymous: boolean;
    name: string | null;
    /**
     * pending: staff looks at it first; withdrawn: its redemption was undone or rejected.
     */
    status: 'pending' | 'published' | 'hidden' | 'withdrawn';
    hiddenBecause: string | null;
    writtenAt: string;
    editedAt: string | null;
    version: number;
    /**
     * Opaque to callers.
     */
    customerId: string;
    response: StaffReviewResponse | null;
    openReports: number;
    reports: Array<ReviewReport>;
    /**
     * Its life so far.
     */
    steps: Array<LifeStep>;
};

/**
 * StaffReviewPage
 */
export type StaffReviewPage = {
    items: Array<StaffReviewSummary>;
    nextCursor: string | null;
};

/**
 * StaffReviewResponse
 */
export type StaffReviewResponse = {
    text: string;
    /**
     * Opaque to callers.
     */
    userId: string;
    hiddenBecause: string | null;
    givenAt: string;
    editedAt: string | null;
};

/**
 * StaffReviewSummary
 */
export type StaffReviewSummary = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    redemptionId: string;
    /**
     * Opaque to callers.
     */
    voucherId: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    stars: number;
    text: string | null;
    anonymous: boolean;
    name: string | null;
    /**
     * pending: staff looks at it first; withdrawn: its redemption was undone or rejected.
     */
    status: 'pending' | 'published' | 'hidden' | 'withdrawn';
    hiddenBecause: string | null;
    writtenAt: string;
    editedAt: string | null;
    version: number;
    /**
     * Opaque to callers.
     */
    customerId: string;
    response: StaffReviewResponse | null;
    openReports: number;
};

/**
 * StaffVoucherWithSteps
 */
export type StaffVoucherWithSteps = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    status: 'draft' | 'published' | 'paused' | 'expired' | 'archived';
    /**
     * Counts what was promised; 0 is a draft.
     */
    version: number;
    /**
     * Counts edits and steps: an edit names the one it was made on.
     */
    revision: number;
    terms: VoucherDraftTerms;
    priority: number;
    metadata: {
        [key: string]: string;
    };
    clonedFrom: string | null;
    publishedAt: string | null;
    createdAt: string;
    updatedAt: string;
    /**
     * Its life so far.
     */
    steps: Array<LifeStep>;
};

/**
 * StepFraudRules
 */
export type StepFraudRules = {
    /**
     * Why; it is kept for ever.
     */
    because: string;
};

/**
 * StuckOrder
 */
export type StuckOrder = {
    /**
     * Opaque to callers.
     */
    id: string;
    number: string;
    status: 'pending_payment' | 'paid' | 'processing' | 'failed' | 'completed' | 'refunded' | 'expired' | 'cancelled' | 'reversed';
    productName: string;
    total: Money;
    placedAt: string;
    /**
     * When it came to where it is.
     */
    since: string;
    nextLookAt: string | null;
    reason: 'set-aside' | 'payment-not-posted' | 'suppliers-resting' | 'not-bought' | 'target-locked' | 'needs-staff' | 'not-asked' | 'waiting-for-supplier' | 'next-supplier' | 'sale-not-posted' | 'refund-not-posted';
    /**
     * The reason, in the language of the caller.
     */
    words: string;
    deadLetterId: string | null;
};

/**
 * StuckOrderPage
 */
export type StuckOrderPage = {
    items: Array<StuckOrder>;
    nextCursor: string | null;
};

/**
 * Supplier
 */
export type Supplier = {
    code: string;
    name: string;
    enabled: boolean;
    zoneJoin: string | null;
    syncEveryMinutes: number;
    syncOffsetMinutes: number;
    nextSyncAt: string;
    lastSyncedAt: string | null;
    /**
     * In its newest list.
     */
    items: number;
};

/**
 * SupplierEdit
 */
export type SupplierEdit = {
    enabled?: boolean;
    syncEveryMinutes?: number;
    syncOffsetMinutes?: number;
    zoneJoin?: string | null;
};

/**
 * SupplierList
 */
export type SupplierList = {
    items: Array<Supplier>;
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
 * SupplierSync
 */
export type SupplierSync = {
    /**
     * Opaque to callers.
     */
    id: string;
    supplier: string;
    /**
     * `schedule`, or the staff member.
     */
    askedBy: string;
    /**
     * refused: the list as a whole was not believed and changed nothing. failed: there was no list.
     */
    status: 'running' | 'completed' | 'refused' | 'failed';
    startedAt: string;
    finishedAt: string | null;
    fetchedAt: string | null;
    items: number;
    newItems: number;
    changedItems: number;
    vanishedItems: number;
    revivedItems: number;
    refusedItems: number;
    parkedProducts: number;
    proposals: number;
    errorCode: string | null;
    error: string | null;
};

/**
 * SupplierSyncPage
 */
export type SupplierSyncPage = {
    items: Array<SupplierSync>;
    nextCursor: string | null;
};

/**
 * SyncChange
 */
export type SyncChange = {
    line: number;
    change: 'new' | 'changed' | 'vanished' | 'revived' | 'refused' | 'parked' | 'held';
    code: string;
    name: string;
    before: unknown;
    after: unknown;
    because: string | null;
    sku: string | null;
};

/**
 * SyncChangePage
 */
export type SyncChangePage = {
    items: Array<SyncChange>;
    nextCursor: string | null;
};

/**
 * SyncOrder
 */
export type SyncOrder = {
    /**
     * Somebody has seen that the list really is that short now.
     */
    acceptShrunken?: boolean;
};

/**
 * TakeClaim
 */
export type TakeClaim = {
    /**
     * Opaque to callers.
     */
    voucherId: string;
    position?: ClaimPosition;
    /**
     * Of the phone: made up by the app, at random. Only its hash is kept, for the fraud engine.
     */
    deviceId?: string;
};

/**
 * TakenBack
 */
export type TakenBack = {
    /**
     * Opaque to callers.
     */
    paymentId: string;
    /**
     * Opaque to callers.
     */
    userId: string;
    gateway: string;
    reference: string;
    amount: number;
    /**
     * What came back out of the payer's balance.
     */
    taken: number;
    /**
     * What it did not cover, and the payer owes.
     */
    claimed: number;
    currency: string;
    at: string;
};

/**
 * TakenBackPage
 */
export type TakenBackPage = {
    items: Array<TakenBack>;
    nextCursor: string | null;
};

/**
 * Texts
 *
 * By language tag; `id` is always there.
 */
export type Texts = {
    id: string;
    en?: string;
    [key: string]: string | undefined;
};

/**
 * TextsBody
 *
 * By language tag; `id` is required.
 */
export type TextsBody = {
    id: string;
    en?: string;
    [key: string]: string | undefined;
};

/**
 * Translated
 */
export type Translated = {
    id: string;
    en: string;
};

/**
 * TripayAcknowledgement
 */
export type TripayAcknowledgement = {
    success: boolean;
};

/**
 * UndoRedemption
 */
export type UndoRedemption = {
    because: string;
};

/**
 * UnreadCount
 */
export type UnreadCount = {
    unread: number;
};

/**
 * UploadedScan
 */
export type UploadedScan = {
    /**
     * Opaque to callers.
     */
    id: string;
    /**
     * Opaque to callers.
     */
    merchantId: string;
    deviceId: string;
    nonce: string;
    /**
     * Opaque to callers.
     */
    locationId: string;
    codeId: string | null;
    voucherId: string | null;
    scannedAt: string;
    happenedAt: string;
    clockTrusted: boolean;
    receivedAt: string;
    /**
     * `accepted` is counted; `conflict` is looked at by people and counted only if they say so; `refused` never is.
     */
    verdict: 'accepted' | 'conflict' | 'refused';
    reason: 'code-refused' | 'mistyped' | 'typed-entry-locked' | 'already-redeemed' | 'expired' | 'paused' | 'limit-reached' | 'customer-limit' | 'not-here' | 'not-now' | 'minimum-spend' | 'not-accepted' | 'nonce-reused' | 'clock-untrusted' | null;
    redemptionId: string | null;
    outcome: 'accepted' | 'refused' | null;
    settledAt: string | null;
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
 * Voucher
 */
export type Voucher = {
    /**
     * Opaque to callers.
     */
    id: string;
    status: 'draft' | 'published' | 'paused' | 'expired' | 'archived';
    version: number;
    /**
     * By its status and its window; what is left is known to redemption.
     */
    claimable: 'now' | 'not-yet' | 'over' | 'paused';
    merchant: VoucherMerchant;
    title: string;
    description: string;
    conditions: string;
    discount: Discount;
    /**
     * What it gives, in one line of the caller’s language.
     */
    discountLine: string;
    currency: string;
    minimumSpend: number | null;
    claimFrom: string;
    claimUntil: string;
    redeemFrom: string;
    redeemUntil: string;
    hours: Hours | null;
    timeZone: string;
    totalLimit: number | null;
    perCustomerLimit: number | null;
    /**
     * Where it can be redeemed.
     */
    locations: Array<VoucherLocation>;
    audience: Audience;
    campaign: VoucherCampaign | null;
    imageIds: Array<string>;
    rating: Rating;
};

/**
 * VoucherCampaign
 */
export type VoucherCampaign = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
};

/**
 * VoucherDraftTerms
 */
export type VoucherDraftTerms = {
    title?: Texts;
    description?: Texts;
    conditions?: Texts;
    discount?: Discount;
    currency?: 'IDR';
    minimumSpend?: number;
    claimFrom?: string;
    claimUntil?: string;
    redeemFrom?: string;
    redeemUntil?: string;
    hours?: Hours;
    totalLimit?: number | null;
    perCustomerLimit?: number | null;
    /**
     * Empty: wherever the merchant is.
     */
    locationIds?: Array<string>;
    audience?: Audience;
    campaignId?: string | null;
    imageIds?: Array<string>;
};

/**
 * VoucherEdit
 */
export type VoucherEdit = {
    /**
     * Of the voucher that was read.
     */
    revision: number;
    terms?: VoucherTermsBody;
    /**
     * Among vouchers of this merchant: higher comes first.
     */
    priority?: number;
    /**
     * For your own books; customers do not see it.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * VoucherFacets
 *
 * Each under all filters but its own, so that one can be changed for another. The most frequent.
 */
export type VoucherFacets = {
    category: Array<FacetValue>;
    area: Array<FacetValue>;
    discountType: Array<FacetValue>;
};

/**
 * VoucherLocation
 */
export type VoucherLocation = {
    /**
     * Opaque to callers.
     */
    id: string;
    name: string;
    address: string;
    area: string;
    latitude: number;
    longitude: number;
};

/**
 * VoucherMerchant
 */
export type VoucherMerchant = {
    /**
     * Opaque to callers.
     */
    id: string;
    slug: string;
    name: string;
};

/**
 * VoucherMistake
 */
export type VoucherMistake = {
    pointer: string;
    message: string;
};

/**
 * VoucherPreview
 */
export type VoucherPreview = {
    publishable: boolean;
    /**
     * What is still missing, or must be another.
     */
    mistakes: Array<VoucherMistake>;
    voucher: Voucher | null;
};

/**
 * VoucherStepBody
 */
export type VoucherStepBody = {
    because?: string;
};

/**
 * VoucherTermsBody
 *
 * What is left out stays as it is; null takes minimumSpend, hours, a limit or the campaign away.
 */
export type VoucherTermsBody = {
    title?: TextsBody;
    description?: TextsBody;
    conditions?: TextsBody;
    discount?: DiscountBody;
    minimumSpend?: number | null;
    claimFrom?: string;
    claimUntil?: string;
    redeemFrom?: string;
    redeemUntil?: string;
    hours?: Hours | null;
    totalLimit?: number | null;
    perCustomerLimit?: number | null;
    /**
     * Empty: wherever the merchant is.
     */
    locationIds?: Array<string>;
    audience?: AudienceBody;
    campaignId?: string | null;
    imageIds?: Array<string>;
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

/**
 * WeighedPriceRule
 */
export type WeighedPriceRule = {
    /**
     * Opaque to callers.
     */
    id: string;
    customerType: string | null;
    memberLevel: string | null;
    productId: string | null;
    categoryPath: string | null;
    kind: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other' | null;
    /**
     * Product, depth of the category, kind, member level, customer type; compared from left to right.
     */
    specificity: Array<number>;
    won: boolean;
    because: string;
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

export type RepublishUserOutboxData = {
    body: RepublishOutbox;
    path?: never;
    query?: never;
    url: '/v1/admin/user/outbox/republish';
};

export type RepublishUserOutboxErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RepublishUserOutboxError = RepublishUserOutboxErrors[keyof RepublishUserOutboxErrors];

export type RepublishUserOutboxResponses = {
    /**
     * Default Response
     */
    202: OutboxRepublished;
};

export type RepublishUserOutboxResponse = RepublishUserOutboxResponses[keyof RepublishUserOutboxResponses];

export type ReadUserOperationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/user/operations';
};

export type ReadUserOperationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadUserOperationsError = ReadUserOperationsErrors[keyof ReadUserOperationsErrors];

export type ReadUserOperationsResponses = {
    /**
     * Default Response
     */
    200: Operations;
};

export type ReadUserOperationsResponse = ReadUserOperationsResponses[keyof ReadUserOperationsResponses];

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
         * A retry with the same key within 15 minutes gets the same successor.
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

export type ListCatalogDeadLettersData = {
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
    url: '/v1/admin/catalog/dead-letters';
};

export type ListCatalogDeadLettersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListCatalogDeadLettersError = ListCatalogDeadLettersErrors[keyof ListCatalogDeadLettersErrors];

export type ListCatalogDeadLettersResponses = {
    /**
     * Default Response
     */
    200: DeadLetterPage;
};

export type ListCatalogDeadLettersResponse = ListCatalogDeadLettersResponses[keyof ListCatalogDeadLettersResponses];

export type DropCatalogDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/catalog/dead-letters/{id}/drop';
};

export type DropCatalogDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DropCatalogDeadLetterError = DropCatalogDeadLetterErrors[keyof DropCatalogDeadLetterErrors];

export type DropCatalogDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type DropCatalogDeadLetterResponse = DropCatalogDeadLetterResponses[keyof DropCatalogDeadLetterResponses];

export type ReplayCatalogDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/catalog/dead-letters/{id}/replay';
};

export type ReplayCatalogDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReplayCatalogDeadLetterError = ReplayCatalogDeadLetterErrors[keyof ReplayCatalogDeadLetterErrors];

export type ReplayCatalogDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type ReplayCatalogDeadLetterResponse = ReplayCatalogDeadLetterResponses[keyof ReplayCatalogDeadLetterResponses];

export type RepublishCatalogOutboxData = {
    body: RepublishOutbox;
    path?: never;
    query?: never;
    url: '/v1/admin/catalog/outbox/republish';
};

export type RepublishCatalogOutboxErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RepublishCatalogOutboxError = RepublishCatalogOutboxErrors[keyof RepublishCatalogOutboxErrors];

export type RepublishCatalogOutboxResponses = {
    /**
     * Default Response
     */
    202: OutboxRepublished;
};

export type RepublishCatalogOutboxResponse = RepublishCatalogOutboxResponses[keyof RepublishCatalogOutboxResponses];

export type ReadCatalogOperationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/catalog/operations';
};

export type ReadCatalogOperationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadCatalogOperationsError = ReadCatalogOperationsErrors[keyof ReadCatalogOperationsErrors];

export type ReadCatalogOperationsResponses = {
    /**
     * Default Response
     */
    200: Operations;
};

export type ReadCatalogOperationsResponse = ReadCatalogOperationsResponses[keyof ReadCatalogOperationsResponses];

export type ListCategoriesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/categories';
};

export type ListCategoriesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListCategoriesError = ListCategoriesErrors[keyof ListCategoriesErrors];

export type ListCategoriesResponses = {
    /**
     * Default Response
     */
    200: CategoryTree;
};

export type ListCategoriesResponse = ListCategoriesResponses[keyof ListCategoriesResponses];

export type ListCategoriesForStaffData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/categories';
};

export type ListCategoriesForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListCategoriesForStaffError = ListCategoriesForStaffErrors[keyof ListCategoriesForStaffErrors];

export type ListCategoriesForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffCategoryList;
};

export type ListCategoriesForStaffResponse = ListCategoriesForStaffResponses[keyof ListCategoriesForStaffResponses];

export type CreateCategoryData = {
    body: NewCategory;
    path?: never;
    query?: never;
    url: '/v1/admin/categories';
};

export type CreateCategoryErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CreateCategoryError = CreateCategoryErrors[keyof CreateCategoryErrors];

export type CreateCategoryResponses = {
    /**
     * Default Response
     */
    201: StaffCategory;
};

export type CreateCategoryResponse = CreateCategoryResponses[keyof CreateCategoryResponses];

export type RemoveCategoryData = {
    body?: never;
    path: {
        slug: string;
    };
    query?: never;
    url: '/v1/admin/categories/{slug}';
};

export type RemoveCategoryErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RemoveCategoryError = RemoveCategoryErrors[keyof RemoveCategoryErrors];

export type RemoveCategoryResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type RemoveCategoryResponse = RemoveCategoryResponses[keyof RemoveCategoryResponses];

export type EditCategoryData = {
    body: CategoryEdit;
    path: {
        slug: string;
    };
    query?: never;
    url: '/v1/admin/categories/{slug}';
};

export type EditCategoryErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditCategoryError = EditCategoryErrors[keyof EditCategoryErrors];

export type EditCategoryResponses = {
    /**
     * Default Response
     */
    200: StaffCategory;
};

export type EditCategoryResponse = EditCategoryResponses[keyof EditCategoryResponses];

export type ListBrandsData = {
    body?: never;
    path?: never;
    query?: {
        kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    };
    url: '/v1/brands';
};

export type ListBrandsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListBrandsError = ListBrandsErrors[keyof ListBrandsErrors];

export type ListBrandsResponses = {
    /**
     * Default Response
     */
    200: BrandList;
};

export type ListBrandsResponse = ListBrandsResponses[keyof ListBrandsResponses];

export type GetBrandData = {
    body?: never;
    path: {
        slug: string;
    };
    query?: never;
    url: '/v1/brands/{slug}';
};

export type GetBrandErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetBrandError = GetBrandErrors[keyof GetBrandErrors];

export type GetBrandResponses = {
    /**
     * Default Response
     */
    200: Brand;
};

export type GetBrandResponse = GetBrandResponses[keyof GetBrandResponses];

export type ListBrandsForStaffData = {
    body?: never;
    path?: never;
    query?: {
        kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    };
    url: '/v1/admin/brands';
};

export type ListBrandsForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListBrandsForStaffError = ListBrandsForStaffErrors[keyof ListBrandsForStaffErrors];

export type ListBrandsForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffBrandList;
};

export type ListBrandsForStaffResponse = ListBrandsForStaffResponses[keyof ListBrandsForStaffResponses];

export type CreateBrandData = {
    body: NewBrand;
    path?: never;
    query?: never;
    url: '/v1/admin/brands';
};

export type CreateBrandErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CreateBrandError = CreateBrandErrors[keyof CreateBrandErrors];

export type CreateBrandResponses = {
    /**
     * Default Response
     */
    201: StaffBrand;
};

export type CreateBrandResponse = CreateBrandResponses[keyof CreateBrandResponses];

export type EditBrandData = {
    body: BrandEdit;
    path: {
        slug: string;
    };
    query?: never;
    url: '/v1/admin/brands/{slug}';
};

export type EditBrandErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditBrandError = EditBrandErrors[keyof EditBrandErrors];

export type EditBrandResponses = {
    /**
     * Default Response
     */
    200: StaffBrand;
};

export type EditBrandResponse = EditBrandResponses[keyof EditBrandResponses];

export type ListProductsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Slug; what lies below is included.
         */
        category?: string;
        /**
         * Slug.
         */
        brand?: string;
        kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
        /**
         * Words; small typing mistakes are forgiven.
         */
        q?: string;
    };
    url: '/v1/products';
};

export type ListProductsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListProductsError = ListProductsErrors[keyof ListProductsErrors];

export type ListProductsResponses = {
    /**
     * Default Response
     */
    200: ProductPage;
};

export type ListProductsResponse = ListProductsResponses[keyof ListProductsResponses];

export type GetProductData = {
    body?: never;
    path: {
        sku: string;
    };
    query?: never;
    url: '/v1/products/{sku}';
};

export type GetProductErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetProductError = GetProductErrors[keyof GetProductErrors];

export type GetProductResponses = {
    /**
     * Default Response
     */
    200: Product;
};

export type GetProductResponse = GetProductResponses[keyof GetProductResponses];

export type ListProductsForStaffData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Slug; what lies below is included.
         */
        category?: string;
        /**
         * Slug.
         */
        brand?: string;
        kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
        /**
         * Words; small typing mistakes are forgiven.
         */
        q?: string;
        status?: 'active' | 'parked' | 'hidden';
    };
    url: '/v1/admin/products';
};

export type ListProductsForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListProductsForStaffError = ListProductsForStaffErrors[keyof ListProductsForStaffErrors];

export type ListProductsForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffProductPage;
};

export type ListProductsForStaffResponse = ListProductsForStaffResponses[keyof ListProductsForStaffResponses];

export type GetProductForStaffData = {
    body?: never;
    path: {
        sku: string;
    };
    query?: never;
    url: '/v1/admin/products/{sku}';
};

export type GetProductForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetProductForStaffError = GetProductForStaffErrors[keyof GetProductForStaffErrors];

export type GetProductForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffProduct;
};

export type GetProductForStaffResponse = GetProductForStaffResponses[keyof GetProductForStaffResponses];

export type EditProductData = {
    body: ProductEdit;
    path: {
        sku: string;
    };
    query?: never;
    url: '/v1/admin/products/{sku}';
};

export type EditProductErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditProductError = EditProductErrors[keyof EditProductErrors];

export type EditProductResponses = {
    /**
     * Default Response
     */
    200: StaffProduct;
};

export type EditProductResponse = EditProductResponses[keyof EditProductResponses];

export type ParkProductData = {
    body: ParkProduct;
    path: {
        sku: string;
    };
    query?: never;
    url: '/v1/admin/products/{sku}/park';
};

export type ParkProductErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ParkProductError = ParkProductErrors[keyof ParkProductErrors];

export type ParkProductResponses = {
    /**
     * Default Response
     */
    200: StaffProduct;
};

export type ParkProductResponse = ParkProductResponses[keyof ParkProductResponses];

export type ReleaseProductData = {
    body?: never;
    path: {
        sku: string;
    };
    query?: never;
    url: '/v1/admin/products/{sku}/release';
};

export type ReleaseProductErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReleaseProductError = ReleaseProductErrors[keyof ReleaseProductErrors];

export type ReleaseProductResponses = {
    /**
     * Default Response
     */
    200: StaffProduct;
};

export type ReleaseProductResponse = ReleaseProductResponses[keyof ReleaseProductResponses];

export type HideProductData = {
    body?: never;
    path: {
        sku: string;
    };
    query?: never;
    url: '/v1/admin/products/{sku}/hide';
};

export type HideProductErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type HideProductError = HideProductErrors[keyof HideProductErrors];

export type HideProductResponses = {
    /**
     * Default Response
     */
    200: StaffProduct;
};

export type HideProductResponse = HideProductResponses[keyof HideProductResponses];

export type ShowProductData = {
    body?: never;
    path: {
        sku: string;
    };
    query?: never;
    url: '/v1/admin/products/{sku}/show';
};

export type ShowProductErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ShowProductError = ShowProductErrors[keyof ShowProductErrors];

export type ShowProductResponses = {
    /**
     * Default Response
     */
    200: StaffProduct;
};

export type ShowProductResponse = ShowProductResponses[keyof ShowProductResponses];

export type ListPriceRulesData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        customerType?: 'retail' | 'reseller';
        memberLevel?: 'bronze' | 'silver' | 'gold' | 'reseller';
        sku?: string;
        category?: string;
        kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
    };
    url: '/v1/admin/price-rules';
};

export type ListPriceRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListPriceRulesError = ListPriceRulesErrors[keyof ListPriceRulesErrors];

export type ListPriceRulesResponses = {
    /**
     * Default Response
     */
    200: PriceRulePage;
};

export type ListPriceRulesResponse = ListPriceRulesResponses[keyof ListPriceRulesResponses];

export type CreatePriceRuleData = {
    body: NewPriceRule;
    path?: never;
    query?: never;
    url: '/v1/admin/price-rules';
};

export type CreatePriceRuleErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CreatePriceRuleError = CreatePriceRuleErrors[keyof CreatePriceRuleErrors];

export type CreatePriceRuleResponses = {
    /**
     * Default Response
     */
    201: PriceRule;
};

export type CreatePriceRuleResponse = CreatePriceRuleResponses[keyof CreatePriceRuleResponses];

export type RemovePriceRuleData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/price-rules/{id}';
};

export type RemovePriceRuleErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RemovePriceRuleError = RemovePriceRuleErrors[keyof RemovePriceRuleErrors];

export type RemovePriceRuleResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type RemovePriceRuleResponse = RemovePriceRuleResponses[keyof RemovePriceRuleResponses];

export type GetPriceRuleData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/price-rules/{id}';
};

export type GetPriceRuleErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetPriceRuleError = GetPriceRuleErrors[keyof GetPriceRuleErrors];

export type GetPriceRuleResponses = {
    /**
     * Default Response
     */
    200: PriceRule;
};

export type GetPriceRuleResponse = GetPriceRuleResponses[keyof GetPriceRuleResponses];

export type EditPriceRuleData = {
    body: PriceRuleEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/price-rules/{id}';
};

export type EditPriceRuleErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditPriceRuleError = EditPriceRuleErrors[keyof EditPriceRuleErrors];

export type EditPriceRuleResponses = {
    /**
     * Default Response
     */
    200: PriceRule;
};

export type EditPriceRuleResponse = EditPriceRuleResponses[keyof EditPriceRuleResponses];

export type GetPriceRuleHistoryData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/price-rules/{id}/history';
};

export type GetPriceRuleHistoryErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetPriceRuleHistoryError = GetPriceRuleHistoryErrors[keyof GetPriceRuleHistoryErrors];

export type GetPriceRuleHistoryResponses = {
    /**
     * Default Response
     */
    200: PriceRuleHistory;
};

export type GetPriceRuleHistoryResponse = GetPriceRuleHistoryResponses[keyof GetPriceRuleHistoryResponses];

export type ExplainPriceData = {
    body?: never;
    path: {
        sku: string;
    };
    query?: {
        customerType?: 'retail' | 'reseller';
        memberLevel?: 'bronze' | 'silver' | 'gold' | 'reseller';
    };
    url: '/v1/admin/products/{sku}/price-explanation';
};

export type ExplainPriceErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ExplainPriceError = ExplainPriceErrors[keyof ExplainPriceErrors];

export type ExplainPriceResponses = {
    /**
     * Default Response
     */
    200: PriceExplanation;
};

export type ExplainPriceResponse = ExplainPriceResponses[keyof ExplainPriceResponses];

export type ListSuppliersData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/suppliers';
};

export type ListSuppliersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListSuppliersError = ListSuppliersErrors[keyof ListSuppliersErrors];

export type ListSuppliersResponses = {
    /**
     * Default Response
     */
    200: SupplierList;
};

export type ListSuppliersResponse = ListSuppliersResponses[keyof ListSuppliersResponses];

export type EditSupplierData = {
    body: SupplierEdit;
    path: {
        supplier: string;
    };
    query?: never;
    url: '/v1/admin/suppliers/{supplier}';
};

export type EditSupplierErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditSupplierError = EditSupplierErrors[keyof EditSupplierErrors];

export type EditSupplierResponses = {
    /**
     * Default Response
     */
    200: Supplier;
};

export type EditSupplierResponse = EditSupplierResponses[keyof EditSupplierResponses];

export type ListSupplierItemsData = {
    body?: never;
    path: {
        supplier: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        q?: string;
        vanished?: boolean;
        offered?: boolean;
    };
    url: '/v1/admin/suppliers/{supplier}/items';
};

export type ListSupplierItemsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListSupplierItemsError = ListSupplierItemsErrors[keyof ListSupplierItemsErrors];

export type ListSupplierItemsResponses = {
    /**
     * Default Response
     */
    200: MirroredItemPage;
};

export type ListSupplierItemsResponse = ListSupplierItemsResponses[keyof ListSupplierItemsResponses];

export type GetCostHistoryData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/suppliers/items/{id}/costs';
};

export type GetCostHistoryErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetCostHistoryError = GetCostHistoryErrors[keyof GetCostHistoryErrors];

export type GetCostHistoryResponses = {
    /**
     * Default Response
     */
    200: CostHistory;
};

export type GetCostHistoryResponse = GetCostHistoryResponses[keyof GetCostHistoryResponses];

export type SyncSupplierData = {
    body: SyncOrder | null;
    path: {
        supplier: string;
    };
    query?: never;
    url: '/v1/admin/suppliers/{supplier}/sync';
};

export type SyncSupplierErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type SyncSupplierError = SyncSupplierErrors[keyof SyncSupplierErrors];

export type SyncSupplierResponses = {
    /**
     * Default Response
     */
    200: SupplierSync;
};

export type SyncSupplierResponse = SyncSupplierResponses[keyof SyncSupplierResponses];

export type ListSupplierSyncsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        supplier?: string;
        status?: 'running' | 'completed' | 'refused' | 'failed';
    };
    url: '/v1/admin/suppliers/syncs';
};

export type ListSupplierSyncsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListSupplierSyncsError = ListSupplierSyncsErrors[keyof ListSupplierSyncsErrors];

export type ListSupplierSyncsResponses = {
    /**
     * Default Response
     */
    200: SupplierSyncPage;
};

export type ListSupplierSyncsResponse = ListSupplierSyncsResponses[keyof ListSupplierSyncsResponses];

export type GetSupplierSyncData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/suppliers/syncs/{id}';
};

export type GetSupplierSyncErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetSupplierSyncError = GetSupplierSyncErrors[keyof GetSupplierSyncErrors];

export type GetSupplierSyncResponses = {
    /**
     * Default Response
     */
    200: SupplierSync;
};

export type GetSupplierSyncResponse = GetSupplierSyncResponses[keyof GetSupplierSyncResponses];

export type ListSupplierSyncChangesData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        change?: 'new' | 'changed' | 'vanished' | 'revived' | 'refused' | 'parked' | 'held';
    };
    url: '/v1/admin/suppliers/syncs/{id}/changes';
};

export type ListSupplierSyncChangesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListSupplierSyncChangesError = ListSupplierSyncChangesErrors[keyof ListSupplierSyncChangesErrors];

export type ListSupplierSyncChangesResponses = {
    /**
     * Default Response
     */
    200: SyncChangePage;
};

export type ListSupplierSyncChangesResponse = ListSupplierSyncChangesResponses[keyof ListSupplierSyncChangesResponses];

export type ListProposalsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'open' | 'confirmed' | 'rejected';
        supplier?: string;
        kind?: 'game' | 'pulsa' | 'data' | 'pln' | 'emoney' | 'gift_code' | 'postpaid' | 'internet' | 'other';
        brand?: string;
        minConfidence?: number;
        q?: string;
    };
    url: '/v1/admin/proposals';
};

export type ListProposalsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListProposalsError = ListProposalsErrors[keyof ListProposalsErrors];

export type ListProposalsResponses = {
    /**
     * Default Response
     */
    200: ProposalPage;
};

export type ListProposalsResponse = ListProposalsResponses[keyof ListProposalsResponses];

export type GetProposalData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/proposals/{id}';
};

export type GetProposalErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetProposalError = GetProposalErrors[keyof GetProposalErrors];

export type GetProposalResponses = {
    /**
     * Default Response
     */
    200: Proposal;
};

export type GetProposalResponse = GetProposalResponses[keyof GetProposalResponses];

export type EditProposalData = {
    body: ProposalEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/proposals/{id}';
};

export type EditProposalErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditProposalError = EditProposalErrors[keyof EditProposalErrors];

export type EditProposalResponses = {
    /**
     * Default Response
     */
    200: Proposal;
};

export type EditProposalResponse = EditProposalResponses[keyof EditProposalResponses];

export type ConfirmProposalsData = {
    body: ConfirmProposals;
    path?: never;
    query?: never;
    url: '/v1/admin/proposals/confirm';
};

export type ConfirmProposalsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ConfirmProposalsError = ConfirmProposalsErrors[keyof ConfirmProposalsErrors];

export type ConfirmProposalsResponses = {
    /**
     * Default Response
     */
    200: ConfirmOutcome;
};

export type ConfirmProposalsResponse = ConfirmProposalsResponses[keyof ConfirmProposalsResponses];

export type RejectProposalsData = {
    body: RejectProposals;
    path?: never;
    query?: never;
    url: '/v1/admin/proposals/reject';
};

export type RejectProposalsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RejectProposalsError = RejectProposalsErrors[keyof RejectProposalsErrors];

export type RejectProposalsResponses = {
    /**
     * Default Response
     */
    200: RejectOutcome;
};

export type RejectProposalsResponse = RejectProposalsResponses[keyof RejectProposalsResponses];

export type ConfirmProposalData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/proposals/{id}/confirm';
};

export type ConfirmProposalErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ConfirmProposalError = ConfirmProposalErrors[keyof ConfirmProposalErrors];

export type ConfirmProposalResponses = {
    /**
     * Default Response
     */
    200: ConfirmedProposal;
};

export type ConfirmProposalResponse = ConfirmProposalResponses[keyof ConfirmProposalResponses];

export type RejectProposalData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/proposals/{id}/reject';
};

export type RejectProposalErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RejectProposalError = RejectProposalErrors[keyof RejectProposalErrors];

export type RejectProposalResponses = {
    /**
     * Default Response
     */
    200: Proposal;
};

export type RejectProposalResponse = RejectProposalResponses[keyof RejectProposalResponses];

export type ListKindRulesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/kind-rules';
};

export type ListKindRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListKindRulesError = ListKindRulesErrors[keyof ListKindRulesErrors];

export type ListKindRulesResponses = {
    /**
     * Default Response
     */
    200: KindRuleList;
};

export type ListKindRulesResponse = ListKindRulesResponses[keyof ListKindRulesResponses];

export type AddKindRuleData = {
    body: NewKindRule;
    path?: never;
    query?: never;
    url: '/v1/admin/kind-rules';
};

export type AddKindRuleErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type AddKindRuleError = AddKindRuleErrors[keyof AddKindRuleErrors];

export type AddKindRuleResponses = {
    /**
     * Default Response
     */
    201: KindRule;
};

export type AddKindRuleResponse = AddKindRuleResponses[keyof AddKindRuleResponses];

export type RemoveKindRuleData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/kind-rules/{id}';
};

export type RemoveKindRuleErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RemoveKindRuleError = RemoveKindRuleErrors[keyof RemoveKindRuleErrors];

export type RemoveKindRuleResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type RemoveKindRuleResponse = RemoveKindRuleResponses[keyof RemoveKindRuleResponses];

export type ListDenominationWordsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/denomination-words';
};

export type ListDenominationWordsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListDenominationWordsError = ListDenominationWordsErrors[keyof ListDenominationWordsErrors];

export type ListDenominationWordsResponses = {
    /**
     * Default Response
     */
    200: DenominationWordList;
};

export type ListDenominationWordsResponse = ListDenominationWordsResponses[keyof ListDenominationWordsResponses];

export type AddDenominationWordData = {
    body: NewDenominationWord;
    path?: never;
    query?: never;
    url: '/v1/admin/denomination-words';
};

export type AddDenominationWordErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type AddDenominationWordError = AddDenominationWordErrors[keyof AddDenominationWordErrors];

export type AddDenominationWordResponses = {
    /**
     * Default Response
     */
    201: DenominationWord;
};

export type AddDenominationWordResponse = AddDenominationWordResponses[keyof AddDenominationWordResponses];

export type RemoveDenominationWordData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/denomination-words/{id}';
};

export type RemoveDenominationWordErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RemoveDenominationWordError = RemoveDenominationWordErrors[keyof RemoveDenominationWordErrors];

export type RemoveDenominationWordResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type RemoveDenominationWordResponse = RemoveDenominationWordResponses[keyof RemoveDenominationWordResponses];

export type ListOffersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        sku?: string;
        supplier?: string;
        enabled?: boolean;
        held?: boolean;
    };
    url: '/v1/admin/offers';
};

export type ListOffersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListOffersError = ListOffersErrors[keyof ListOffersErrors];

export type ListOffersResponses = {
    /**
     * Default Response
     */
    200: OfferPage;
};

export type ListOffersResponse = ListOffersResponses[keyof ListOffersResponses];

export type EditOfferData = {
    body: OfferEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/offers/{id}';
};

export type EditOfferErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditOfferError = EditOfferErrors[keyof EditOfferErrors];

export type EditOfferResponses = {
    /**
     * Default Response
     */
    200: ListedOffer;
};

export type EditOfferResponse = EditOfferResponses[keyof EditOfferResponses];

export type ListCatalogLogData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        subject?: string;
        subjectId?: string;
        actor?: string;
    };
    url: '/v1/admin/catalog/log';
};

export type ListCatalogLogErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListCatalogLogError = ListCatalogLogErrors[keyof ListCatalogLogErrors];

export type ListCatalogLogResponses = {
    /**
     * Default Response
     */
    200: CatalogLogPage;
};

export type ListCatalogLogResponse = ListCatalogLogResponses[keyof ListCatalogLogResponses];

export type ListMerchantCategoriesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/merchant-categories';
};

export type ListMerchantCategoriesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantCategoriesError = ListMerchantCategoriesErrors[keyof ListMerchantCategoriesErrors];

export type ListMerchantCategoriesResponses = {
    /**
     * Default Response
     */
    200: MerchantCategoryList;
};

export type ListMerchantCategoriesResponse = ListMerchantCategoriesResponses[keyof ListMerchantCategoriesResponses];

export type GetMerchantData = {
    body?: never;
    path: {
        slug: string;
    };
    query?: never;
    url: '/v1/merchants/{slug}';
};

export type GetMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetMerchantError = GetMerchantErrors[keyof GetMerchantErrors];

export type GetMerchantResponses = {
    /**
     * Default Response
     */
    200: Merchant;
};

export type GetMerchantResponse = GetMerchantResponses[keyof GetMerchantResponses];

export type ApplyAsMerchantData = {
    body: MerchantApplication;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/merchants';
};

export type ApplyAsMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ApplyAsMerchantError = ApplyAsMerchantErrors[keyof ApplyAsMerchantErrors];

export type ApplyAsMerchantResponses = {
    /**
     * Default Response
     */
    201: OwnMerchant;
};

export type ApplyAsMerchantResponse = ApplyAsMerchantResponses[keyof ApplyAsMerchantResponses];

export type ListMyMerchantsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/my/merchants';
};

export type ListMyMerchantsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMyMerchantsError = ListMyMerchantsErrors[keyof ListMyMerchantsErrors];

export type ListMyMerchantsResponses = {
    /**
     * Default Response
     */
    200: OwnMerchantList;
};

export type ListMyMerchantsResponse = ListMyMerchantsResponses[keyof ListMyMerchantsResponses];

export type GetMyMerchantData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}';
};

export type GetMyMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetMyMerchantError = GetMyMerchantErrors[keyof GetMyMerchantErrors];

export type GetMyMerchantResponses = {
    /**
     * Default Response
     */
    200: OwnMerchant;
};

export type GetMyMerchantResponse = GetMyMerchantResponses[keyof GetMyMerchantResponses];

export type EditMyMerchantData = {
    body: MerchantEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}';
};

export type EditMyMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditMyMerchantError = EditMyMerchantErrors[keyof EditMyMerchantErrors];

export type EditMyMerchantResponses = {
    /**
     * Default Response
     */
    200: OwnMerchant;
};

export type EditMyMerchantResponse = EditMyMerchantResponses[keyof EditMyMerchantResponses];

export type ApplyAgainData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/apply';
};

export type ApplyAgainErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ApplyAgainError = ApplyAgainErrors[keyof ApplyAgainErrors];

export type ApplyAgainResponses = {
    /**
     * Default Response
     */
    200: OwnMerchant;
};

export type ApplyAgainResponse = ApplyAgainResponses[keyof ApplyAgainResponses];

export type ListMerchantStaffData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/staff';
};

export type ListMerchantStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantStaffError = ListMerchantStaffErrors[keyof ListMerchantStaffErrors];

export type ListMerchantStaffResponses = {
    /**
     * Default Response
     */
    200: MerchantStaffList;
};

export type ListMerchantStaffResponse = ListMerchantStaffResponses[keyof ListMerchantStaffResponses];

export type PutMerchantStaffData = {
    body: MerchantStaffEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/staff';
};

export type PutMerchantStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type PutMerchantStaffError = PutMerchantStaffErrors[keyof PutMerchantStaffErrors];

export type PutMerchantStaffResponses = {
    /**
     * Default Response
     */
    200: MerchantStaffList;
};

export type PutMerchantStaffResponse = PutMerchantStaffResponses[keyof PutMerchantStaffResponses];

export type RemoveMerchantStaffData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        userId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/staff/{userId}';
};

export type RemoveMerchantStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RemoveMerchantStaffError = RemoveMerchantStaffErrors[keyof RemoveMerchantStaffErrors];

export type RemoveMerchantStaffResponses = {
    /**
     * Default Response
     */
    200: MerchantStaffList;
};

export type RemoveMerchantStaffResponse = RemoveMerchantStaffResponses[keyof RemoveMerchantStaffResponses];

export type ListMerchantLocationsData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/locations';
};

export type ListMerchantLocationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantLocationsError = ListMerchantLocationsErrors[keyof ListMerchantLocationsErrors];

export type ListMerchantLocationsResponses = {
    /**
     * Default Response
     */
    200: MerchantLocationList;
};

export type ListMerchantLocationsResponse = ListMerchantLocationsResponses[keyof ListMerchantLocationsResponses];

export type AddMerchantLocationData = {
    body: NewMerchantLocation;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/locations';
};

export type AddMerchantLocationErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type AddMerchantLocationError = AddMerchantLocationErrors[keyof AddMerchantLocationErrors];

export type AddMerchantLocationResponses = {
    /**
     * Default Response
     */
    201: MerchantLocation;
};

export type AddMerchantLocationResponse = AddMerchantLocationResponses[keyof AddMerchantLocationResponses];

export type EditMerchantLocationData = {
    body: MerchantLocationEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        locationId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/locations/{locationId}';
};

export type EditMerchantLocationErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditMerchantLocationError = EditMerchantLocationErrors[keyof EditMerchantLocationErrors];

export type EditMerchantLocationResponses = {
    /**
     * Default Response
     */
    200: MerchantLocation;
};

export type EditMerchantLocationResponse = EditMerchantLocationResponses[keyof EditMerchantLocationResponses];

export type ListMerchantsForStaffData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'applied' | 'verified' | 'rejected' | 'suspended';
        category?: string;
        /**
         * In the name, or how the slug begins.
         */
        q?: string;
    };
    url: '/v1/admin/merchants';
};

export type ListMerchantsForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantsForStaffError = ListMerchantsForStaffErrors[keyof ListMerchantsForStaffErrors];

export type ListMerchantsForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffMerchantPage;
};

export type ListMerchantsForStaffResponse = ListMerchantsForStaffResponses[keyof ListMerchantsForStaffResponses];

export type GetMerchantForStaffData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/merchants/{id}';
};

export type GetMerchantForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetMerchantForStaffError = GetMerchantForStaffErrors[keyof GetMerchantForStaffErrors];

export type GetMerchantForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffMerchant;
};

export type GetMerchantForStaffResponse = GetMerchantForStaffResponses[keyof GetMerchantForStaffResponses];

export type VerifyMerchantData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/merchants/{id}/verify';
};

export type VerifyMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type VerifyMerchantError = VerifyMerchantErrors[keyof VerifyMerchantErrors];

export type VerifyMerchantResponses = {
    /**
     * Default Response
     */
    200: StaffMerchant;
};

export type VerifyMerchantResponse = VerifyMerchantResponses[keyof VerifyMerchantResponses];

export type RejectMerchantData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/merchants/{id}/reject';
};

export type RejectMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RejectMerchantError = RejectMerchantErrors[keyof RejectMerchantErrors];

export type RejectMerchantResponses = {
    /**
     * Default Response
     */
    200: StaffMerchant;
};

export type RejectMerchantResponse = RejectMerchantResponses[keyof RejectMerchantResponses];

export type SuspendMerchantData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/merchants/{id}/suspend';
};

export type SuspendMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type SuspendMerchantError = SuspendMerchantErrors[keyof SuspendMerchantErrors];

export type SuspendMerchantResponses = {
    /**
     * Default Response
     */
    200: StaffMerchant;
};

export type SuspendMerchantResponse = SuspendMerchantResponses[keyof SuspendMerchantResponses];

export type RestoreMerchantData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/merchants/{id}/restore';
};

export type RestoreMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RestoreMerchantError = RestoreMerchantErrors[keyof RestoreMerchantErrors];

export type RestoreMerchantResponses = {
    /**
     * Default Response
     */
    200: StaffMerchant;
};

export type RestoreMerchantResponse = RestoreMerchantResponses[keyof RestoreMerchantResponses];

export type FindVouchersData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Words; small typing mistakes are forgiven.
         */
        q?: string;
        category?: string;
        /**
         * Where it is good: `kota-bandung`.
         */
        area?: string;
        discountType?: 'percentage' | 'fixed' | 'buy-x-get-y' | 'free-item';
        /**
         * True: only where a place is open at this minute.
         */
        openNow?: boolean;
        /**
         * Latitude and longitude: `-6.9147,107.6098`.
         */
        near?: string;
        /**
         * Around `near`, by true distance.
         */
        radiusKm?: number;
        /**
         * `distance` needs `near`, and is usual with it.
         */
        sort?: 'relevance' | 'distance' | 'newest' | 'ending-soon';
        /**
         * True: also how many there are by category, area and type.
         */
        facets?: boolean;
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/vouchers';
};

export type FindVouchersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type FindVouchersError = FindVouchersErrors[keyof FindVouchersErrors];

export type FindVouchersResponses = {
    /**
     * Default Response
     */
    200: FoundVoucherPage;
};

export type FindVouchersResponse = FindVouchersResponses[keyof FindVouchersResponses];

export type GetVoucherData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/vouchers/{id}';
};

export type GetVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetVoucherError = GetVoucherErrors[keyof GetVoucherErrors];

export type GetVoucherResponses = {
    /**
     * Default Response
     */
    200: Voucher;
};

export type GetVoucherResponse = GetVoucherResponses[keyof GetVoucherResponses];

export type ListMyVouchersData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'draft' | 'published' | 'paused' | 'expired' | 'archived';
    };
    url: '/v1/my/merchants/{id}/vouchers';
};

export type ListMyVouchersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMyVouchersError = ListMyVouchersErrors[keyof ListMyVouchersErrors];

export type ListMyVouchersResponses = {
    /**
     * Default Response
     */
    200: OwnVoucherPage;
};

export type ListMyVouchersResponse = ListMyVouchersResponses[keyof ListMyVouchersResponses];

export type DraftVoucherData = {
    body: NewVoucher;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers';
};

export type DraftVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DraftVoucherError = DraftVoucherErrors[keyof DraftVoucherErrors];

export type DraftVoucherResponses = {
    /**
     * Default Response
     */
    201: OwnVoucher;
};

export type DraftVoucherResponse = DraftVoucherResponses[keyof DraftVoucherResponses];

export type GetMyVoucherData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}';
};

export type GetMyVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetMyVoucherError = GetMyVoucherErrors[keyof GetMyVoucherErrors];

export type GetMyVoucherResponses = {
    /**
     * Default Response
     */
    200: OwnVoucherWithSteps;
};

export type GetMyVoucherResponse = GetMyVoucherResponses[keyof GetMyVoucherResponses];

export type EditVoucherData = {
    body: VoucherEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}';
};

export type EditVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditVoucherError = EditVoucherErrors[keyof EditVoucherErrors];

export type EditVoucherResponses = {
    /**
     * Default Response
     */
    200: OwnVoucher;
};

export type EditVoucherResponse = EditVoucherResponses[keyof EditVoucherResponses];

export type PreviewVoucherData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/preview';
};

export type PreviewVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type PreviewVoucherError = PreviewVoucherErrors[keyof PreviewVoucherErrors];

export type PreviewVoucherResponses = {
    /**
     * Default Response
     */
    200: VoucherPreview;
};

export type PreviewVoucherResponse = PreviewVoucherResponses[keyof PreviewVoucherResponses];

export type CloneVoucherData = {
    body?: never;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/clone';
};

export type CloneVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CloneVoucherError = CloneVoucherErrors[keyof CloneVoucherErrors];

export type CloneVoucherResponses = {
    /**
     * Default Response
     */
    201: OwnVoucher;
};

export type CloneVoucherResponse = CloneVoucherResponses[keyof CloneVoucherResponses];

export type PublishVoucherData = {
    body: VoucherStepBody | null;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/publish';
};

export type PublishVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type PublishVoucherError = PublishVoucherErrors[keyof PublishVoucherErrors];

export type PublishVoucherResponses = {
    /**
     * Default Response
     */
    200: OwnVoucher;
};

export type PublishVoucherResponse = PublishVoucherResponses[keyof PublishVoucherResponses];

export type PauseVoucherData = {
    body: VoucherStepBody | null;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/pause';
};

export type PauseVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type PauseVoucherError = PauseVoucherErrors[keyof PauseVoucherErrors];

export type PauseVoucherResponses = {
    /**
     * Default Response
     */
    200: OwnVoucher;
};

export type PauseVoucherResponse = PauseVoucherResponses[keyof PauseVoucherResponses];

export type ResumeVoucherData = {
    body: VoucherStepBody | null;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/resume';
};

export type ResumeVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ResumeVoucherError = ResumeVoucherErrors[keyof ResumeVoucherErrors];

export type ResumeVoucherResponses = {
    /**
     * Default Response
     */
    200: OwnVoucher;
};

export type ResumeVoucherResponse = ResumeVoucherResponses[keyof ResumeVoucherResponses];

export type ArchiveVoucherData = {
    body: VoucherStepBody | null;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        voucherId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/archive';
};

export type ArchiveVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ArchiveVoucherError = ArchiveVoucherErrors[keyof ArchiveVoucherErrors];

export type ArchiveVoucherResponses = {
    /**
     * Default Response
     */
    200: OwnVoucher;
};

export type ArchiveVoucherResponse = ArchiveVoucherResponses[keyof ArchiveVoucherResponses];

export type ListVouchersForStaffData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'draft' | 'published' | 'paused' | 'expired' | 'archived';
        /**
         * Opaque to callers.
         */
        merchantId?: string;
    };
    url: '/v1/admin/vouchers';
};

export type ListVouchersForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListVouchersForStaffError = ListVouchersForStaffErrors[keyof ListVouchersForStaffErrors];

export type ListVouchersForStaffResponses = {
    /**
     * Default Response
     */
    200: OwnVoucherPage;
};

export type ListVouchersForStaffResponse = ListVouchersForStaffResponses[keyof ListVouchersForStaffResponses];

export type GetVoucherForStaffData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/vouchers/{id}';
};

export type GetVoucherForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetVoucherForStaffError = GetVoucherForStaffErrors[keyof GetVoucherForStaffErrors];

export type GetVoucherForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffVoucherWithSteps;
};

export type GetVoucherForStaffResponse = GetVoucherForStaffResponses[keyof GetVoucherForStaffResponses];

export type TakeDownVoucherData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/vouchers/{id}/take-down';
};

export type TakeDownVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type TakeDownVoucherError = TakeDownVoucherErrors[keyof TakeDownVoucherErrors];

export type TakeDownVoucherResponses = {
    /**
     * Default Response
     */
    200: OwnVoucher;
};

export type TakeDownVoucherResponse = TakeDownVoucherResponses[keyof TakeDownVoucherResponses];

export type GetImageData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        size: '320' | '960';
    };
    query?: never;
    url: '/v1/images/{id}/{size}';
};

export type GetImageErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetImageError = GetImageErrors[keyof GetImageErrors];

export type GetImageResponses = {
    /**
     * The image
     */
    200: Blob | File;
};

export type GetImageResponse = GetImageResponses[keyof GetImageResponses];

export type ListMerchantImagesData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/my/merchants/{id}/images';
};

export type ListMerchantImagesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantImagesError = ListMerchantImagesErrors[keyof ListMerchantImagesErrors];

export type ListMerchantImagesResponses = {
    /**
     * Default Response
     */
    200: ImagePage;
};

export type ListMerchantImagesResponse = ListMerchantImagesResponses[keyof ListMerchantImagesResponses];

export type UploadMerchantImageData = {
    body: Blob | File;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/images';
};

export type UploadMerchantImageErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type UploadMerchantImageError = UploadMerchantImageErrors[keyof UploadMerchantImageErrors];

export type UploadMerchantImageResponses = {
    /**
     * Default Response
     */
    200: Image;
    /**
     * Default Response
     */
    201: Image;
};

export type UploadMerchantImageResponse = UploadMerchantImageResponses[keyof UploadMerchantImageResponses];

export type ShowMerchantImagesData = {
    body: ShownImages;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/images';
};

export type ShowMerchantImagesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ShowMerchantImagesError = ShowMerchantImagesErrors[keyof ShowMerchantImagesErrors];

export type ShowMerchantImagesResponses = {
    /**
     * Default Response
     */
    200: ImageList;
};

export type ShowMerchantImagesResponse = ShowMerchantImagesResponses[keyof ShowMerchantImagesResponses];

export type ListMerchantImagesForStaffData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/admin/merchants/{id}/images';
};

export type ListMerchantImagesForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantImagesForStaffError = ListMerchantImagesForStaffErrors[keyof ListMerchantImagesForStaffErrors];

export type ListMerchantImagesForStaffResponses = {
    /**
     * Default Response
     */
    200: ImagePage;
};

export type ListMerchantImagesForStaffResponse = ListMerchantImagesForStaffResponses[keyof ListMerchantImagesForStaffResponses];

export type TakeDownImageData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/images/{id}/take-down';
};

export type TakeDownImageErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type TakeDownImageError = TakeDownImageErrors[keyof TakeDownImageErrors];

export type TakeDownImageResponses = {
    /**
     * Default Response
     */
    200: Image;
};

export type TakeDownImageResponse = TakeDownImageResponses[keyof TakeDownImageResponses];

export type ListMyCampaignsData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'draft' | 'running' | 'ended';
    };
    url: '/v1/my/merchants/{id}/campaigns';
};

export type ListMyCampaignsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMyCampaignsError = ListMyCampaignsErrors[keyof ListMyCampaignsErrors];

export type ListMyCampaignsResponses = {
    /**
     * Default Response
     */
    200: CampaignPage;
};

export type ListMyCampaignsResponse = ListMyCampaignsResponses[keyof ListMyCampaignsResponses];

export type CreateMyCampaignData = {
    body: NewCampaign;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/campaigns';
};

export type CreateMyCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CreateMyCampaignError = CreateMyCampaignErrors[keyof CreateMyCampaignErrors];

export type CreateMyCampaignResponses = {
    /**
     * Default Response
     */
    201: Campaign;
};

export type CreateMyCampaignResponse = CreateMyCampaignResponses[keyof CreateMyCampaignResponses];

export type GetMyCampaignData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        campaignId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}';
};

export type GetMyCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetMyCampaignError = GetMyCampaignErrors[keyof GetMyCampaignErrors];

export type GetMyCampaignResponses = {
    /**
     * Default Response
     */
    200: OwnCampaignWithSteps;
};

export type GetMyCampaignResponse = GetMyCampaignResponses[keyof GetMyCampaignResponses];

export type EditMyCampaignData = {
    body: CampaignEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        campaignId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}';
};

export type EditMyCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditMyCampaignError = EditMyCampaignErrors[keyof EditMyCampaignErrors];

export type EditMyCampaignResponses = {
    /**
     * Default Response
     */
    200: Campaign;
};

export type EditMyCampaignResponse = EditMyCampaignResponses[keyof EditMyCampaignResponses];

export type StartMyCampaignData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        campaignId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}/start';
};

export type StartMyCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type StartMyCampaignError = StartMyCampaignErrors[keyof StartMyCampaignErrors];

export type StartMyCampaignResponses = {
    /**
     * Default Response
     */
    200: Campaign;
};

export type StartMyCampaignResponse = StartMyCampaignResponses[keyof StartMyCampaignResponses];

export type EndMyCampaignData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        campaignId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}/end';
};

export type EndMyCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EndMyCampaignError = EndMyCampaignErrors[keyof EndMyCampaignErrors];

export type EndMyCampaignResponses = {
    /**
     * Default Response
     */
    200: Campaign;
};

export type EndMyCampaignResponse = EndMyCampaignResponses[keyof EndMyCampaignResponses];

export type ListCampaignsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'draft' | 'running' | 'ended';
    };
    url: '/v1/admin/campaigns';
};

export type ListCampaignsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListCampaignsError = ListCampaignsErrors[keyof ListCampaignsErrors];

export type ListCampaignsResponses = {
    /**
     * Default Response
     */
    200: CampaignPage;
};

export type ListCampaignsResponse = ListCampaignsResponses[keyof ListCampaignsResponses];

export type CreateCampaignData = {
    body: NewCampaign;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/admin/campaigns';
};

export type CreateCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CreateCampaignError = CreateCampaignErrors[keyof CreateCampaignErrors];

export type CreateCampaignResponses = {
    /**
     * Default Response
     */
    201: Campaign;
};

export type CreateCampaignResponse = CreateCampaignResponses[keyof CreateCampaignResponses];

export type GetCampaignData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/campaigns/{id}';
};

export type GetCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetCampaignError = GetCampaignErrors[keyof GetCampaignErrors];

export type GetCampaignResponses = {
    /**
     * Default Response
     */
    200: CampaignWithSteps;
};

export type GetCampaignResponse = GetCampaignResponses[keyof GetCampaignResponses];

export type EditCampaignData = {
    body: CampaignEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/campaigns/{id}';
};

export type EditCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditCampaignError = EditCampaignErrors[keyof EditCampaignErrors];

export type EditCampaignResponses = {
    /**
     * Default Response
     */
    200: Campaign;
};

export type EditCampaignResponse = EditCampaignResponses[keyof EditCampaignResponses];

export type StartCampaignData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/campaigns/{id}/start';
};

export type StartCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type StartCampaignError = StartCampaignErrors[keyof StartCampaignErrors];

export type StartCampaignResponses = {
    /**
     * Default Response
     */
    200: Campaign;
};

export type StartCampaignResponse = StartCampaignResponses[keyof StartCampaignResponses];

export type EndCampaignData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/campaigns/{id}/end';
};

export type EndCampaignErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EndCampaignError = EndCampaignErrors[keyof EndCampaignErrors];

export type EndCampaignResponses = {
    /**
     * Default Response
     */
    200: Campaign;
};

export type EndCampaignResponse = EndCampaignResponses[keyof EndCampaignResponses];

export type ListMerchantReviewsData = {
    body?: never;
    path: {
        slug: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/merchants/{slug}/reviews';
};

export type ListMerchantReviewsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantReviewsError = ListMerchantReviewsErrors[keyof ListMerchantReviewsErrors];

export type ListMerchantReviewsResponses = {
    /**
     * Default Response
     */
    200: ReviewPage;
};

export type ListMerchantReviewsResponse = ListMerchantReviewsResponses[keyof ListMerchantReviewsResponses];

export type ListVoucherReviewsData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/vouchers/{id}/reviews';
};

export type ListVoucherReviewsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListVoucherReviewsError = ListVoucherReviewsErrors[keyof ListVoucherReviewsErrors];

export type ListVoucherReviewsResponses = {
    /**
     * Default Response
     */
    200: ReviewPage;
};

export type ListVoucherReviewsResponse = ListVoucherReviewsResponses[keyof ListVoucherReviewsResponses];

export type WriteReviewData = {
    body: NewReview;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/reviews';
};

export type WriteReviewErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type WriteReviewError = WriteReviewErrors[keyof WriteReviewErrors];

export type WriteReviewResponses = {
    /**
     * Default Response
     */
    201: OwnReview;
};

export type WriteReviewResponse = WriteReviewResponses[keyof WriteReviewResponses];

export type EditReviewData = {
    body: ReviewEdit;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/reviews/{id}';
};

export type EditReviewErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditReviewError = EditReviewErrors[keyof EditReviewErrors];

export type EditReviewResponses = {
    /**
     * Default Response
     */
    200: OwnReview;
};

export type EditReviewResponse = EditReviewResponses[keyof EditReviewResponses];

export type ListMyReviewsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/my/reviews';
};

export type ListMyReviewsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMyReviewsError = ListMyReviewsErrors[keyof ListMyReviewsErrors];

export type ListMyReviewsResponses = {
    /**
     * Default Response
     */
    200: OwnReviewPage;
};

export type ListMyReviewsResponse = ListMyReviewsResponses[keyof ListMyReviewsResponses];

export type ListMerchantReviewsForStaffData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        answered?: boolean;
    };
    url: '/v1/my/merchants/{id}/reviews';
};

export type ListMerchantReviewsForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListMerchantReviewsForStaffError = ListMerchantReviewsForStaffErrors[keyof ListMerchantReviewsForStaffErrors];

export type ListMerchantReviewsForStaffResponses = {
    /**
     * Default Response
     */
    200: ReviewPage;
};

export type ListMerchantReviewsForStaffResponse = ListMerchantReviewsForStaffResponses[keyof ListMerchantReviewsForStaffResponses];

export type RespondToReviewData = {
    body: ReviewResponseBody;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
        /**
         * Opaque to callers.
         */
        reviewId: string;
    };
    query?: never;
    url: '/v1/my/merchants/{id}/reviews/{reviewId}/response';
};

export type RespondToReviewErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RespondToReviewError = RespondToReviewErrors[keyof RespondToReviewErrors];

export type RespondToReviewResponses = {
    /**
     * Default Response
     */
    200: Review;
    /**
     * Default Response
     */
    201: Review;
};

export type RespondToReviewResponse = RespondToReviewResponses[keyof RespondToReviewResponses];

export type ReportReviewData = {
    body: NewReviewReport;
    path?: never;
    query?: never;
    url: '/v1/review-reports';
};

export type ReportReviewErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReportReviewError = ReportReviewErrors[keyof ReportReviewErrors];

export type ReportReviewResponses = {
    /**
     * Somebody will look at it.
     */
    200: ReviewReportTaken;
};

export type ReportReviewResponse = ReportReviewResponses[keyof ReportReviewResponses];

export type ListReviewsForStaffData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * waiting (usual): pending or reported.
         */
        queue?: 'waiting' | 'pending' | 'reported' | 'hidden' | 'all';
        /**
         * Opaque to callers.
         */
        merchantId?: string;
    };
    url: '/v1/admin/reviews';
};

export type ListReviewsForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListReviewsForStaffError = ListReviewsForStaffErrors[keyof ListReviewsForStaffErrors];

export type ListReviewsForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffReviewPage;
};

export type ListReviewsForStaffResponse = ListReviewsForStaffResponses[keyof ListReviewsForStaffResponses];

export type GetReviewForStaffData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/reviews/{id}';
};

export type GetReviewForStaffErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetReviewForStaffError = GetReviewForStaffErrors[keyof GetReviewForStaffErrors];

export type GetReviewForStaffResponses = {
    /**
     * Default Response
     */
    200: StaffReview;
};

export type GetReviewForStaffResponse = GetReviewForStaffResponses[keyof GetReviewForStaffResponses];

export type KeepReviewData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/reviews/{id}/keep';
};

export type KeepReviewErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type KeepReviewError = KeepReviewErrors[keyof KeepReviewErrors];

export type KeepReviewResponses = {
    /**
     * Default Response
     */
    200: StaffReview;
};

export type KeepReviewResponse = KeepReviewResponses[keyof KeepReviewResponses];

export type HideReviewData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/reviews/{id}/hide';
};

export type HideReviewErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type HideReviewError = HideReviewErrors[keyof HideReviewErrors];

export type HideReviewResponses = {
    /**
     * Default Response
     */
    200: StaffReview;
};

export type HideReviewResponse = HideReviewResponses[keyof HideReviewResponses];

export type RestoreReviewData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/reviews/{id}/restore';
};

export type RestoreReviewErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RestoreReviewError = RestoreReviewErrors[keyof RestoreReviewErrors];

export type RestoreReviewResponses = {
    /**
     * Default Response
     */
    200: StaffReview;
};

export type RestoreReviewResponse = RestoreReviewResponses[keyof RestoreReviewResponses];

export type HideReviewResponseData = {
    body: Because;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/reviews/{id}/hide-response';
};

export type HideReviewResponseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type HideReviewResponseError = HideReviewResponseErrors[keyof HideReviewResponseErrors];

export type HideReviewResponseResponses = {
    /**
     * Default Response
     */
    200: StaffReview;
};

export type HideReviewResponseResponse = HideReviewResponseResponses[keyof HideReviewResponseResponses];

export type RestoreReviewResponseData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/reviews/{id}/restore-response';
};

export type RestoreReviewResponseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RestoreReviewResponseError = RestoreReviewResponseErrors[keyof RestoreReviewResponseErrors];

export type RestoreReviewResponseResponses = {
    /**
     * Default Response
     */
    200: StaffReview;
};

export type RestoreReviewResponseResponse = RestoreReviewResponseResponses[keyof RestoreReviewResponseResponses];

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

export type RepublishOrderOutboxData = {
    body: RepublishOutbox;
    path?: never;
    query?: never;
    url: '/v1/admin/order/outbox/republish';
};

export type RepublishOrderOutboxErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RepublishOrderOutboxError = RepublishOrderOutboxErrors[keyof RepublishOrderOutboxErrors];

export type RepublishOrderOutboxResponses = {
    /**
     * Default Response
     */
    202: OutboxRepublished;
};

export type RepublishOrderOutboxResponse = RepublishOrderOutboxResponses[keyof RepublishOrderOutboxResponses];

export type ReadOrderOperationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/order/operations';
};

export type ReadOrderOperationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadOrderOperationsError = ReadOrderOperationsErrors[keyof ReadOrderOperationsErrors];

export type ReadOrderOperationsResponses = {
    /**
     * Default Response
     */
    200: Operations;
};

export type ReadOrderOperationsResponse = ReadOrderOperationsResponses[keyof ReadOrderOperationsResponses];

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
        /**
         * `wait=5` (RFC 7240): the answer comes when the order is over, or after so many seconds, 5 at most; `Preference-Applied` says that it was so. An order that is paid elsewhere is answered at once.
         */
        prefer?: string;
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

export type ListStuckOrdersData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        olderThanSeconds?: number;
    };
    url: '/v1/admin/orders/stuck';
};

export type ListStuckOrdersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListStuckOrdersError = ListStuckOrdersErrors[keyof ListStuckOrdersErrors];

export type ListStuckOrdersResponses = {
    /**
     * Default Response
     */
    200: StuckOrderPage;
};

export type ListStuckOrdersResponse = ListStuckOrdersResponses[keyof ListStuckOrdersResponses];

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

export type RepublishWalletOutboxData = {
    body: RepublishOutbox;
    path?: never;
    query?: never;
    url: '/v1/admin/wallet/outbox/republish';
};

export type RepublishWalletOutboxErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RepublishWalletOutboxError = RepublishWalletOutboxErrors[keyof RepublishWalletOutboxErrors];

export type RepublishWalletOutboxResponses = {
    /**
     * Default Response
     */
    202: OutboxRepublished;
};

export type RepublishWalletOutboxResponse = RepublishWalletOutboxResponses[keyof RepublishWalletOutboxResponses];

export type ReadWalletOperationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/wallet/operations';
};

export type ReadWalletOperationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadWalletOperationsError = ReadWalletOperationsErrors[keyof ReadWalletOperationsErrors];

export type ReadWalletOperationsResponses = {
    /**
     * Default Response
     */
    200: Operations;
};

export type ReadWalletOperationsResponse = ReadWalletOperationsResponses[keyof ReadWalletOperationsResponses];

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

export type ListTakeBacksData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Only those that left a claim, or only those that did not.
         */
        claimed?: boolean;
    };
    url: '/v1/admin/wallet/take-backs';
};

export type ListTakeBacksErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListTakeBacksError = ListTakeBacksErrors[keyof ListTakeBacksErrors];

export type ListTakeBacksResponses = {
    /**
     * Default Response
     */
    200: TakenBackPage;
};

export type ListTakeBacksResponse = ListTakeBacksResponses[keyof ListTakeBacksResponses];

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

export type RepublishPaymentOutboxData = {
    body: RepublishOutbox;
    path?: never;
    query?: never;
    url: '/v1/admin/payment/outbox/republish';
};

export type RepublishPaymentOutboxErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RepublishPaymentOutboxError = RepublishPaymentOutboxErrors[keyof RepublishPaymentOutboxErrors];

export type RepublishPaymentOutboxResponses = {
    /**
     * Default Response
     */
    202: OutboxRepublished;
};

export type RepublishPaymentOutboxResponse = RepublishPaymentOutboxResponses[keyof RepublishPaymentOutboxResponses];

export type ReadPaymentOperationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/payment/operations';
};

export type ReadPaymentOperationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadPaymentOperationsError = ReadPaymentOperationsErrors[keyof ReadPaymentOperationsErrors];

export type ReadPaymentOperationsResponses = {
    /**
     * Default Response
     */
    200: Operations;
};

export type ReadPaymentOperationsResponse = ReadPaymentOperationsResponses[keyof ReadPaymentOperationsResponses];

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

export type ListRedemptionDeadLettersData = {
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
    url: '/v1/admin/redemption/dead-letters';
};

export type ListRedemptionDeadLettersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListRedemptionDeadLettersError = ListRedemptionDeadLettersErrors[keyof ListRedemptionDeadLettersErrors];

export type ListRedemptionDeadLettersResponses = {
    /**
     * Default Response
     */
    200: DeadLetterPage;
};

export type ListRedemptionDeadLettersResponse = ListRedemptionDeadLettersResponses[keyof ListRedemptionDeadLettersResponses];

export type DropRedemptionDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/redemption/dead-letters/{id}/drop';
};

export type DropRedemptionDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DropRedemptionDeadLetterError = DropRedemptionDeadLetterErrors[keyof DropRedemptionDeadLetterErrors];

export type DropRedemptionDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type DropRedemptionDeadLetterResponse = DropRedemptionDeadLetterResponses[keyof DropRedemptionDeadLetterResponses];

export type ReplayRedemptionDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/redemption/dead-letters/{id}/replay';
};

export type ReplayRedemptionDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReplayRedemptionDeadLetterError = ReplayRedemptionDeadLetterErrors[keyof ReplayRedemptionDeadLetterErrors];

export type ReplayRedemptionDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type ReplayRedemptionDeadLetterResponse = ReplayRedemptionDeadLetterResponses[keyof ReplayRedemptionDeadLetterResponses];

export type RepublishRedemptionOutboxData = {
    body: RepublishOutbox;
    path?: never;
    query?: never;
    url: '/v1/admin/redemption/outbox/republish';
};

export type RepublishRedemptionOutboxErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RepublishRedemptionOutboxError = RepublishRedemptionOutboxErrors[keyof RepublishRedemptionOutboxErrors];

export type RepublishRedemptionOutboxResponses = {
    /**
     * Default Response
     */
    202: OutboxRepublished;
};

export type RepublishRedemptionOutboxResponse = RepublishRedemptionOutboxResponses[keyof RepublishRedemptionOutboxResponses];

export type ReadRedemptionOperationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/redemption/operations';
};

export type ReadRedemptionOperationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadRedemptionOperationsError = ReadRedemptionOperationsErrors[keyof ReadRedemptionOperationsErrors];

export type ReadRedemptionOperationsResponses = {
    /**
     * Default Response
     */
    200: Operations;
};

export type ReadRedemptionOperationsResponse = ReadRedemptionOperationsResponses[keyof ReadRedemptionOperationsResponses];

export type GetQrKeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/redemption/keys';
};

export type GetQrKeysErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetQrKeysError = GetQrKeysErrors[keyof GetQrKeysErrors];

export type GetQrKeysResponses = {
    /**
     * Default Response
     */
    200: QrPublicKeys;
};

export type GetQrKeysResponse = GetQrKeysResponses[keyof GetQrKeysResponses];

export type ListQrKeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/qr-keys';
};

export type ListQrKeysErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListQrKeysError = ListQrKeysErrors[keyof ListQrKeysErrors];

export type ListQrKeysResponses = {
    /**
     * Default Response
     */
    200: QrKeyList;
};

export type ListQrKeysResponse = ListQrKeysResponses[keyof ListQrKeysResponses];

export type RotateQrKeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/qr-keys/rotate';
};

export type RotateQrKeysErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RotateQrKeysError = RotateQrKeysErrors[keyof RotateQrKeysErrors];

export type RotateQrKeysResponses = {
    /**
     * Default Response
     */
    200: QrKeyList;
};

export type RotateQrKeysResponse = RotateQrKeysResponses[keyof RotateQrKeysResponses];

export type RevokeQrKeyData = {
    body: RevokeQrKey;
    path: {
        kid: number;
    };
    query?: never;
    url: '/v1/admin/qr-keys/{kid}/revoke';
};

export type RevokeQrKeyErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RevokeQrKeyError = RevokeQrKeyErrors[keyof RevokeQrKeyErrors];

export type RevokeQrKeyResponses = {
    /**
     * Default Response
     */
    200: QrKeyList;
};

export type RevokeQrKeyResponse = RevokeQrKeyResponses[keyof RevokeQrKeyResponses];

export type ListClaimsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        status?: 'active' | 'redeemed' | 'expired' | 'given-back' | 'revoked';
    };
    url: '/v1/claims';
};

export type ListClaimsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListClaimsError = ListClaimsErrors[keyof ListClaimsErrors];

export type ListClaimsResponses = {
    /**
     * Default Response
     */
    200: ClaimPage;
};

export type ListClaimsResponse = ListClaimsResponses[keyof ListClaimsResponses];

export type TakeClaimData = {
    body: TakeClaim;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/claims';
};

export type TakeClaimErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type TakeClaimError = TakeClaimErrors[keyof TakeClaimErrors];

export type TakeClaimResponses = {
    /**
     * Default Response
     */
    201: Claim;
};

export type TakeClaimResponse = TakeClaimResponses[keyof TakeClaimResponses];

export type GetClaimData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/claims/{id}';
};

export type GetClaimErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetClaimError = GetClaimErrors[keyof GetClaimErrors];

export type GetClaimResponses = {
    /**
     * Default Response
     */
    200: Claim;
};

export type GetClaimResponse = GetClaimResponses[keyof GetClaimResponses];

export type GiveClaimBackData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/claims/{id}/give-back';
};

export type GiveClaimBackErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GiveClaimBackError = GiveClaimBackErrors[keyof GiveClaimBackErrors];

export type GiveClaimBackResponses = {
    /**
     * Default Response
     */
    200: ClaimSummary;
};

export type GiveClaimBackResponse = GiveClaimBackResponses[keyof GiveClaimBackResponses];

export type GetCodeData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/codes/{id}';
};

export type GetCodeErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetCodeError = GetCodeErrors[keyof GetCodeErrors];

export type GetCodeResponses = {
    /**
     * Default Response
     */
    200: Code;
};

export type GetCodeResponse = GetCodeResponses[keyof GetCodeResponses];

export type RevokeCodeData = {
    body: RevocationOfCodes;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/codes/{id}/revoke';
};

export type RevokeCodeErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RevokeCodeError = RevokeCodeErrors[keyof RevokeCodeErrors];

export type RevokeCodeResponses = {
    /**
     * Default Response
     */
    200: Code;
};

export type RevokeCodeResponse = RevokeCodeResponses[keyof RevokeCodeResponses];

export type RevokeCodesOfVoucherData = {
    body: RevocationOfCodes;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/vouchers/{id}/revoke-codes';
};

export type RevokeCodesOfVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RevokeCodesOfVoucherError = RevokeCodesOfVoucherErrors[keyof RevokeCodesOfVoucherErrors];

export type RevokeCodesOfVoucherResponses = {
    /**
     * Default Response
     */
    202: Begun;
};

export type RevokeCodesOfVoucherResponse = RevokeCodesOfVoucherResponses[keyof RevokeCodesOfVoucherResponses];

export type ListRedemptionLogData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Such as `code:<id>`.
         */
        subject?: string;
    };
    url: '/v1/admin/redemption/log';
};

export type ListRedemptionLogErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListRedemptionLogError = ListRedemptionLogErrors[keyof ListRedemptionLogErrors];

export type ListRedemptionLogResponses = {
    /**
     * Default Response
     */
    200: RedemptionLogPage;
};

export type ListRedemptionLogResponse = ListRedemptionLogResponses[keyof ListRedemptionLogResponses];

export type ListCodeBatchesData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Opaque to callers.
         */
        voucherId?: string;
    };
    url: '/v1/admin/code-batches';
};

export type ListCodeBatchesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListCodeBatchesError = ListCodeBatchesErrors[keyof ListCodeBatchesErrors];

export type ListCodeBatchesResponses = {
    /**
     * Default Response
     */
    200: CodeBatchPage;
};

export type ListCodeBatchesResponse = ListCodeBatchesResponses[keyof ListCodeBatchesResponses];

export type RequestCodeBatchData = {
    body: RequestCodeBatch;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/admin/code-batches';
};

export type RequestCodeBatchErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RequestCodeBatchError = RequestCodeBatchErrors[keyof RequestCodeBatchErrors];

export type RequestCodeBatchResponses = {
    /**
     * Default Response
     */
    202: CodeBatch;
};

export type RequestCodeBatchResponse = RequestCodeBatchResponses[keyof RequestCodeBatchResponses];

export type ImportCodesData = {
    body: ImportCodes;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/admin/code-imports';
};

export type ImportCodesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ImportCodesError = ImportCodesErrors[keyof ImportCodesErrors];

export type ImportCodesResponses = {
    /**
     * Default Response
     */
    201: CodeBatch;
};

export type ImportCodesResponse = ImportCodesResponses[keyof ImportCodesResponses];

export type GetCodeBatchData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/code-batches/{id}';
};

export type GetCodeBatchErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetCodeBatchError = GetCodeBatchErrors[keyof GetCodeBatchErrors];

export type GetCodeBatchResponses = {
    /**
     * Default Response
     */
    200: CodeBatch;
};

export type GetCodeBatchResponse = GetCodeBatchResponses[keyof GetCodeBatchResponses];

export type ExportCodeBatchData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/code-batches/{id}/codes.csv';
};

export type ExportCodeBatchErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ExportCodeBatchError = ExportCodeBatchErrors[keyof ExportCodeBatchErrors];

export type ExportCodeBatchResponses = {
    /**
     * RFC 4180, one line for each code: what is printed, what its QR says, its state.
     */
    200: string;
};

export type ExportCodeBatchResponse = ExportCodeBatchResponses[keyof ExportCodeBatchResponses];

export type RevokeCodeBatchData = {
    body: RevocationOfCodes;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/code-batches/{id}/revoke';
};

export type RevokeCodeBatchErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RevokeCodeBatchError = RevokeCodeBatchErrors[keyof RevokeCodeBatchErrors];

export type RevokeCodeBatchResponses = {
    /**
     * Default Response
     */
    200: CodeBatch;
};

export type RevokeCodeBatchResponse = RevokeCodeBatchResponses[keyof RevokeCodeBatchResponses];

export type ShowScannedVoucherData = {
    body?: never;
    path: {
        /**
         * The 193 digits of a QR code.
         */
        digits: string;
    };
    query?: {
        lang?: 'id' | 'en';
    };
    url: '/V/{digits}';
};

export type ShowScannedVoucherErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ShowScannedVoucherError = ShowScannedVoucherErrors[keyof ShowScannedVoucherErrors];

export type ShowScannedVoucherResponses = {
    /**
     * A page for people.
     */
    200: string;
};

export type ShowScannedVoucherResponse = ShowScannedVoucherResponses[keyof ShowScannedVoucherResponses];

export type ShowVoucherPageData = {
    body?: never;
    path: {
        /**
         * The 193 digits of a QR code.
         */
        digits: string;
    };
    query?: {
        lang?: 'id' | 'en';
    };
    url: '/v1/v/{digits}';
};

export type ShowVoucherPageErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ShowVoucherPageError = ShowVoucherPageErrors[keyof ShowVoucherPageErrors];

export type ShowVoucherPageResponses = {
    /**
     * A page for people.
     */
    200: string;
};

export type ShowVoucherPageResponse = ShowVoucherPageResponses[keyof ShowVoucherPageResponses];

export type ListRedemptionsData = {
    body?: never;
    path?: never;
    query: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Opaque to callers.
         */
        merchantId: string;
        /**
         * Opaque to callers.
         */
        voucherId?: string;
        /**
         * Opaque to callers.
         */
        locationId?: string;
        status?: 'approved' | 'review' | 'undone' | 'rejected';
        /**
         * A day of the merchant's calendar.
         */
        from?: string;
        /**
         * A day of the merchant's calendar.
         */
        to?: string;
    };
    url: '/v1/redemptions';
};

export type ListRedemptionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListRedemptionsError = ListRedemptionsErrors[keyof ListRedemptionsErrors];

export type ListRedemptionsResponses = {
    /**
     * Default Response
     */
    200: RedemptionPage;
};

export type ListRedemptionsResponse = ListRedemptionsResponses[keyof ListRedemptionsResponses];

export type RedeemData = {
    body: Redeem;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/redemptions';
};

export type RedeemErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RedeemError = RedeemErrors[keyof RedeemErrors];

export type RedeemResponses = {
    /**
     * Default Response
     */
    200: RedemptionVerdict;
};

export type RedeemResponse = RedeemResponses[keyof RedeemResponses];

export type UndoRedemptionData = {
    body: UndoRedemption;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query: {
        /**
         * Opaque to callers.
         */
        merchantId: string;
    };
    url: '/v1/redemptions/{id}/undo';
};

export type UndoRedemptionErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type UndoRedemptionError = UndoRedemptionErrors[keyof UndoRedemptionErrors];

export type UndoRedemptionResponses = {
    /**
     * Default Response
     */
    200: Redemption;
};

export type UndoRedemptionResponse = UndoRedemptionResponses[keyof UndoRedemptionResponses];

export type SumRedemptionsData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Opaque to callers.
         */
        merchantId: string;
        /**
         * Opaque to callers.
         */
        voucherId?: string;
        /**
         * Opaque to callers.
         */
        locationId?: string;
        status?: 'approved' | 'review' | 'undone' | 'rejected';
        /**
         * A day of the merchant's calendar.
         */
        from: string;
        /**
         * A day of the merchant's calendar.
         */
        to: string;
    };
    url: '/v1/redemptions/totals';
};

export type SumRedemptionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type SumRedemptionsError = SumRedemptionsErrors[keyof SumRedemptionsErrors];

export type SumRedemptionsResponses = {
    /**
     * Default Response
     */
    200: RedemptionTotals;
};

export type SumRedemptionsResponse = SumRedemptionsResponses[keyof SumRedemptionsResponses];

export type ExportRedemptionsData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Opaque to callers.
         */
        merchantId: string;
        /**
         * Opaque to callers.
         */
        voucherId?: string;
        /**
         * Opaque to callers.
         */
        locationId?: string;
        status?: 'approved' | 'review' | 'undone' | 'rejected';
        /**
         * A day of the merchant's calendar.
         */
        from?: string;
        /**
         * A day of the merchant's calendar.
         */
        to?: string;
    };
    url: '/v1/redemptions/export.csv';
};

export type ExportRedemptionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ExportRedemptionsError = ExportRedemptionsErrors[keyof ExportRedemptionsErrors];

export type ExportRedemptionsResponses = {
    /**
     * A line for each redemption, newest first; columns are named by the first line.
     */
    200: string;
};

export type ExportRedemptionsResponse = ExportRedemptionsResponses[keyof ExportRedemptionsResponses];

export type ListAllRedemptionsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Opaque to callers.
         */
        merchantId?: string;
        /**
         * Opaque to callers.
         */
        voucherId?: string;
        /**
         * Opaque to callers.
         */
        locationId?: string;
        status?: 'approved' | 'review' | 'undone' | 'rejected';
        /**
         * A day of the merchant's calendar.
         */
        from?: string;
        /**
         * A day of the merchant's calendar.
         */
        to?: string;
    };
    url: '/v1/admin/redemptions';
};

export type ListAllRedemptionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListAllRedemptionsError = ListAllRedemptionsErrors[keyof ListAllRedemptionsErrors];

export type ListAllRedemptionsResponses = {
    /**
     * Default Response
     */
    200: AllRedemptionsPage;
};

export type ListAllRedemptionsResponse = ListAllRedemptionsResponses[keyof ListAllRedemptionsResponses];

export type UndoRedemptionAsOperatorData = {
    body: UndoRedemption;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/redemptions/{id}/undo';
};

export type UndoRedemptionAsOperatorErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type UndoRedemptionAsOperatorError = UndoRedemptionAsOperatorErrors[keyof UndoRedemptionAsOperatorErrors];

export type UndoRedemptionAsOperatorResponses = {
    /**
     * Default Response
     */
    200: Redemption;
};

export type UndoRedemptionAsOperatorResponse = UndoRedemptionAsOperatorResponses[keyof UndoRedemptionAsOperatorResponses];

export type StreamRedemptionsData = {
    body?: never;
    headers?: {
        /**
         * The last id seen: what came after it is sent first.
         */
        'last-event-id'?: string;
    };
    path?: never;
    query: {
        /**
         * Opaque to callers.
         */
        merchantId: string;
    };
    url: '/v1/redemptions/stream';
};

export type StreamRedemptionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type StreamRedemptionsError = StreamRedemptionsErrors[keyof StreamRedemptionsErrors];

export type StreamRedemptionsResponses = {
    /**
     * `hello` (its id is the position to come back with), then each `redemption` that was made or has changed, as in the list; this is the data of one event. Comes to an end after a while: reconnect with `Last-Event-ID` and a fresh token.
     */
    200: Redemption | RedemptionHello;
};

export type StreamRedemptionsResponse = StreamRedemptionsResponses[keyof StreamRedemptionsResponses];

export type ListGuessAlarmsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/redemptions/guess-alarms';
};

export type ListGuessAlarmsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListGuessAlarmsError = ListGuessAlarmsErrors[keyof ListGuessAlarmsErrors];

export type ListGuessAlarmsResponses = {
    /**
     * Default Response
     */
    200: GuessAlarms;
};

export type ListGuessAlarmsResponse = ListGuessAlarmsResponses[keyof ListGuessAlarmsResponses];

export type ListOfflineScansData = {
    body?: never;
    path?: never;
    query: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Opaque to callers.
         */
        merchantId: string;
        verdict?: 'accepted' | 'conflict' | 'refused';
    };
    url: '/v1/redemptions/offline';
};

export type ListOfflineScansErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListOfflineScansError = ListOfflineScansErrors[keyof ListOfflineScansErrors];

export type ListOfflineScansResponses = {
    /**
     * Default Response
     */
    200: OfflineScanPage;
};

export type ListOfflineScansResponse = ListOfflineScansResponses[keyof ListOfflineScansResponses];

export type UploadOfflineScansData = {
    body: OfflineUpload;
    path?: never;
    query?: never;
    url: '/v1/redemptions/offline';
};

export type UploadOfflineScansErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type UploadOfflineScansError = UploadOfflineScansErrors[keyof UploadOfflineScansErrors];

export type UploadOfflineScansResponses = {
    /**
     * Default Response
     */
    200: OfflineUploadAnswer;
};

export type UploadOfflineScansResponse = UploadOfflineScansResponses[keyof UploadOfflineScansResponses];

export type ListOfflineConflictsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Opaque to callers.
         */
        merchantId?: string;
        settled?: boolean;
    };
    url: '/v1/admin/redemptions/conflicts';
};

export type ListOfflineConflictsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListOfflineConflictsError = ListOfflineConflictsErrors[keyof ListOfflineConflictsErrors];

export type ListOfflineConflictsResponses = {
    /**
     * Default Response
     */
    200: OfflineConflictPage;
};

export type ListOfflineConflictsResponse = ListOfflineConflictsResponses[keyof ListOfflineConflictsResponses];

export type SettleOfflineConflictData = {
    body: SettleConflict;
    headers: {
        /**
         * The same key and body give the same answer.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/redemptions/conflicts/{id}/settle';
};

export type SettleOfflineConflictErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type SettleOfflineConflictError = SettleOfflineConflictErrors[keyof SettleOfflineConflictErrors];

export type SettleOfflineConflictResponses = {
    /**
     * Default Response
     */
    200: OfflineConflict;
};

export type SettleOfflineConflictResponse = SettleOfflineConflictResponses[keyof SettleOfflineConflictResponses];

export type GetSettlementData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Opaque to callers.
         */
        merchantId: string;
        /**
         * Opaque to callers.
         */
        campaignId: string;
        /**
         * A day of the merchant's calendar.
         */
        from: string;
        /**
         * A day of the merchant's calendar.
         */
        to: string;
    };
    url: '/v1/redemptions/settlements';
};

export type GetSettlementErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetSettlementError = GetSettlementErrors[keyof GetSettlementErrors];

export type GetSettlementResponses = {
    /**
     * Default Response
     */
    200: Settlement;
};

export type GetSettlementResponse = GetSettlementResponses[keyof GetSettlementResponses];

export type GetSettlementOfMerchantData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Opaque to callers.
         */
        merchantId: string;
        /**
         * Opaque to callers.
         */
        campaignId: string;
        /**
         * A day of the merchant's calendar.
         */
        from: string;
        /**
         * A day of the merchant's calendar.
         */
        to: string;
    };
    url: '/v1/admin/redemptions/settlements';
};

export type GetSettlementOfMerchantErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetSettlementOfMerchantError = GetSettlementOfMerchantErrors[keyof GetSettlementOfMerchantErrors];

export type GetSettlementOfMerchantResponses = {
    /**
     * Default Response
     */
    200: Settlement;
};

export type GetSettlementOfMerchantResponse = GetSettlementOfMerchantResponses[keyof GetSettlementOfMerchantResponses];

export type ListFraudRuleSetsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/fraud/rule-sets';
};

export type ListFraudRuleSetsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListFraudRuleSetsError = ListFraudRuleSetsErrors[keyof ListFraudRuleSetsErrors];

export type ListFraudRuleSetsResponses = {
    /**
     * Default Response
     */
    200: FraudRuleSetList;
};

export type ListFraudRuleSetsResponse = ListFraudRuleSetsResponses[keyof ListFraudRuleSetsResponses];

export type DraftFraudRulesData = {
    body: DraftFraudRules;
    path?: never;
    query?: never;
    url: '/v1/admin/fraud/rule-sets';
};

export type DraftFraudRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DraftFraudRulesError = DraftFraudRulesErrors[keyof DraftFraudRulesErrors];

export type DraftFraudRulesResponses = {
    /**
     * Default Response
     */
    201: FraudRuleSet;
};

export type DraftFraudRulesResponse = DraftFraudRulesResponses[keyof DraftFraudRulesResponses];

export type GetFraudRuleSetData = {
    body?: never;
    path: {
        version: number;
    };
    query?: never;
    url: '/v1/admin/fraud/rule-sets/{version}';
};

export type GetFraudRuleSetErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetFraudRuleSetError = GetFraudRuleSetErrors[keyof GetFraudRuleSetErrors];

export type GetFraudRuleSetResponses = {
    /**
     * Default Response
     */
    200: FraudRuleSet;
};

export type GetFraudRuleSetResponse = GetFraudRuleSetResponses[keyof GetFraudRuleSetResponses];

export type EditFraudRulesData = {
    body: DraftFraudRules;
    path: {
        version: number;
    };
    query?: never;
    url: '/v1/admin/fraud/rule-sets/{version}';
};

export type EditFraudRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditFraudRulesError = EditFraudRulesErrors[keyof EditFraudRulesErrors];

export type EditFraudRulesResponses = {
    /**
     * Default Response
     */
    200: FraudRuleSet;
};

export type EditFraudRulesResponse = EditFraudRulesResponses[keyof EditFraudRulesResponses];

export type ObserveFraudRulesData = {
    body: StepFraudRules;
    path: {
        version: number;
    };
    query?: never;
    url: '/v1/admin/fraud/rule-sets/{version}/observe';
};

export type ObserveFraudRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ObserveFraudRulesError = ObserveFraudRulesErrors[keyof ObserveFraudRulesErrors];

export type ObserveFraudRulesResponses = {
    /**
     * Default Response
     */
    200: FraudRuleSet;
};

export type ObserveFraudRulesResponse = ObserveFraudRulesResponses[keyof ObserveFraudRulesResponses];

export type ActivateFraudRulesData = {
    body: StepFraudRules;
    path: {
        version: number;
    };
    query?: never;
    url: '/v1/admin/fraud/rule-sets/{version}/activate';
};

export type ActivateFraudRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ActivateFraudRulesError = ActivateFraudRulesErrors[keyof ActivateFraudRulesErrors];

export type ActivateFraudRulesResponses = {
    /**
     * Default Response
     */
    200: FraudRuleSet;
};

export type ActivateFraudRulesResponse = ActivateFraudRulesResponses[keyof ActivateFraudRulesResponses];

export type WithdrawFraudRulesData = {
    body: StepFraudRules;
    path: {
        version: number;
    };
    query?: never;
    url: '/v1/admin/fraud/rule-sets/{version}/withdraw';
};

export type WithdrawFraudRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type WithdrawFraudRulesError = WithdrawFraudRulesErrors[keyof WithdrawFraudRulesErrors];

export type WithdrawFraudRulesResponses = {
    /**
     * Default Response
     */
    200: FraudRuleSet;
};

export type WithdrawFraudRulesResponse = WithdrawFraudRulesResponses[keyof WithdrawFraudRulesResponses];

export type CompareFraudRulesData = {
    body?: never;
    path: {
        version: number;
    };
    query?: {
        days?: number;
    };
    url: '/v1/admin/fraud/rule-sets/{version}/comparison';
};

export type CompareFraudRulesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type CompareFraudRulesError = CompareFraudRulesErrors[keyof CompareFraudRulesErrors];

export type CompareFraudRulesResponses = {
    /**
     * Default Response
     */
    200: FraudComparison;
};

export type CompareFraudRulesResponse = CompareFraudRulesResponses[keyof CompareFraudRulesResponses];

export type GetFraudRuleStatisticsData = {
    body?: never;
    path: {
        version: number;
    };
    query?: {
        days?: number;
    };
    url: '/v1/admin/fraud/rule-sets/{version}/statistics';
};

export type GetFraudRuleStatisticsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetFraudRuleStatisticsError = GetFraudRuleStatisticsErrors[keyof GetFraudRuleStatisticsErrors];

export type GetFraudRuleStatisticsResponses = {
    /**
     * Default Response
     */
    200: FraudRuleStatistics;
};

export type GetFraudRuleStatisticsResponse = GetFraudRuleStatisticsResponses[keyof GetFraudRuleStatisticsResponses];

export type GetFraudScanData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/fraud/scans/{id}';
};

export type GetFraudScanErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetFraudScanError = GetFraudScanErrors[keyof GetFraudScanErrors];

export type GetFraudScanResponses = {
    /**
     * Default Response
     */
    200: FraudScan;
};

export type GetFraudScanResponse = GetFraudScanResponses[keyof GetFraudScanResponses];

export type ListFraudCasesData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Left out: whatever is not resolved, the heaviest first.
         */
        status?: 'open' | 'investigating' | 'resolved';
        /**
         * `me`, or `user:<id>`.
         */
        assignee?: string;
        /**
         * Opaque to callers.
         */
        merchantId?: string;
        /**
         * Opaque to callers.
         */
        customerId?: string;
    };
    url: '/v1/admin/fraud/cases';
};

export type ListFraudCasesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListFraudCasesError = ListFraudCasesErrors[keyof ListFraudCasesErrors];

export type ListFraudCasesResponses = {
    /**
     * Default Response
     */
    200: FraudCasePage;
};

export type ListFraudCasesResponse = ListFraudCasesResponses[keyof ListFraudCasesResponses];

export type GetFraudCaseData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/fraud/cases/{id}';
};

export type GetFraudCaseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type GetFraudCaseError = GetFraudCaseErrors[keyof GetFraudCaseErrors];

export type GetFraudCaseResponses = {
    /**
     * Default Response
     */
    200: FraudCase;
};

export type GetFraudCaseResponse = GetFraudCaseResponses[keyof GetFraudCaseResponses];

export type InvestigateFraudCaseData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/fraud/cases/{id}/investigate';
};

export type InvestigateFraudCaseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type InvestigateFraudCaseError = InvestigateFraudCaseErrors[keyof InvestigateFraudCaseErrors];

export type InvestigateFraudCaseResponses = {
    /**
     * Default Response
     */
    200: FraudCaseSummary;
};

export type InvestigateFraudCaseResponse = InvestigateFraudCaseResponses[keyof InvestigateFraudCaseResponses];

export type ReleaseFraudCaseData = {
    body: ReleaseFraudCase;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/fraud/cases/{id}/release';
};

export type ReleaseFraudCaseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReleaseFraudCaseError = ReleaseFraudCaseErrors[keyof ReleaseFraudCaseErrors];

export type ReleaseFraudCaseResponses = {
    /**
     * Default Response
     */
    200: FraudCaseSummary;
};

export type ReleaseFraudCaseResponse = ReleaseFraudCaseResponses[keyof ReleaseFraudCaseResponses];

export type NoteOnFraudCaseData = {
    body: NoteOnFraudCase;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/fraud/cases/{id}/notes';
};

export type NoteOnFraudCaseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type NoteOnFraudCaseError = NoteOnFraudCaseErrors[keyof NoteOnFraudCaseErrors];

export type NoteOnFraudCaseResponses = {
    /**
     * Default Response
     */
    201: FraudCase;
};

export type NoteOnFraudCaseResponse = NoteOnFraudCaseResponses[keyof NoteOnFraudCaseResponses];

export type ResolveFraudCaseData = {
    body: ResolveFraudCase;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/fraud/cases/{id}/resolve';
};

export type ResolveFraudCaseErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ResolveFraudCaseError = ResolveFraudCaseErrors[keyof ResolveFraudCaseErrors];

export type ResolveFraudCaseResponses = {
    /**
     * Default Response
     */
    200: FraudCaseSummary;
};

export type ResolveFraudCaseResponse = ResolveFraudCaseResponses[keyof ResolveFraudCaseResponses];

export type ListFraudBlocksData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        kind?: 'account' | 'device' | 'merchant';
        /**
         * An id; of a device its hash.
         */
        entity?: string;
        /**
         * Those that were taken off again.
         */
        removed?: boolean;
    };
    url: '/v1/admin/fraud/block-list';
};

export type ListFraudBlocksErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListFraudBlocksError = ListFraudBlocksErrors[keyof ListFraudBlocksErrors];

export type ListFraudBlocksResponses = {
    /**
     * Default Response
     */
    200: FraudBlockPage;
};

export type ListFraudBlocksResponse = ListFraudBlocksResponses[keyof ListFraudBlocksResponses];

export type AddFraudBlockData = {
    body: AddFraudBlock;
    path?: never;
    query?: never;
    url: '/v1/admin/fraud/block-list';
};

export type AddFraudBlockErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type AddFraudBlockError = AddFraudBlockErrors[keyof AddFraudBlockErrors];

export type AddFraudBlockResponses = {
    /**
     * Default Response
     */
    201: FraudBlock;
};

export type AddFraudBlockResponse = AddFraudBlockResponses[keyof AddFraudBlockResponses];

export type RemoveFraudBlockData = {
    body: RemoveFraudBlock;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/fraud/block-list/{id}/remove';
};

export type RemoveFraudBlockErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RemoveFraudBlockError = RemoveFraudBlockErrors[keyof RemoveFraudBlockErrors];

export type RemoveFraudBlockResponses = {
    /**
     * Default Response
     */
    200: FraudBlock;
};

export type RemoveFraudBlockResponse = RemoveFraudBlockResponses[keyof RemoveFraudBlockResponses];

export type ListFraudSnoozesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/fraud/snoozes';
};

export type ListFraudSnoozesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListFraudSnoozesError = ListFraudSnoozesErrors[keyof ListFraudSnoozesErrors];

export type ListFraudSnoozesResponses = {
    /**
     * Default Response
     */
    200: FraudSnoozeList;
};

export type ListFraudSnoozesResponse = ListFraudSnoozesResponses[keyof ListFraudSnoozesResponses];

export type ListNotificationDeadLettersData = {
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
    url: '/v1/admin/notification/dead-letters';
};

export type ListNotificationDeadLettersErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListNotificationDeadLettersError = ListNotificationDeadLettersErrors[keyof ListNotificationDeadLettersErrors];

export type ListNotificationDeadLettersResponses = {
    /**
     * Default Response
     */
    200: DeadLetterPage;
};

export type ListNotificationDeadLettersResponse = ListNotificationDeadLettersResponses[keyof ListNotificationDeadLettersResponses];

export type DropNotificationDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/notification/dead-letters/{id}/drop';
};

export type DropNotificationDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type DropNotificationDeadLetterError = DropNotificationDeadLetterErrors[keyof DropNotificationDeadLetterErrors];

export type DropNotificationDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type DropNotificationDeadLetterResponse = DropNotificationDeadLetterResponses[keyof DropNotificationDeadLetterResponses];

export type ReplayNotificationDeadLetterData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/admin/notification/dead-letters/{id}/replay';
};

export type ReplayNotificationDeadLetterErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReplayNotificationDeadLetterError = ReplayNotificationDeadLetterErrors[keyof ReplayNotificationDeadLetterErrors];

export type ReplayNotificationDeadLetterResponses = {
    /**
     * Default Response
     */
    200: DeadLetter;
};

export type ReplayNotificationDeadLetterResponse = ReplayNotificationDeadLetterResponses[keyof ReplayNotificationDeadLetterResponses];

export type RepublishNotificationOutboxData = {
    body: RepublishOutbox;
    path?: never;
    query?: never;
    url: '/v1/admin/notification/outbox/republish';
};

export type RepublishNotificationOutboxErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type RepublishNotificationOutboxError = RepublishNotificationOutboxErrors[keyof RepublishNotificationOutboxErrors];

export type RepublishNotificationOutboxResponses = {
    /**
     * Default Response
     */
    202: OutboxRepublished;
};

export type RepublishNotificationOutboxResponse = RepublishNotificationOutboxResponses[keyof RepublishNotificationOutboxResponses];

export type ReadNotificationOperationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/admin/notification/operations';
};

export type ReadNotificationOperationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadNotificationOperationsError = ReadNotificationOperationsErrors[keyof ReadNotificationOperationsErrors];

export type ReadNotificationOperationsResponses = {
    /**
     * Default Response
     */
    200: Operations;
};

export type ReadNotificationOperationsResponse = ReadNotificationOperationsResponses[keyof ReadNotificationOperationsResponses];

export type ListNotificationsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * Only those that are unread, or only those that are read.
         */
        unread?: boolean;
    };
    url: '/v1/notifications';
};

export type ListNotificationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListNotificationsError = ListNotificationsErrors[keyof ListNotificationsErrors];

export type ListNotificationsResponses = {
    /**
     * Default Response
     */
    200: NotificationPage;
};

export type ListNotificationsResponse = ListNotificationsResponses[keyof ListNotificationsResponses];

export type ReadNotificationData = {
    body?: never;
    path: {
        /**
         * Opaque to callers.
         */
        id: string;
    };
    query?: never;
    url: '/v1/notifications/{id}/read';
};

export type ReadNotificationErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadNotificationError = ReadNotificationErrors[keyof ReadNotificationErrors];

export type ReadNotificationResponses = {
    /**
     * Default Response
     */
    200: UnreadCount;
};

export type ReadNotificationResponse = ReadNotificationResponses[keyof ReadNotificationResponses];

export type ReadAllNotificationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/notifications/read-all';
};

export type ReadAllNotificationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ReadAllNotificationsError = ReadAllNotificationsErrors[keyof ReadAllNotificationsErrors];

export type ReadAllNotificationsResponses = {
    /**
     * Default Response
     */
    200: UnreadCount;
};

export type ReadAllNotificationsResponse = ReadAllNotificationsResponses[keyof ReadAllNotificationsResponses];

export type StreamNotificationsData = {
    body?: never;
    headers?: {
        /**
         * The last id seen: what came after it is sent first.
         */
        'last-event-id'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/notifications/stream';
};

export type StreamNotificationsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type StreamNotificationsError = StreamNotificationsErrors[keyof StreamNotificationsErrors];

export type StreamNotificationsResponses = {
    /**
     * `hello` (its id is the position to come back with), then each new `notification` as in the list; this is the data of one event. Comes to an end after a while: reconnect with `Last-Event-ID` and a fresh token.
     */
    200: Notification | NotificationHello;
};

export type StreamNotificationsResponse = StreamNotificationsResponses[keyof StreamNotificationsResponses];

export type ListNotificationTemplatesData = {
    body?: never;
    path?: never;
    query?: {
        kind?: 'deposit.completed' | 'deposit.expired' | 'order.paid' | 'order.completed' | 'order.refunded' | 'order.reversed' | 'order.expired' | 'order.payment-returned' | 'payment.credited' | 'payment.refunded' | 'voucher.claimed' | 'voucher.redeemed' | 'voucher.under-review' | 'voucher.approved' | 'voucher.rejected' | 'voucher.undone' | 'voucher.revoked';
        channel?: 'in_app';
        language?: 'id' | 'en';
    };
    url: '/v1/admin/notification-templates';
};

export type ListNotificationTemplatesErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListNotificationTemplatesError = ListNotificationTemplatesErrors[keyof ListNotificationTemplatesErrors];

export type ListNotificationTemplatesResponses = {
    /**
     * Default Response
     */
    200: NotificationTemplateList;
};

export type ListNotificationTemplatesResponse = ListNotificationTemplatesResponses[keyof ListNotificationTemplatesResponses];

export type ListNotificationTemplateVersionsData = {
    body?: never;
    path: {
        kind: 'deposit.completed' | 'deposit.expired' | 'order.paid' | 'order.completed' | 'order.refunded' | 'order.reversed' | 'order.expired' | 'order.payment-returned' | 'payment.credited' | 'payment.refunded' | 'voucher.claimed' | 'voucher.redeemed' | 'voucher.under-review' | 'voucher.approved' | 'voucher.rejected' | 'voucher.undone' | 'voucher.revoked';
        channel: 'in_app';
        language: 'id' | 'en';
    };
    query?: {
        limit?: number;
        /**
         * From `nextCursor` of the page before.
         */
        cursor?: string;
    };
    url: '/v1/admin/notification-templates/{kind}/{channel}/{language}/versions';
};

export type ListNotificationTemplateVersionsErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type ListNotificationTemplateVersionsError = ListNotificationTemplateVersionsErrors[keyof ListNotificationTemplateVersionsErrors];

export type ListNotificationTemplateVersionsResponses = {
    /**
     * Default Response
     */
    200: NotificationTemplatePage;
};

export type ListNotificationTemplateVersionsResponse = ListNotificationTemplateVersionsResponses[keyof ListNotificationTemplateVersionsResponses];

export type EditNotificationTemplateData = {
    body: EditNotificationTemplate;
    path: {
        kind: 'deposit.completed' | 'deposit.expired' | 'order.paid' | 'order.completed' | 'order.refunded' | 'order.reversed' | 'order.expired' | 'order.payment-returned' | 'payment.credited' | 'payment.refunded' | 'voucher.claimed' | 'voucher.redeemed' | 'voucher.under-review' | 'voucher.approved' | 'voucher.rejected' | 'voucher.undone' | 'voucher.revoked';
        channel: 'in_app';
        language: 'id' | 'en';
    };
    query?: never;
    url: '/v1/admin/notification-templates/{kind}/{channel}/{language}';
};

export type EditNotificationTemplateErrors = {
    /**
     * A refusal
     */
    default: Problem;
};

export type EditNotificationTemplateError = EditNotificationTemplateErrors[keyof EditNotificationTemplateErrors];

export type EditNotificationTemplateResponses = {
    /**
     * Default Response
     */
    200: NotificationTemplate;
};

export type EditNotificationTemplateResponse = EditNotificationTemplateResponses[keyof EditNotificationTemplateResponses];
