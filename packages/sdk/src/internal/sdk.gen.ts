// @ts-nocheck: generated, and compiled by whoever imports it

import { client } from './client.gen.ts';
import type { Client, ClientMeta, Options as Options2, RequestResult, ServerSentEventsResult, TDataShape } from './client/index.ts';
import type { ActivateFraudRulesData, ActivateFraudRulesErrors, ActivateFraudRulesResponses, AddDenominationWordData, AddDenominationWordErrors, AddDenominationWordResponses, AddFraudBlockData, AddFraudBlockErrors, AddFraudBlockResponses, AddKindRuleData, AddKindRuleErrors, AddKindRuleResponses, AddMerchantLocationData, AddMerchantLocationErrors, AddMerchantLocationResponses, ApplyAgainData, ApplyAgainErrors, ApplyAgainResponses, ApplyAsMerchantData, ApplyAsMerchantErrors, ApplyAsMerchantResponses, ArchiveVoucherData, ArchiveVoucherErrors, ArchiveVoucherResponses, AskQuoteData, AskQuoteErrors, AskQuoteResponses, BeGuestData, BeGuestErrors, BeGuestResponses, CancelAnyOrderData, CancelAnyOrderErrors, CancelAnyOrderResponses, CancelOrderData, CancelOrderErrors, CancelOrderResponses, CaptureHoldData, CaptureHoldErrors, CaptureHoldResponses, ChangeMeData, ChangeMeErrors, ChangeMeResponses, ChangeRolePermissionsData, ChangeRolePermissionsErrors, ChangeRolePermissionsResponses, ClaimGuestData, ClaimGuestErrors, ClaimGuestResponses, CloneVoucherData, CloneVoucherErrors, CloneVoucherResponses, CompareFraudRulesData, CompareFraudRulesErrors, CompareFraudRulesResponses, ConfirmCashData, ConfirmCashErrors, ConfirmCashResponses, ConfirmProposalData, ConfirmProposalErrors, ConfirmProposalResponses, ConfirmProposalsData, ConfirmProposalsErrors, ConfirmProposalsResponses, CreateApiKeyData, CreateApiKeyErrors, CreateApiKeyResponses, CreateBrandData, CreateBrandErrors, CreateBrandResponses, CreateCampaignData, CreateCampaignErrors, CreateCampaignResponses, CreateCategoryData, CreateCategoryErrors, CreateCategoryResponses, CreateGuestData, CreateGuestErrors, CreateGuestResponses, CreateMyCampaignData, CreateMyCampaignErrors, CreateMyCampaignResponses, CreatePriceRuleData, CreatePriceRuleErrors, CreatePriceRuleResponses, DigiflazzWebhookData, DigiflazzWebhookErrors, DigiflazzWebhookResponses, DraftFraudRulesData, DraftFraudRulesErrors, DraftFraudRulesResponses, DraftVoucherData, DraftVoucherErrors, DraftVoucherResponses, DropCatalogDeadLetterData, DropCatalogDeadLetterErrors, DropCatalogDeadLetterResponses, DropNotificationDeadLetterData, DropNotificationDeadLetterErrors, DropNotificationDeadLetterResponses, DropOrderDeadLetterData, DropOrderDeadLetterErrors, DropOrderDeadLetterResponses, DropPaymentDeadLetterData, DropPaymentDeadLetterErrors, DropPaymentDeadLetterResponses, DropRedemptionDeadLetterData, DropRedemptionDeadLetterErrors, DropRedemptionDeadLetterResponses, DropUserDeadLetterData, DropUserDeadLetterErrors, DropUserDeadLetterResponses, DropWalletDeadLetterData, DropWalletDeadLetterErrors, DropWalletDeadLetterResponses, EditBrandData, EditBrandErrors, EditBrandResponses, EditCampaignData, EditCampaignErrors, EditCampaignResponses, EditCategoryData, EditCategoryErrors, EditCategoryResponses, EditFraudRulesData, EditFraudRulesErrors, EditFraudRulesResponses, EditMerchantLocationData, EditMerchantLocationErrors, EditMerchantLocationResponses, EditMyCampaignData, EditMyCampaignErrors, EditMyCampaignResponses, EditMyMerchantData, EditMyMerchantErrors, EditMyMerchantResponses, EditNotificationTemplateData, EditNotificationTemplateErrors, EditNotificationTemplateResponses, EditOfferData, EditOfferErrors, EditOfferResponses, EditPriceRuleData, EditPriceRuleErrors, EditPriceRuleResponses, EditProductData, EditProductErrors, EditProductResponses, EditProposalData, EditProposalErrors, EditProposalResponses, EditReviewData, EditReviewErrors, EditReviewResponses, EditSupplierData, EditSupplierErrors, EditSupplierResponses, EditVoucherData, EditVoucherErrors, EditVoucherResponses, EndCampaignData, EndCampaignErrors, EndCampaignResponses, EndMyCampaignData, EndMyCampaignErrors, EndMyCampaignResponses, EndSessionData, EndSessionErrors, EndSessionResponses, ExplainPriceData, ExplainPriceErrors, ExplainPriceResponses, ExportCodeBatchData, ExportCodeBatchErrors, ExportCodeBatchResponses, ExportRedemptionsData, ExportRedemptionsErrors, ExportRedemptionsResponses, FindVouchersData, FindVouchersErrors, FindVouchersResponses, GetAccessTokenKeysData, GetAccessTokenKeysErrors, GetAccessTokenKeysResponses, GetAccountData, GetAccountErrors, GetAccountResponses, GetBrandData, GetBrandErrors, GetBrandResponses, GetCampaignData, GetCampaignErrors, GetCampaignResponses, GetClaimData, GetClaimErrors, GetClaimResponses, GetCodeBatchData, GetCodeBatchErrors, GetCodeBatchResponses, GetCodeData, GetCodeErrors, GetCodeResponses, GetContactData, GetContactErrors, GetContactResponses, GetCostHistoryData, GetCostHistoryErrors, GetCostHistoryResponses, GetDepositData, GetDepositErrors, GetDepositResponses, GetFraudCaseData, GetFraudCaseErrors, GetFraudCaseResponses, GetFraudRuleSetData, GetFraudRuleSetErrors, GetFraudRuleSetResponses, GetFraudRuleStatisticsData, GetFraudRuleStatisticsErrors, GetFraudRuleStatisticsResponses, GetFraudScanData, GetFraudScanErrors, GetFraudScanResponses, GetImageData, GetImageErrors, GetImageResponses, GetMeData, GetMeErrors, GetMerchantData, GetMerchantErrors, GetMerchantForStaffData, GetMerchantForStaffErrors, GetMerchantForStaffResponses, GetMerchantResponses, GetMeResponses, GetMyCampaignData, GetMyCampaignErrors, GetMyCampaignResponses, GetMyMerchantData, GetMyMerchantErrors, GetMyMerchantResponses, GetMyVoucherData, GetMyVoucherErrors, GetMyVoucherResponses, GetOrderData, GetOrderErrors, GetOrderResponses, GetPaymentData, GetPaymentErrors, GetPaymentResponses, GetPriceRuleData, GetPriceRuleErrors, GetPriceRuleHistoryData, GetPriceRuleHistoryErrors, GetPriceRuleHistoryResponses, GetPriceRuleResponses, GetProductData, GetProductErrors, GetProductForStaffData, GetProductForStaffErrors, GetProductForStaffResponses, GetProductResponses, GetProposalData, GetProposalErrors, GetProposalResponses, GetQrKeysData, GetQrKeysErrors, GetQrKeysResponses, GetReviewForStaffData, GetReviewForStaffErrors, GetReviewForStaffResponses, GetSettlementData, GetSettlementErrors, GetSettlementOfMerchantData, GetSettlementOfMerchantErrors, GetSettlementOfMerchantResponses, GetSettlementResponses, GetStaffOrderData, GetStaffOrderErrors, GetStaffOrderResponses, GetStaffPaymentData, GetStaffPaymentErrors, GetStaffPaymentResponses, GetSupplierSyncData, GetSupplierSyncErrors, GetSupplierSyncResponses, GetUserData, GetUserErrors, GetUserResponses, GetVoucherData, GetVoucherErrors, GetVoucherForStaffData, GetVoucherForStaffErrors, GetVoucherForStaffResponses, GetVoucherResponses, GetWalletData, GetWalletErrors, GetWalletResponses, GiveClaimBackData, GiveClaimBackErrors, GiveClaimBackResponses, HideProductData, HideProductErrors, HideProductResponses, HideReviewData, HideReviewErrors, HideReviewResponseData, HideReviewResponseErrors, HideReviewResponseResponses, HideReviewResponses, ImportCodesData, ImportCodesErrors, ImportCodesResponses, InvestigateFraudCaseData, InvestigateFraudCaseErrors, InvestigateFraudCaseResponses, KeepReviewData, KeepReviewErrors, KeepReviewResponses, ListAccountMutationsData, ListAccountMutationsErrors, ListAccountMutationsResponses, ListActivityData, ListActivityErrors, ListActivityResponses, ListAllOrdersData, ListAllOrdersErrors, ListAllOrdersResponses, ListAllRedemptionsData, ListAllRedemptionsErrors, ListAllRedemptionsResponses, ListApiKeysData, ListApiKeysErrors, ListApiKeysResponses, ListBrandsData, ListBrandsErrors, ListBrandsForStaffData, ListBrandsForStaffErrors, ListBrandsForStaffResponses, ListBrandsResponses, ListCampaignsData, ListCampaignsErrors, ListCampaignsResponses, ListCatalogDeadLettersData, ListCatalogDeadLettersErrors, ListCatalogDeadLettersResponses, ListCatalogLogData, ListCatalogLogErrors, ListCatalogLogResponses, ListCategoriesData, ListCategoriesErrors, ListCategoriesForStaffData, ListCategoriesForStaffErrors, ListCategoriesForStaffResponses, ListCategoriesResponses, ListClaimsData, ListClaimsErrors, ListClaimsResponses, ListCodeBatchesData, ListCodeBatchesErrors, ListCodeBatchesResponses, ListDenominationWordsData, ListDenominationWordsErrors, ListDenominationWordsResponses, ListDepositsData, ListDepositsErrors, ListDepositsResponses, ListFraudBlocksData, ListFraudBlocksErrors, ListFraudBlocksResponses, ListFraudCasesData, ListFraudCasesErrors, ListFraudCasesResponses, ListFraudRuleSetsData, ListFraudRuleSetsErrors, ListFraudRuleSetsResponses, ListFraudSnoozesData, ListFraudSnoozesErrors, ListFraudSnoozesResponses, ListGuessAlarmsData, ListGuessAlarmsErrors, ListGuessAlarmsResponses, ListHouseAccountsData, ListHouseAccountsErrors, ListHouseAccountsResponses, ListKindRulesData, ListKindRulesErrors, ListKindRulesResponses, ListMerchantCategoriesData, ListMerchantCategoriesErrors, ListMerchantCategoriesResponses, ListMerchantImagesData, ListMerchantImagesErrors, ListMerchantImagesForStaffData, ListMerchantImagesForStaffErrors, ListMerchantImagesForStaffResponses, ListMerchantImagesResponses, ListMerchantLocationsData, ListMerchantLocationsErrors, ListMerchantLocationsResponses, ListMerchantReviewsData, ListMerchantReviewsErrors, ListMerchantReviewsForStaffData, ListMerchantReviewsForStaffErrors, ListMerchantReviewsForStaffResponses, ListMerchantReviewsResponses, ListMerchantsForStaffData, ListMerchantsForStaffErrors, ListMerchantsForStaffResponses, ListMerchantStaffData, ListMerchantStaffErrors, ListMerchantStaffResponses, ListMutationsData, ListMutationsErrors, ListMutationsResponses, ListMyCampaignsData, ListMyCampaignsErrors, ListMyCampaignsResponses, ListMyMerchantsData, ListMyMerchantsErrors, ListMyMerchantsResponses, ListMyReviewsData, ListMyReviewsErrors, ListMyReviewsResponses, ListMyVouchersData, ListMyVouchersErrors, ListMyVouchersResponses, ListNotificationDeadLettersData, ListNotificationDeadLettersErrors, ListNotificationDeadLettersResponses, ListNotificationsData, ListNotificationsErrors, ListNotificationsResponses, ListNotificationTemplatesData, ListNotificationTemplatesErrors, ListNotificationTemplatesResponses, ListNotificationTemplateVersionsData, ListNotificationTemplateVersionsErrors, ListNotificationTemplateVersionsResponses, ListOffersData, ListOffersErrors, ListOffersResponses, ListOfflineConflictsData, ListOfflineConflictsErrors, ListOfflineConflictsResponses, ListOfflineScansData, ListOfflineScansErrors, ListOfflineScansResponses, ListOrderDeadLettersData, ListOrderDeadLettersErrors, ListOrderDeadLettersResponses, ListOrdersData, ListOrdersErrors, ListOrdersResponses, ListPaymentCallbacksData, ListPaymentCallbacksErrors, ListPaymentCallbacksResponses, ListPaymentDeadLettersData, ListPaymentDeadLettersErrors, ListPaymentDeadLettersResponses, ListPaymentMethodsData, ListPaymentMethodsErrors, ListPaymentMethodsResponses, ListPaymentsData, ListPaymentsErrors, ListPaymentsResponses, ListPriceRulesData, ListPriceRulesErrors, ListPriceRulesResponses, ListProductsData, ListProductsErrors, ListProductsForStaffData, ListProductsForStaffErrors, ListProductsForStaffResponses, ListProductsResponses, ListProposalsData, ListProposalsErrors, ListProposalsResponses, ListQrKeysData, ListQrKeysErrors, ListQrKeysResponses, ListRedemptionDeadLettersData, ListRedemptionDeadLettersErrors, ListRedemptionDeadLettersResponses, ListRedemptionLogData, ListRedemptionLogErrors, ListRedemptionLogResponses, ListRedemptionsData, ListRedemptionsErrors, ListRedemptionsResponses, ListReviewsForStaffData, ListReviewsForStaffErrors, ListReviewsForStaffResponses, ListRolesData, ListRolesErrors, ListRolesResponses, ListSessionsData, ListSessionsErrors, ListSessionsResponses, ListSigningKeysData, ListSigningKeysErrors, ListSigningKeysResponses, ListStuckOrdersData, ListStuckOrdersErrors, ListStuckOrdersResponses, ListSupplierItemsData, ListSupplierItemsErrors, ListSupplierItemsResponses, ListSuppliersData, ListSuppliersErrors, ListSuppliersResponses, ListSupplierStandingsData, ListSupplierStandingsErrors, ListSupplierStandingsResponses, ListSupplierSyncChangesData, ListSupplierSyncChangesErrors, ListSupplierSyncChangesResponses, ListSupplierSyncsData, ListSupplierSyncsErrors, ListSupplierSyncsResponses, ListTakeBacksData, ListTakeBacksErrors, ListTakeBacksResponses, ListUserDeadLettersData, ListUserDeadLettersErrors, ListUserDeadLettersResponses, ListUsersData, ListUsersErrors, ListUsersResponses, ListVoucherReviewsData, ListVoucherReviewsErrors, ListVoucherReviewsResponses, ListVouchersForStaffData, ListVouchersForStaffErrors, ListVouchersForStaffResponses, ListWalletDeadLettersData, ListWalletDeadLettersErrors, ListWalletDeadLettersResponses, MakeQuoteData, MakeQuoteErrors, MakeQuoteResponses, ManageUserData, ManageUserErrors, ManageUserResponses, NoteOnFraudCaseData, NoteOnFraudCaseErrors, NoteOnFraudCaseResponses, ObserveFraudRulesData, ObserveFraudRulesErrors, ObserveFraudRulesResponses, OpenPaymentData, OpenPaymentErrors, OpenPaymentResponses, ParkProductData, ParkProductErrors, ParkProductResponses, PauseVoucherData, PauseVoucherErrors, PauseVoucherResponses, PlaceHoldData, PlaceHoldErrors, PlaceHoldResponses, PlaceOrderData, PlaceOrderErrors, PlaceOrderResponses, PostTransferData, PostTransferErrors, PostTransferResponses, PreviewVoucherData, PreviewVoucherErrors, PreviewVoucherResponses, PublishVoucherData, PublishVoucherErrors, PublishVoucherResponses, PutMerchantStaffData, PutMerchantStaffErrors, PutMerchantStaffResponses, ReadAllNotificationsData, ReadAllNotificationsErrors, ReadAllNotificationsResponses, ReadCatalogOperationsData, ReadCatalogOperationsErrors, ReadCatalogOperationsResponses, ReadMerchantByNumberData, ReadMerchantByNumberErrors, ReadMerchantByNumberResponses, ReadMerchantRecordData, ReadMerchantRecordErrors, ReadMerchantRecordResponses, ReadNotificationData, ReadNotificationErrors, ReadNotificationOperationsData, ReadNotificationOperationsErrors, ReadNotificationOperationsResponses, ReadNotificationResponses, ReadOrderOperationsData, ReadOrderOperationsErrors, ReadOrderOperationsResponses, ReadPaymentData, ReadPaymentErrors, ReadPaymentOperationsData, ReadPaymentOperationsErrors, ReadPaymentOperationsResponses, ReadPaymentResponses, ReadPriceListData, ReadPriceListErrors, ReadPriceListResponses, ReadRedemptionOperationsData, ReadRedemptionOperationsErrors, ReadRedemptionOperationsResponses, ReadUserOperationsData, ReadUserOperationsErrors, ReadUserOperationsResponses, ReadVoucherTermsData, ReadVoucherTermsErrors, ReadVoucherTermsResponses, ReadWalletOperationsData, ReadWalletOperationsErrors, ReadWalletOperationsResponses, RedeemData, RedeemErrors, RedeemResponses, RefreshSessionData, RefreshSessionErrors, RefreshSessionResponses, RegisterData, RegisterErrors, RegisterResponses, ReinstateUserData, ReinstateUserErrors, ReinstateUserResponses, RejectMerchantData, RejectMerchantErrors, RejectMerchantResponses, RejectProposalData, RejectProposalErrors, RejectProposalResponses, RejectProposalsData, RejectProposalsErrors, RejectProposalsResponses, ReleaseFraudCaseData, ReleaseFraudCaseErrors, ReleaseFraudCaseResponses, ReleaseHoldData, ReleaseHoldErrors, ReleaseHoldResponses, ReleaseProductData, ReleaseProductErrors, ReleaseProductResponses, RemoveCategoryData, RemoveCategoryErrors, RemoveCategoryResponses, RemoveDenominationWordData, RemoveDenominationWordErrors, RemoveDenominationWordResponses, RemoveFraudBlockData, RemoveFraudBlockErrors, RemoveFraudBlockResponses, RemoveKindRuleData, RemoveKindRuleErrors, RemoveKindRuleResponses, RemoveMerchantStaffData, RemoveMerchantStaffErrors, RemoveMerchantStaffResponses, RemovePriceRuleData, RemovePriceRuleErrors, RemovePriceRuleResponses, ReplayCatalogDeadLetterData, ReplayCatalogDeadLetterErrors, ReplayCatalogDeadLetterResponses, ReplayNotificationDeadLetterData, ReplayNotificationDeadLetterErrors, ReplayNotificationDeadLetterResponses, ReplayOrderDeadLetterData, ReplayOrderDeadLetterErrors, ReplayOrderDeadLetterResponses, ReplayPaymentDeadLetterData, ReplayPaymentDeadLetterErrors, ReplayPaymentDeadLetterResponses, ReplayRedemptionDeadLetterData, ReplayRedemptionDeadLetterErrors, ReplayRedemptionDeadLetterResponses, ReplayUserDeadLetterData, ReplayUserDeadLetterErrors, ReplayUserDeadLetterResponses, ReplayWalletDeadLetterData, ReplayWalletDeadLetterErrors, ReplayWalletDeadLetterResponses, ReportReviewData, ReportReviewErrors, ReportReviewResponses, RepublishCatalogOutboxData, RepublishCatalogOutboxErrors, RepublishCatalogOutboxResponses, RepublishNotificationOutboxData, RepublishNotificationOutboxErrors, RepublishNotificationOutboxResponses, RepublishOrderOutboxData, RepublishOrderOutboxErrors, RepublishOrderOutboxResponses, RepublishPaymentOutboxData, RepublishPaymentOutboxErrors, RepublishPaymentOutboxResponses, RepublishRedemptionOutboxData, RepublishRedemptionOutboxErrors, RepublishRedemptionOutboxResponses, RepublishUserOutboxData, RepublishUserOutboxErrors, RepublishUserOutboxResponses, RepublishWalletOutboxData, RepublishWalletOutboxErrors, RepublishWalletOutboxResponses, RequestCodeBatchData, RequestCodeBatchErrors, RequestCodeBatchResponses, RequestDepositData, RequestDepositErrors, RequestDepositResponses, ResolveApiKeyData, ResolveApiKeyErrors, ResolveApiKeyResponses, ResolveFraudCaseData, ResolveFraudCaseErrors, ResolveFraudCaseResponses, ResolvePurchaseData, ResolvePurchaseErrors, ResolvePurchaseResponses, ResolveSessionData, ResolveSessionErrors, ResolveSessionResponses, RespondToReviewData, RespondToReviewErrors, RespondToReviewResponses, RestoreMerchantData, RestoreMerchantErrors, RestoreMerchantResponses, RestoreReviewData, RestoreReviewErrors, RestoreReviewResponseData, RestoreReviewResponseErrors, RestoreReviewResponseResponses, RestoreReviewResponses, ResumeVoucherData, ResumeVoucherErrors, ResumeVoucherResponses, RetryOrderData, RetryOrderErrors, RetryOrderResponses, RevokeApiKeyData, RevokeApiKeyErrors, RevokeApiKeyResponses, RevokeCodeBatchData, RevokeCodeBatchErrors, RevokeCodeBatchResponses, RevokeCodeData, RevokeCodeErrors, RevokeCodeResponses, RevokeCodesOfVoucherData, RevokeCodesOfVoucherErrors, RevokeCodesOfVoucherResponses, RevokeQrKeyData, RevokeQrKeyErrors, RevokeQrKeyResponses, RotateQrKeysData, RotateQrKeysErrors, RotateQrKeysResponses, RotateSigningKeysData, RotateSigningKeysErrors, RotateSigningKeysResponses, SettleOfflineConflictData, SettleOfflineConflictErrors, SettleOfflineConflictResponses, ShowMerchantImagesData, ShowMerchantImagesErrors, ShowMerchantImagesResponses, ShowProductData, ShowProductErrors, ShowProductResponses, ShowScannedVoucherData, ShowScannedVoucherErrors, ShowScannedVoucherResponses, ShowVoucherPageData, ShowVoucherPageErrors, ShowVoucherPageResponses, SignInData, SignInErrors, SignInResponses, SignOutData, SignOutErrors, SignOutResponses, StartCampaignData, StartCampaignErrors, StartCampaignResponses, StartMyCampaignData, StartMyCampaignErrors, StartMyCampaignResponses, StreamNotificationsData, StreamNotificationsErrors, StreamNotificationsResponse, StreamNotificationsResponses, StreamRedemptionsData, StreamRedemptionsErrors, StreamRedemptionsResponse, StreamRedemptionsResponses, SumRedemptionsData, SumRedemptionsErrors, SumRedemptionsResponses, SuspendMerchantData, SuspendMerchantErrors, SuspendMerchantResponses, SuspendUserData, SuspendUserErrors, SuspendUserResponses, SyncSupplierData, SyncSupplierErrors, SyncSupplierResponses, TakeBackData, TakeBackErrors, TakeBackResponses, TakeClaimData, TakeClaimErrors, TakeClaimResponses, TakeDownImageData, TakeDownImageErrors, TakeDownImageResponses, TakeDownVoucherData, TakeDownVoucherErrors, TakeDownVoucherResponses, TripayCallbackData, TripayCallbackErrors, TripayCallbackResponses, UndoRedemptionAsOperatorData, UndoRedemptionAsOperatorErrors, UndoRedemptionAsOperatorResponses, UndoRedemptionData, UndoRedemptionErrors, UndoRedemptionResponses, UploadMerchantImageData, UploadMerchantImageErrors, UploadMerchantImageResponses, UploadOfflineScansData, UploadOfflineScansErrors, UploadOfflineScansResponses, VerifyLedgerData, VerifyLedgerErrors, VerifyLedgerResponses, VerifyMerchantData, VerifyMerchantErrors, VerifyMerchantResponses, VipWebhookData, VipWebhookErrors, VipWebhookResponses, WithdrawFraudRulesData, WithdrawFraudRulesErrors, WithdrawFraudRulesResponses, WriteReviewData, WriteReviewErrors, WriteReviewResponses } from './types.gen.ts';

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

/**
 * Leave it unhandled for good
 */
export const dropUserDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropUserDeadLetterData, ThrowOnError>): RequestResult<DropUserDeadLetterResponses, DropUserDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropUserDeadLetterResponses, DropUserDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/user/dead-letters/{id}/drop',
    ...options
});

/**
 * Handle it again, once its cause is mended
 */
export const replayUserDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayUserDeadLetterData, ThrowOnError>): RequestResult<ReplayUserDeadLetterResponses, ReplayUserDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayUserDeadLetterResponses, ReplayUserDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/user/dead-letters/{id}/replay',
    ...options
});

/**
 * Send again what was told since an instant; who has handled it ignores it
 */
export const republishUserOutbox = <ThrowOnError extends boolean = false>(options: Options<RepublishUserOutboxData, ThrowOnError>): RequestResult<RepublishUserOutboxResponses, RepublishUserOutboxErrors, ThrowOnError> => (options.client ?? client).post<RepublishUserOutboxResponses, RepublishUserOutboxErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/user/outbox/republish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the machinery of user is doing
 */
export const readUserOperations = <ThrowOnError extends boolean = false>(options?: Options<ReadUserOperationsData, ThrowOnError>): RequestResult<ReadUserOperationsResponses, ReadUserOperationsErrors, ThrowOnError> => (options?.client ?? client).get<ReadUserOperationsResponses, ReadUserOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/user/operations',
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
 * Does a session still count, and as whom?
 */
export const resolveSession = <ThrowOnError extends boolean = false>(options: Options<ResolveSessionData, ThrowOnError>): RequestResult<ResolveSessionResponses, ResolveSessionErrors, ThrowOnError> => (options.client ?? client).post<ResolveSessionResponses, ResolveSessionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/callers/session',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Does an API key count, as whom, for what and from where?
 */
export const resolveApiKey = <ThrowOnError extends boolean = false>(options: Options<ResolveApiKeyData, ThrowOnError>): RequestResult<ResolveApiKeyResponses, ResolveApiKeyErrors, ThrowOnError> => (options.client ?? client).post<ResolveApiKeyResponses, ResolveApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/callers/api-key',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The guest of this id, made if need be, with a new session
 */
export const createGuest = <ThrowOnError extends boolean = false>(options: Options<CreateGuestData, ThrowOnError>): RequestResult<CreateGuestResponses, CreateGuestErrors, ThrowOnError> => (options.client ?? client).post<CreateGuestResponses, CreateGuestErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/guests',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Where somebody is reached
 */
export const getContact = <ThrowOnError extends boolean = false>(options: Options<GetContactData, ThrowOnError>): RequestResult<GetContactResponses, GetContactErrors, ThrowOnError> => (options.client ?? client).get<GetContactResponses, GetContactErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/users/{id}/contact',
    ...options
});

/**
 * What catalog could not handle
 */
export const listCatalogDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListCatalogDeadLettersData, ThrowOnError>): RequestResult<ListCatalogDeadLettersResponses, ListCatalogDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListCatalogDeadLettersResponses, ListCatalogDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/catalog/dead-letters',
    ...options
});

/**
 * Leave it unhandled for good
 */
export const dropCatalogDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropCatalogDeadLetterData, ThrowOnError>): RequestResult<DropCatalogDeadLetterResponses, DropCatalogDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropCatalogDeadLetterResponses, DropCatalogDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/catalog/dead-letters/{id}/drop',
    ...options
});

/**
 * Handle it again, once its cause is mended
 */
export const replayCatalogDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayCatalogDeadLetterData, ThrowOnError>): RequestResult<ReplayCatalogDeadLetterResponses, ReplayCatalogDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayCatalogDeadLetterResponses, ReplayCatalogDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/catalog/dead-letters/{id}/replay',
    ...options
});

/**
 * Send again what was told since an instant; who has handled it ignores it
 */
export const republishCatalogOutbox = <ThrowOnError extends boolean = false>(options: Options<RepublishCatalogOutboxData, ThrowOnError>): RequestResult<RepublishCatalogOutboxResponses, RepublishCatalogOutboxErrors, ThrowOnError> => (options.client ?? client).post<RepublishCatalogOutboxResponses, RepublishCatalogOutboxErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/catalog/outbox/republish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the machinery of catalog is doing
 */
export const readCatalogOperations = <ThrowOnError extends boolean = false>(options?: Options<ReadCatalogOperationsData, ThrowOnError>): RequestResult<ReadCatalogOperationsResponses, ReadCatalogOperationsErrors, ThrowOnError> => (options?.client ?? client).get<ReadCatalogOperationsResponses, ReadCatalogOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/catalog/operations',
    ...options
});

/**
 * The tree of categories
 */
export const listCategories = <ThrowOnError extends boolean = false>(options?: Options<ListCategoriesData, ThrowOnError>): RequestResult<ListCategoriesResponses, ListCategoriesErrors, ThrowOnError> => (options?.client ?? client).get<ListCategoriesResponses, ListCategoriesErrors, ThrowOnError>({ url: '/v1/categories', ...options });

/**
 * All categories in both languages
 */
export const listCategoriesForStaff = <ThrowOnError extends boolean = false>(options?: Options<ListCategoriesForStaffData, ThrowOnError>): RequestResult<ListCategoriesForStaffResponses, ListCategoriesForStaffErrors, ThrowOnError> => (options?.client ?? client).get<ListCategoriesForStaffResponses, ListCategoriesForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/categories',
    ...options
});

/**
 * A new category, at the root or below another
 */
export const createCategory = <ThrowOnError extends boolean = false>(options: Options<CreateCategoryData, ThrowOnError>): RequestResult<CreateCategoryResponses, CreateCategoryErrors, ThrowOnError> => (options.client ?? client).post<CreateCategoryResponses, CreateCategoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/categories',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Remove a category that nothing hangs on
 */
export const removeCategory = <ThrowOnError extends boolean = false>(options: Options<RemoveCategoryData, ThrowOnError>): RequestResult<RemoveCategoryResponses, RemoveCategoryErrors, ThrowOnError> => (options.client ?? client).delete<RemoveCategoryResponses, RemoveCategoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/categories/{slug}',
    ...options
});

/**
 * Name, icon, order, or another parent: what lies below moves along
 */
export const editCategory = <ThrowOnError extends boolean = false>(options: Options<EditCategoryData, ThrowOnError>): RequestResult<EditCategoryResponses, EditCategoryErrors, ThrowOnError> => (options.client ?? client).patch<EditCategoryResponses, EditCategoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/categories/{slug}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Games, operators, wallets of which something is on the shelf
 */
export const listBrands = <ThrowOnError extends boolean = false>(options?: Options<ListBrandsData, ThrowOnError>): RequestResult<ListBrandsResponses, ListBrandsErrors, ThrowOnError> => (options?.client ?? client).get<ListBrandsResponses, ListBrandsErrors, ThrowOnError>({ url: '/v1/brands', ...options });

/**
 * A brand with its denominations, at the prices of whoever asks
 */
export const getBrand = <ThrowOnError extends boolean = false>(options: Options<GetBrandData, ThrowOnError>): RequestResult<GetBrandResponses, GetBrandErrors, ThrowOnError> => (options.client ?? client).get<GetBrandResponses, GetBrandErrors, ThrowOnError>({ url: '/v1/brands/{slug}', ...options });

/**
 * All brands, with what suppliers call them and how their accounts are numbered
 */
export const listBrandsForStaff = <ThrowOnError extends boolean = false>(options?: Options<ListBrandsForStaffData, ThrowOnError>): RequestResult<ListBrandsForStaffResponses, ListBrandsForStaffErrors, ThrowOnError> => (options?.client ?? client).get<ListBrandsForStaffResponses, ListBrandsForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/brands',
    ...options
});

/**
 * A new brand
 */
export const createBrand = <ThrowOnError extends boolean = false>(options: Options<CreateBrandData, ThrowOnError>): RequestResult<CreateBrandResponses, CreateBrandErrors, ThrowOnError> => (options.client ?? client).post<CreateBrandResponses, CreateBrandErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/brands',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Name, aliases, category, how its accounts are numbered
 */
export const editBrand = <ThrowOnError extends boolean = false>(options: Options<EditBrandData, ThrowOnError>): RequestResult<EditBrandResponses, EditBrandErrors, ThrowOnError> => (options.client ?? client).patch<EditBrandResponses, EditBrandErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/brands/{slug}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What is for sale, at the price of whoever asks
 */
export const listProducts = <ThrowOnError extends boolean = false>(options?: Options<ListProductsData, ThrowOnError>): RequestResult<ListProductsResponses, ListProductsErrors, ThrowOnError> => (options?.client ?? client).get<ListProductsResponses, ListProductsErrors, ThrowOnError>({ url: '/v1/products', ...options });

/**
 * One product, at the price of whoever asks
 */
export const getProduct = <ThrowOnError extends boolean = false>(options: Options<GetProductData, ThrowOnError>): RequestResult<GetProductResponses, GetProductErrors, ThrowOnError> => (options.client ?? client).get<GetProductResponses, GetProductErrors, ThrowOnError>({ url: '/v1/products/{sku}', ...options });

/**
 * All products, parked and hidden ones too, with their offers
 */
export const listProductsForStaff = <ThrowOnError extends boolean = false>(options?: Options<ListProductsForStaffData, ThrowOnError>): RequestResult<ListProductsForStaffResponses, ListProductsForStaffErrors, ThrowOnError> => (options?.client ?? client).get<ListProductsForStaffResponses, ListProductsForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products',
    ...options
});

/**
 * One product with its offers, and why it is parked
 */
export const getProductForStaff = <ThrowOnError extends boolean = false>(options: Options<GetProductForStaffData, ThrowOnError>): RequestResult<GetProductForStaffResponses, GetProductForStaffErrors, ThrowOnError> => (options.client ?? client).get<GetProductForStaffResponses, GetProductForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products/{sku}',
    ...options
});

/**
 * Texts, images, category, what the buyer has to type
 */
export const editProduct = <ThrowOnError extends boolean = false>(options: Options<EditProductData, ThrowOnError>): RequestResult<EditProductResponses, EditProductErrors, ThrowOnError> => (options.client ?? client).patch<EditProductResponses, EditProductErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products/{sku}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Stop selling it until somebody has looked
 */
export const parkProduct = <ThrowOnError extends boolean = false>(options: Options<ParkProductData, ThrowOnError>): RequestResult<ParkProductResponses, ParkProductErrors, ThrowOnError> => (options.client ?? client).post<ParkProductResponses, ParkProductErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products/{sku}/park',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Sell a parked product again
 */
export const releaseProduct = <ThrowOnError extends boolean = false>(options: Options<ReleaseProductData, ThrowOnError>): RequestResult<ReleaseProductResponses, ReleaseProductErrors, ThrowOnError> => (options.client ?? client).post<ReleaseProductResponses, ReleaseProductErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products/{sku}/release',
    ...options
});

/**
 * Take it off the shelf
 */
export const hideProduct = <ThrowOnError extends boolean = false>(options: Options<HideProductData, ThrowOnError>): RequestResult<HideProductResponses, HideProductErrors, ThrowOnError> => (options.client ?? client).post<HideProductResponses, HideProductErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products/{sku}/hide',
    ...options
});

/**
 * Put it back
 */
export const showProduct = <ThrowOnError extends boolean = false>(options: Options<ShowProductData, ThrowOnError>): RequestResult<ShowProductResponses, ShowProductErrors, ThrowOnError> => (options.client ?? client).post<ShowProductResponses, ShowProductErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products/{sku}/show',
    ...options
});

/**
 * All price rules, the newest first
 */
export const listPriceRules = <ThrowOnError extends boolean = false>(options?: Options<ListPriceRulesData, ThrowOnError>): RequestResult<ListPriceRulesResponses, ListPriceRulesErrors, ThrowOnError> => (options?.client ?? client).get<ListPriceRulesResponses, ListPriceRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/price-rules',
    ...options
});

/**
 * A rule for whom and what it names; the most specific rule counts
 */
export const createPriceRule = <ThrowOnError extends boolean = false>(options: Options<CreatePriceRuleData, ThrowOnError>): RequestResult<CreatePriceRuleResponses, CreatePriceRuleErrors, ThrowOnError> => (options.client ?? client).post<CreatePriceRuleResponses, CreatePriceRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/price-rules',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Remove a price rule; its history stays
 */
export const removePriceRule = <ThrowOnError extends boolean = false>(options: Options<RemovePriceRuleData, ThrowOnError>): RequestResult<RemovePriceRuleResponses, RemovePriceRuleErrors, ThrowOnError> => (options.client ?? client).delete<RemovePriceRuleResponses, RemovePriceRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/price-rules/{id}',
    ...options
});

/**
 * One price rule
 */
export const getPriceRule = <ThrowOnError extends boolean = false>(options: Options<GetPriceRuleData, ThrowOnError>): RequestResult<GetPriceRuleResponses, GetPriceRuleErrors, ThrowOnError> => (options.client ?? client).get<GetPriceRuleResponses, GetPriceRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/price-rules/{id}',
    ...options
});

/**
 * Change a price rule; counts from the next question on
 */
export const editPriceRule = <ThrowOnError extends boolean = false>(options: Options<EditPriceRuleData, ThrowOnError>): RequestResult<EditPriceRuleResponses, EditPriceRuleErrors, ThrowOnError> => (options.client ?? client).patch<EditPriceRuleResponses, EditPriceRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/price-rules/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who changed a rule, before and after; of removed ones too
 */
export const getPriceRuleHistory = <ThrowOnError extends boolean = false>(options: Options<GetPriceRuleHistoryData, ThrowOnError>): RequestResult<GetPriceRuleHistoryResponses, GetPriceRuleHistoryErrors, ThrowOnError> => (options.client ?? client).get<GetPriceRuleHistoryResponses, GetPriceRuleHistoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/price-rules/{id}/history',
    ...options
});

/**
 * Why a customer pays what they pay
 */
export const explainPrice = <ThrowOnError extends boolean = false>(options: Options<ExplainPriceData, ThrowOnError>): RequestResult<ExplainPriceResponses, ExplainPriceErrors, ThrowOnError> => (options.client ?? client).get<ExplainPriceResponses, ExplainPriceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/products/{sku}/price-explanation',
    ...options
});

/**
 * What a customer pays for a product right now, and from whom it can be had
 */
export const makeQuote = <ThrowOnError extends boolean = false>(options: Options<MakeQuoteData, ThrowOnError>): RequestResult<MakeQuoteResponses, MakeQuoteErrors, ThrowOnError> => (options.client ?? client).post<MakeQuoteResponses, MakeQuoteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/quotes',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Whom we buy from, and when their lists were last read
 */
export const listSuppliers = <ThrowOnError extends boolean = false>(options?: Options<ListSuppliersData, ThrowOnError>): RequestResult<ListSuppliersResponses, ListSuppliersErrors, ThrowOnError> => (options?.client ?? client).get<ListSuppliersResponses, ListSuppliersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers',
    ...options
});

/**
 * Switch a supplier on or off, or move its turn
 */
export const editSupplier = <ThrowOnError extends boolean = false>(options: Options<EditSupplierData, ThrowOnError>): RequestResult<EditSupplierResponses, EditSupplierErrors, ThrowOnError> => (options.client ?? client).patch<EditSupplierResponses, EditSupplierErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/{supplier}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Our mirror of a supplier's list, vanished items too
 */
export const listSupplierItems = <ThrowOnError extends boolean = false>(options: Options<ListSupplierItemsData, ThrowOnError>): RequestResult<ListSupplierItemsResponses, ListSupplierItemsErrors, ThrowOnError> => (options.client ?? client).get<ListSupplierItemsResponses, ListSupplierItemsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/{supplier}/items',
    ...options
});

/**
 * What an item cost when, the newest first
 */
export const getCostHistory = <ThrowOnError extends boolean = false>(options: Options<GetCostHistoryData, ThrowOnError>): RequestResult<GetCostHistoryResponses, GetCostHistoryErrors, ThrowOnError> => (options.client ?? client).get<GetCostHistoryResponses, GetCostHistoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/items/{id}/costs',
    ...options
});

/**
 * Read the price list now; answers with the report
 */
export const syncSupplier = <ThrowOnError extends boolean = false>(options: Options<SyncSupplierData, ThrowOnError>): RequestResult<SyncSupplierResponses, SyncSupplierErrors, ThrowOnError> => (options.client ?? client).post<SyncSupplierResponses, SyncSupplierErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/{supplier}/sync',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Reports of price list syncs, the newest first
 */
export const listSupplierSyncs = <ThrowOnError extends boolean = false>(options?: Options<ListSupplierSyncsData, ThrowOnError>): RequestResult<ListSupplierSyncsResponses, ListSupplierSyncsErrors, ThrowOnError> => (options?.client ?? client).get<ListSupplierSyncsResponses, ListSupplierSyncsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/syncs',
    ...options
});

/**
 * One report
 */
export const getSupplierSync = <ThrowOnError extends boolean = false>(options: Options<GetSupplierSyncData, ThrowOnError>): RequestResult<GetSupplierSyncResponses, GetSupplierSyncErrors, ThrowOnError> => (options.client ?? client).get<GetSupplierSyncResponses, GetSupplierSyncErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/syncs/{id}',
    ...options
});

/**
 * Line by line what a sync changed
 */
export const listSupplierSyncChanges = <ThrowOnError extends boolean = false>(options: Options<ListSupplierSyncChangesData, ThrowOnError>): RequestResult<ListSupplierSyncChangesResponses, ListSupplierSyncChangesErrors, ThrowOnError> => (options.client ?? client).get<ListSupplierSyncChangesResponses, ListSupplierSyncChangesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/suppliers/syncs/{id}/changes',
    ...options
});

/**
 * How the names of supplier items were read, the surest first; open ones unless asked otherwise
 */
export const listProposals = <ThrowOnError extends boolean = false>(options?: Options<ListProposalsData, ThrowOnError>): RequestResult<ListProposalsResponses, ListProposalsErrors, ThrowOnError> => (options?.client ?? client).get<ListProposalsResponses, ListProposalsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/proposals',
    ...options
});

/**
 * One proposal
 */
export const getProposal = <ThrowOnError extends boolean = false>(options: Options<GetProposalData, ThrowOnError>): RequestResult<GetProposalResponses, GetProposalErrors, ThrowOnError> => (options.client ?? client).get<GetProposalResponses, GetProposalErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/proposals/{id}',
    ...options
});

/**
 * Say what the item is, or which product it belongs to
 */
export const editProposal = <ThrowOnError extends boolean = false>(options: Options<EditProposalData, ThrowOnError>): RequestResult<EditProposalResponses, EditProposalErrors, ThrowOnError> => (options.client ?? client).patch<EditProposalResponses, EditProposalErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/proposals/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Make offers of these items, or of all that were read this surely; at most 2000 at a time
 */
export const confirmProposals = <ThrowOnError extends boolean = false>(options: Options<ConfirmProposalsData, ThrowOnError>): RequestResult<ConfirmProposalsResponses, ConfirmProposalsErrors, ThrowOnError> => (options.client ?? client).post<ConfirmProposalsResponses, ConfirmProposalsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/proposals/confirm',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Leave these items alone until they are renamed
 */
export const rejectProposals = <ThrowOnError extends boolean = false>(options: Options<RejectProposalsData, ThrowOnError>): RequestResult<RejectProposalsResponses, RejectProposalsErrors, ThrowOnError> => (options.client ?? client).post<RejectProposalsResponses, RejectProposalsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/proposals/reject',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Make an offer of the item
 */
export const confirmProposal = <ThrowOnError extends boolean = false>(options: Options<ConfirmProposalData, ThrowOnError>): RequestResult<ConfirmProposalResponses, ConfirmProposalErrors, ThrowOnError> => (options.client ?? client).post<ConfirmProposalResponses, ConfirmProposalErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/proposals/{id}/confirm',
    ...options
});

/**
 * Leave the item alone until it is renamed
 */
export const rejectProposal = <ThrowOnError extends boolean = false>(options: Options<RejectProposalData, ThrowOnError>): RequestResult<RejectProposalResponses, RejectProposalErrors, ThrowOnError> => (options.client ?? client).post<RejectProposalResponses, RejectProposalErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/proposals/{id}/reject',
    ...options
});

/**
 * By what the kind of an item is recognised
 */
export const listKindRules = <ThrowOnError extends boolean = false>(options?: Options<ListKindRulesData, ThrowOnError>): RequestResult<ListKindRulesResponses, ListKindRulesErrors, ThrowOnError> => (options?.client ?? client).get<ListKindRulesResponses, ListKindRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/kind-rules',
    ...options
});

/**
 * Recognise a kind by a pattern; counts from the next sync on
 */
export const addKindRule = <ThrowOnError extends boolean = false>(options: Options<AddKindRuleData, ThrowOnError>): RequestResult<AddKindRuleResponses, AddKindRuleErrors, ThrowOnError> => (options.client ?? client).post<AddKindRuleResponses, AddKindRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/kind-rules',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Forget a pattern
 */
export const removeKindRule = <ThrowOnError extends boolean = false>(options: Options<RemoveKindRuleData, ThrowOnError>): RequestResult<RemoveKindRuleResponses, RemoveKindRuleErrors, ThrowOnError> => (options.client ?? client).delete<RemoveKindRuleResponses, RemoveKindRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/kind-rules/{id}',
    ...options
});

/**
 * Which words of item names mean the same, or nothing
 */
export const listDenominationWords = <ThrowOnError extends boolean = false>(options?: Options<ListDenominationWordsData, ThrowOnError>): RequestResult<ListDenominationWordsResponses, ListDenominationWordsErrors, ThrowOnError> => (options?.client ?? client).get<ListDenominationWordsResponses, ListDenominationWordsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/denomination-words',
    ...options
});

/**
 * Teach a word; counts from the next sync on
 */
export const addDenominationWord = <ThrowOnError extends boolean = false>(options: Options<AddDenominationWordData, ThrowOnError>): RequestResult<AddDenominationWordResponses, AddDenominationWordErrors, ThrowOnError> => (options.client ?? client).post<AddDenominationWordResponses, AddDenominationWordErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/denomination-words',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Forget a word
 */
export const removeDenominationWord = <ThrowOnError extends boolean = false>(options: Options<RemoveDenominationWordData, ThrowOnError>): RequestResult<RemoveDenominationWordResponses, RemoveDenominationWordErrors, ThrowOnError> => (options.client ?? client).delete<RemoveDenominationWordResponses, RemoveDenominationWordErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/denomination-words/{id}',
    ...options
});

/**
 * Which supplier items products are bought as, and what is in their way right now
 */
export const listOffers = <ThrowOnError extends boolean = false>(options?: Options<ListOffersData, ThrowOnError>): RequestResult<ListOffersResponses, ListOffersErrors, ThrowOnError> => (options?.client ?? client).get<ListOffersResponses, ListOffersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/offers',
    ...options
});

/**
 * Priority, on or off, how a zone is sent; or take back that it was held
 */
export const editOffer = <ThrowOnError extends boolean = false>(options: Options<EditOfferData, ThrowOnError>): RequestResult<EditOfferResponses, EditOfferErrors, ThrowOnError> => (options.client ?? client).patch<EditOfferResponses, EditOfferErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/offers/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who changed what in the catalogue, the newest first
 */
export const listCatalogLog = <ThrowOnError extends boolean = false>(options?: Options<ListCatalogLogData, ThrowOnError>): RequestResult<ListCatalogLogResponses, ListCatalogLogErrors, ThrowOnError> => (options?.client ?? client).get<ListCatalogLogResponses, ListCatalogLogErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/catalog/log',
    ...options
});

/**
 * What merchants are sorted by
 */
export const listMerchantCategories = <ThrowOnError extends boolean = false>(options?: Options<ListMerchantCategoriesData, ThrowOnError>): RequestResult<ListMerchantCategoriesResponses, ListMerchantCategoriesErrors, ThrowOnError> => (options?.client ?? client).get<ListMerchantCategoriesResponses, ListMerchantCategoriesErrors, ThrowOnError>({ url: '/v1/merchant-categories', ...options });

/**
 * A merchant that trades: where it is, and whether it is open now
 */
export const getMerchant = <ThrowOnError extends boolean = false>(options: Options<GetMerchantData, ThrowOnError>): RequestResult<GetMerchantResponses, GetMerchantErrors, ThrowOnError> => (options.client ?? client).get<GetMerchantResponses, GetMerchantErrors, ThrowOnError>({ url: '/v1/merchants/{slug}', ...options });

/**
 * Apply as a merchant: whoever does is its owner, and an operator looks at it
 */
export const applyAsMerchant = <ThrowOnError extends boolean = false>(options: Options<ApplyAsMerchantData, ThrowOnError>): RequestResult<ApplyAsMerchantResponses, ApplyAsMerchantErrors, ThrowOnError> => (options.client ?? client).post<ApplyAsMerchantResponses, ApplyAsMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/merchants',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The merchants I own or work for
 */
export const listMyMerchants = <ThrowOnError extends boolean = false>(options?: Options<ListMyMerchantsData, ThrowOnError>): RequestResult<ListMyMerchantsResponses, ListMyMerchantsErrors, ThrowOnError> => (options?.client ?? client).get<ListMyMerchantsResponses, ListMyMerchantsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants',
    ...options
});

/**
 * A merchant I own or work for
 */
export const getMyMerchant = <ThrowOnError extends boolean = false>(options: Options<GetMyMerchantData, ThrowOnError>): RequestResult<GetMyMerchantResponses, GetMyMerchantErrors, ThrowOnError> => (options.client ?? client).get<GetMyMerchantResponses, GetMyMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}',
    ...options
});

/**
 * Name, description, phone, strictness, open to business or not; owners only
 */
export const editMyMerchant = <ThrowOnError extends boolean = false>(options: Options<EditMyMerchantData, ThrowOnError>): RequestResult<EditMyMerchantResponses, EditMyMerchantErrors, ThrowOnError> => (options.client ?? client).patch<EditMyMerchantResponses, EditMyMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Apply again after having been rejected; owners only
 */
export const applyAgain = <ThrowOnError extends boolean = false>(options: Options<ApplyAgainData, ThrowOnError>): RequestResult<ApplyAgainResponses, ApplyAgainErrors, ThrowOnError> => (options.client ?? client).post<ApplyAgainResponses, ApplyAgainErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/apply',
    ...options
});

/**
 * Who works for my merchant; owners only
 */
export const listMerchantStaff = <ThrowOnError extends boolean = false>(options: Options<ListMerchantStaffData, ThrowOnError>): RequestResult<ListMerchantStaffResponses, ListMerchantStaffErrors, ThrowOnError> => (options.client ?? client).get<ListMerchantStaffResponses, ListMerchantStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/staff',
    ...options
});

/**
 * Add somebody, or change their role; owners only
 */
export const putMerchantStaff = <ThrowOnError extends boolean = false>(options: Options<PutMerchantStaffData, ThrowOnError>): RequestResult<PutMerchantStaffResponses, PutMerchantStaffErrors, ThrowOnError> => (options.client ?? client).post<PutMerchantStaffResponses, PutMerchantStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/staff',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * They no longer work here: by an owner, or by themselves
 */
export const removeMerchantStaff = <ThrowOnError extends boolean = false>(options: Options<RemoveMerchantStaffData, ThrowOnError>): RequestResult<RemoveMerchantStaffResponses, RemoveMerchantStaffErrors, ThrowOnError> => (options.client ?? client).delete<RemoveMerchantStaffResponses, RemoveMerchantStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/staff/{userId}',
    ...options
});

/**
 * Where the merchant I own or work for is
 */
export const listMerchantLocations = <ThrowOnError extends boolean = false>(options: Options<ListMerchantLocationsData, ThrowOnError>): RequestResult<ListMerchantLocationsResponses, ListMerchantLocationsErrors, ThrowOnError> => (options.client ?? client).get<ListMerchantLocationsResponses, ListMerchantLocationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/locations',
    ...options
});

/**
 * One more place; owners only
 */
export const addMerchantLocation = <ThrowOnError extends boolean = false>(options: Options<AddMerchantLocationData, ThrowOnError>): RequestResult<AddMerchantLocationResponses, AddMerchantLocationErrors, ThrowOnError> => (options.client ?? client).post<AddMerchantLocationResponses, AddMerchantLocationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/locations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Name, address, hours, closed for good; owners only
 */
export const editMerchantLocation = <ThrowOnError extends boolean = false>(options: Options<EditMerchantLocationData, ThrowOnError>): RequestResult<EditMerchantLocationResponses, EditMerchantLocationErrors, ThrowOnError> => (options.client ?? client).patch<EditMerchantLocationResponses, EditMerchantLocationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/locations/{locationId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Merchants by status, who applied first comes first
 */
export const listMerchantsForStaff = <ThrowOnError extends boolean = false>(options?: Options<ListMerchantsForStaffData, ThrowOnError>): RequestResult<ListMerchantsForStaffResponses, ListMerchantsForStaffErrors, ThrowOnError> => (options?.client ?? client).get<ListMerchantsForStaffResponses, ListMerchantsForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/merchants',
    ...options
});

/**
 * A merchant with its staff, its locations, its life, and others whose names look like its own
 */
export const getMerchantForStaff = <ThrowOnError extends boolean = false>(options: Options<GetMerchantForStaffData, ThrowOnError>): RequestResult<GetMerchantForStaffResponses, GetMerchantForStaffErrors, ThrowOnError> => (options.client ?? client).get<GetMerchantForStaffResponses, GetMerchantForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/merchants/{id}',
    ...options
});

/**
 * This is who it says it is: it may publish
 */
export const verifyMerchant = <ThrowOnError extends boolean = false>(options: Options<VerifyMerchantData, ThrowOnError>): RequestResult<VerifyMerchantResponses, VerifyMerchantErrors, ThrowOnError> => (options.client ?? client).post<VerifyMerchantResponses, VerifyMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/merchants/{id}/verify',
    ...options
});

/**
 * Not like this: the owner may mend it and apply again
 */
export const rejectMerchant = <ThrowOnError extends boolean = false>(options: Options<RejectMerchantData, ThrowOnError>): RequestResult<RejectMerchantResponses, RejectMerchantErrors, ThrowOnError> => (options.client ?? client).post<RejectMerchantResponses, RejectMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/merchants/{id}/reject',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Stop it from trading, at once
 */
export const suspendMerchant = <ThrowOnError extends boolean = false>(options: Options<SuspendMerchantData, ThrowOnError>): RequestResult<SuspendMerchantResponses, SuspendMerchantErrors, ThrowOnError> => (options.client ?? client).post<SuspendMerchantResponses, SuspendMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/merchants/{id}/suspend',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Let a suspended merchant trade again
 */
export const restoreMerchant = <ThrowOnError extends boolean = false>(options: Options<RestoreMerchantData, ThrowOnError>): RequestResult<RestoreMerchantResponses, RestoreMerchantErrors, ThrowOnError> => (options.client ?? client).post<RestoreMerchantResponses, RestoreMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/merchants/{id}/restore',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A merchant as its event tells it
 */
export const readMerchantRecord = <ThrowOnError extends boolean = false>(options: Options<ReadMerchantRecordData, ThrowOnError>): RequestResult<ReadMerchantRecordResponses, ReadMerchantRecordErrors, ThrowOnError> => (options.client ?? client).get<ReadMerchantRecordResponses, ReadMerchantRecordErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/merchants/{id}',
    ...options
});

/**
 * The merchant that a QR code names by its number
 */
export const readMerchantByNumber = <ThrowOnError extends boolean = false>(options: Options<ReadMerchantByNumberData, ThrowOnError>): RequestResult<ReadMerchantByNumberResponses, ReadMerchantByNumberErrors, ThrowOnError> => (options.client ?? client).get<ReadMerchantByNumberResponses, ReadMerchantByNumberErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/merchants/by-number/{number}',
    ...options
});

/**
 * Vouchers that can be claimed now: by words, filters, and what is near
 */
export const findVouchers = <ThrowOnError extends boolean = false>(options?: Options<FindVouchersData, ThrowOnError>): RequestResult<FindVouchersResponses, FindVouchersErrors, ThrowOnError> => (options?.client ?? client).get<FindVouchersResponses, FindVouchersErrors, ThrowOnError>({ url: '/v1/vouchers', ...options });

/**
 * A voucher: what it gives, whom, when and where
 */
export const getVoucher = <ThrowOnError extends boolean = false>(options: Options<GetVoucherData, ThrowOnError>): RequestResult<GetVoucherResponses, GetVoucherErrors, ThrowOnError> => (options.client ?? client).get<GetVoucherResponses, GetVoucherErrors, ThrowOnError>({ url: '/v1/vouchers/{id}', ...options });

/**
 * Vouchers of my merchant, the newest first
 */
export const listMyVouchers = <ThrowOnError extends boolean = false>(options: Options<ListMyVouchersData, ThrowOnError>): RequestResult<ListMyVouchersResponses, ListMyVouchersErrors, ThrowOnError> => (options.client ?? client).get<ListMyVouchersResponses, ListMyVouchersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers',
    ...options
});

/**
 * A new draft, as incomplete as it may be; owners only
 */
export const draftVoucher = <ThrowOnError extends boolean = false>(options: Options<DraftVoucherData, ThrowOnError>): RequestResult<DraftVoucherResponses, DraftVoucherErrors, ThrowOnError> => (options.client ?? client).post<DraftVoucherResponses, DraftVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A voucher of my merchant, with its life so far
 */
export const getMyVoucher = <ThrowOnError extends boolean = false>(options: Options<GetMyVoucherData, ThrowOnError>): RequestResult<GetMyVoucherResponses, GetMyVoucherErrors, ThrowOnError> => (options.client ?? client).get<GetMyVoucherResponses, GetMyVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}',
    ...options
});

/**
 * A draft freely; what was published gets a new version. Owners only
 */
export const editVoucher = <ThrowOnError extends boolean = false>(options: Options<EditVoucherData, ThrowOnError>): RequestResult<EditVoucherResponses, EditVoucherErrors, ThrowOnError> => (options.client ?? client).patch<EditVoucherResponses, EditVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * As customers would see it, and what stands between it and them
 */
export const previewVoucher = <ThrowOnError extends boolean = false>(options: Options<PreviewVoucherData, ThrowOnError>): RequestResult<PreviewVoucherResponses, PreviewVoucherErrors, ThrowOnError> => (options.client ?? client).get<PreviewVoucherResponses, PreviewVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/preview',
    ...options
});

/**
 * The same as a new draft; owners only
 */
export const cloneVoucher = <ThrowOnError extends boolean = false>(options: Options<CloneVoucherData, ThrowOnError>): RequestResult<CloneVoucherResponses, CloneVoucherErrors, ThrowOnError> => (options.client ?? client).post<CloneVoucherResponses, CloneVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/clone',
    ...options
});

/**
 * From now on it is promised; owners only
 */
export const publishVoucher = <ThrowOnError extends boolean = false>(options: Options<PublishVoucherData, ThrowOnError>): RequestResult<PublishVoucherResponses, PublishVoucherErrors, ThrowOnError> => (options.client ?? client).post<PublishVoucherResponses, PublishVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/publish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Nobody claims or redeems it for now; owners only
 */
export const pauseVoucher = <ThrowOnError extends boolean = false>(options: Options<PauseVoucherData, ThrowOnError>): RequestResult<PauseVoucherResponses, PauseVoucherErrors, ThrowOnError> => (options.client ?? client).post<PauseVoucherResponses, PauseVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/pause',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * On again; owners only
 */
export const resumeVoucher = <ThrowOnError extends boolean = false>(options: Options<ResumeVoucherData, ThrowOnError>): RequestResult<ResumeVoucherResponses, ResumeVoucherErrors, ThrowOnError> => (options.client ?? client).post<ResumeVoucherResponses, ResumeVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/resume',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Away for good, from a draft, a pause or its end; owners only
 */
export const archiveVoucher = <ThrowOnError extends boolean = false>(options: Options<ArchiveVoucherData, ThrowOnError>): RequestResult<ArchiveVoucherResponses, ArchiveVoucherErrors, ThrowOnError> => (options.client ?? client).post<ArchiveVoucherResponses, ArchiveVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/vouchers/{voucherId}/archive',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Vouchers of all merchants, the newest first
 */
export const listVouchersForStaff = <ThrowOnError extends boolean = false>(options?: Options<ListVouchersForStaffData, ThrowOnError>): RequestResult<ListVouchersForStaffResponses, ListVouchersForStaffErrors, ThrowOnError> => (options?.client ?? client).get<ListVouchersForStaffResponses, ListVouchersForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/vouchers',
    ...options
});

/**
 * A voucher, with its life so far
 */
export const getVoucherForStaff = <ThrowOnError extends boolean = false>(options: Options<GetVoucherForStaffData, ThrowOnError>): RequestResult<GetVoucherForStaffResponses, GetVoucherForStaffErrors, ThrowOnError> => (options.client ?? client).get<GetVoucherForStaffResponses, GetVoucherForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/vouchers/{id}',
    ...options
});

/**
 * Away at once and for good, with the reason that its merchant reads
 */
export const takeDownVoucher = <ThrowOnError extends boolean = false>(options: Options<TakeDownVoucherData, ThrowOnError>): RequestResult<TakeDownVoucherResponses, TakeDownVoucherErrors, ThrowOnError> => (options.client ?? client).post<TakeDownVoucherResponses, TakeDownVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/vouchers/{id}/take-down',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A voucher that was published, as its event tells it
 */
export const readVoucherTerms = <ThrowOnError extends boolean = false>(options: Options<ReadVoucherTermsData, ThrowOnError>): RequestResult<ReadVoucherTermsResponses, ReadVoucherTermsErrors, ThrowOnError> => (options.client ?? client).get<ReadVoucherTermsResponses, ReadVoucherTermsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/vouchers/{id}',
    ...options
});

/**
 * One copy of an image
 */
export const getImage = <ThrowOnError extends boolean = false>(options: Options<GetImageData, ThrowOnError>): RequestResult<GetImageResponses, GetImageErrors, ThrowOnError> => (options.client ?? client).get<GetImageResponses, GetImageErrors, ThrowOnError>({ url: '/v1/images/{id}/{size}', ...options });

/**
 * The images of my merchant, used or not, the newest first; those that were taken down say why
 */
export const listMerchantImages = <ThrowOnError extends boolean = false>(options: Options<ListMerchantImagesData, ThrowOnError>): RequestResult<ListMerchantImagesResponses, ListMerchantImagesErrors, ThrowOnError> => (options.client ?? client).get<ListMerchantImagesResponses, ListMerchantImagesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/images',
    ...options
});

/**
 * An image for my merchant or its vouchers, drawn anew without anything but its pixels; owners only
 *
 * The same file again is the same image, and answered with 200; one that was taken down is refused (409).
 */
export const uploadMerchantImage = <ThrowOnError extends boolean = false>(options: Options<UploadMerchantImageData, ThrowOnError>): RequestResult<UploadMerchantImageResponses, UploadMerchantImageErrors, ThrowOnError> => (options.client ?? client).post<UploadMerchantImageResponses, UploadMerchantImageErrors, ThrowOnError>({
    bodySerializer: null,
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/images',
    ...options,
    headers: {
        'Content-Type': 'image/jpeg',
        ...options.headers
    }
});

/**
 * What my merchant's page shows: all of it, in this order; owners only
 */
export const showMerchantImages = <ThrowOnError extends boolean = false>(options: Options<ShowMerchantImagesData, ThrowOnError>): RequestResult<ShowMerchantImagesResponses, ShowMerchantImagesErrors, ThrowOnError> => (options.client ?? client).put<ShowMerchantImagesResponses, ShowMerchantImagesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/images',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The images of a merchant, used or not, the newest first; also those that were taken down
 */
export const listMerchantImagesForStaff = <ThrowOnError extends boolean = false>(options: Options<ListMerchantImagesForStaffData, ThrowOnError>): RequestResult<ListMerchantImagesForStaffResponses, ListMerchantImagesForStaffErrors, ThrowOnError> => (options.client ?? client).get<ListMerchantImagesForStaffResponses, ListMerchantImagesForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/merchants/{id}/images',
    ...options
});

/**
 * Away from everywhere at once and for good, with the reason that its merchant reads
 *
 * Again is the same answer, with the first reason. Its merchant cannot send the same file again.
 */
export const takeDownImage = <ThrowOnError extends boolean = false>(options: Options<TakeDownImageData, ThrowOnError>): RequestResult<TakeDownImageResponses, TakeDownImageErrors, ThrowOnError> => (options.client ?? client).post<TakeDownImageResponses, TakeDownImageErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/images/{id}/take-down',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Campaigns of my merchant, the newest first
 */
export const listMyCampaigns = <ThrowOnError extends boolean = false>(options: Options<ListMyCampaignsData, ThrowOnError>): RequestResult<ListMyCampaignsResponses, ListMyCampaignsErrors, ThrowOnError> => (options.client ?? client).get<ListMyCampaignsResponses, ListMyCampaignsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/campaigns',
    ...options
});

/**
 * A campaign of my merchant; owners only
 */
export const createMyCampaign = <ThrowOnError extends boolean = false>(options: Options<CreateMyCampaignData, ThrowOnError>): RequestResult<CreateMyCampaignResponses, CreateMyCampaignErrors, ThrowOnError> => (options.client ?? client).post<CreateMyCampaignResponses, CreateMyCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/campaigns',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A campaign of my merchant, with what it has cost and its life so far
 */
export const getMyCampaign = <ThrowOnError extends boolean = false>(options: Options<GetMyCampaignData, ThrowOnError>): RequestResult<GetMyCampaignResponses, GetMyCampaignErrors, ThrowOnError> => (options.client ?? client).get<GetMyCampaignResponses, GetMyCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}',
    ...options
});

/**
 * Everything while it is a draft; later its words, its priority and a larger budget. Owners only
 */
export const editMyCampaign = <ThrowOnError extends boolean = false>(options: Options<EditMyCampaignData, ThrowOnError>): RequestResult<EditMyCampaignResponses, EditMyCampaignErrors, ThrowOnError> => (options.client ?? client).patch<EditMyCampaignResponses, EditMyCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Vouchers can be published under it; owners only
 */
export const startMyCampaign = <ThrowOnError extends boolean = false>(options: Options<StartMyCampaignData, ThrowOnError>): RequestResult<StartMyCampaignResponses, StartMyCampaignErrors, ThrowOnError> => (options.client ?? client).post<StartMyCampaignResponses, StartMyCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}/start',
    ...options
});

/**
 * End it for good: its vouchers pause; owners only
 */
export const endMyCampaign = <ThrowOnError extends boolean = false>(options: Options<EndMyCampaignData, ThrowOnError>): RequestResult<EndMyCampaignResponses, EndMyCampaignErrors, ThrowOnError> => (options.client ?? client).post<EndMyCampaignResponses, EndMyCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/campaigns/{campaignId}/end',
    ...options
});

/**
 * Campaigns of our own, the newest first
 */
export const listCampaigns = <ThrowOnError extends boolean = false>(options?: Options<ListCampaignsData, ThrowOnError>): RequestResult<ListCampaignsResponses, ListCampaignsErrors, ThrowOnError> => (options?.client ?? client).get<ListCampaignsResponses, ListCampaignsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/campaigns',
    ...options
});

/**
 * A campaign of ours, which every merchant's vouchers may join
 */
export const createCampaign = <ThrowOnError extends boolean = false>(options: Options<CreateCampaignData, ThrowOnError>): RequestResult<CreateCampaignResponses, CreateCampaignErrors, ThrowOnError> => (options.client ?? client).post<CreateCampaignResponses, CreateCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/campaigns',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A campaign, ours or a merchant's, with its life so far
 */
export const getCampaign = <ThrowOnError extends boolean = false>(options: Options<GetCampaignData, ThrowOnError>): RequestResult<GetCampaignResponses, GetCampaignErrors, ThrowOnError> => (options.client ?? client).get<GetCampaignResponses, GetCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/campaigns/{id}',
    ...options
});

/**
 * Everything while it is a draft; later its words, its priority and a larger budget
 */
export const editCampaign = <ThrowOnError extends boolean = false>(options: Options<EditCampaignData, ThrowOnError>): RequestResult<EditCampaignResponses, EditCampaignErrors, ThrowOnError> => (options.client ?? client).patch<EditCampaignResponses, EditCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/campaigns/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Vouchers can be published under it
 */
export const startCampaign = <ThrowOnError extends boolean = false>(options: Options<StartCampaignData, ThrowOnError>): RequestResult<StartCampaignResponses, StartCampaignErrors, ThrowOnError> => (options.client ?? client).post<StartCampaignResponses, StartCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/campaigns/{id}/start',
    ...options
});

/**
 * End it for good: its vouchers pause
 */
export const endCampaign = <ThrowOnError extends boolean = false>(options: Options<EndCampaignData, ThrowOnError>): RequestResult<EndCampaignResponses, EndCampaignErrors, ThrowOnError> => (options.client ?? client).post<EndCampaignResponses, EndCampaignErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/campaigns/{id}/end',
    ...options
});

/**
 * What customers say about a merchant, the newest first
 */
export const listMerchantReviews = <ThrowOnError extends boolean = false>(options: Options<ListMerchantReviewsData, ThrowOnError>): RequestResult<ListMerchantReviewsResponses, ListMerchantReviewsErrors, ThrowOnError> => (options.client ?? client).get<ListMerchantReviewsResponses, ListMerchantReviewsErrors, ThrowOnError>({ url: '/v1/merchants/{slug}/reviews', ...options });

/**
 * What those who redeemed a voucher say, the newest first
 */
export const listVoucherReviews = <ThrowOnError extends boolean = false>(options: Options<ListVoucherReviewsData, ThrowOnError>): RequestResult<ListVoucherReviewsResponses, ListVoucherReviewsErrors, ThrowOnError> => (options.client ?? client).get<ListVoucherReviewsResponses, ListVoucherReviewsErrors, ThrowOnError>({ url: '/v1/vouchers/{id}/reviews', ...options });

/**
 * Review a redemption of mine that was approved: one each
 */
export const writeReview = <ThrowOnError extends boolean = false>(options: Options<WriteReviewData, ThrowOnError>): RequestResult<WriteReviewResponses, WriteReviewErrors, ThrowOnError> => (options.client ?? client).post<WriteReviewResponses, WriteReviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/reviews',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Edit a review of mine, within 14 days
 */
export const editReview = <ThrowOnError extends boolean = false>(options: Options<EditReviewData, ThrowOnError>): RequestResult<EditReviewResponses, EditReviewErrors, ThrowOnError> => (options.client ?? client).patch<EditReviewResponses, EditReviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/reviews/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What I wrote and what became of it, the newest first
 */
export const listMyReviews = <ThrowOnError extends boolean = false>(options?: Options<ListMyReviewsData, ThrowOnError>): RequestResult<ListMyReviewsResponses, ListMyReviewsErrors, ThrowOnError> => (options?.client ?? client).get<ListMyReviewsResponses, ListMyReviewsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/reviews',
    ...options
});

/**
 * Reviews of my merchant, the newest first; those without a response alone, too
 */
export const listMerchantReviewsForStaff = <ThrowOnError extends boolean = false>(options: Options<ListMerchantReviewsForStaffData, ThrowOnError>): RequestResult<ListMerchantReviewsForStaffResponses, ListMerchantReviewsForStaffErrors, ThrowOnError> => (options.client ?? client).get<ListMerchantReviewsForStaffResponses, ListMerchantReviewsForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/reviews',
    ...options
});

/**
 * The one response of my merchant to a review, editable for 14 days; owners only
 */
export const respondToReview = <ThrowOnError extends boolean = false>(options: Options<RespondToReviewData, ThrowOnError>): RequestResult<RespondToReviewResponses, RespondToReviewErrors, ThrowOnError> => (options.client ?? client).put<RespondToReviewResponses, RespondToReviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/my/merchants/{id}/reviews/{reviewId}/response',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Ask staff to look at a review; it stays shown until they have
 */
export const reportReview = <ThrowOnError extends boolean = false>(options: Options<ReportReviewData, ThrowOnError>): RequestResult<ReportReviewResponses, ReportReviewErrors, ThrowOnError> => (options.client ?? client).post<ReportReviewResponses, ReportReviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/review-reports',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Reviews to be looked at, who waits longest comes first
 */
export const listReviewsForStaff = <ThrowOnError extends boolean = false>(options?: Options<ListReviewsForStaffData, ThrowOnError>): RequestResult<ListReviewsForStaffResponses, ListReviewsForStaffErrors, ThrowOnError> => (options?.client ?? client).get<ListReviewsForStaffResponses, ListReviewsForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/reviews',
    ...options
});

/**
 * A review with its reports and its life so far
 */
export const getReviewForStaff = <ThrowOnError extends boolean = false>(options: Options<GetReviewForStaffData, ThrowOnError>): RequestResult<GetReviewForStaffResponses, GetReviewForStaffErrors, ThrowOnError> => (options.client ?? client).get<GetReviewForStaffResponses, GetReviewForStaffErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/reviews/{id}',
    ...options
});

/**
 * Nothing is wrong with it: it is shown, and reports are answered
 */
export const keepReview = <ThrowOnError extends boolean = false>(options: Options<KeepReviewData, ThrowOnError>): RequestResult<KeepReviewResponses, KeepReviewErrors, ThrowOnError> => (options.client ?? client).post<KeepReviewResponses, KeepReviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/reviews/{id}/keep',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Nobody is to see it, for a reason that its author reads
 */
export const hideReview = <ThrowOnError extends boolean = false>(options: Options<HideReviewData, ThrowOnError>): RequestResult<HideReviewResponses, HideReviewErrors, ThrowOnError> => (options.client ?? client).post<HideReviewResponses, HideReviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/reviews/{id}/hide',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Show a hidden one again
 */
export const restoreReview = <ThrowOnError extends boolean = false>(options: Options<RestoreReviewData, ThrowOnError>): RequestResult<RestoreReviewResponses, RestoreReviewErrors, ThrowOnError> => (options.client ?? client).post<RestoreReviewResponses, RestoreReviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/reviews/{id}/restore',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The merchant's response alone, for a reason that the merchant reads
 */
export const hideReviewResponse = <ThrowOnError extends boolean = false>(options: Options<HideReviewResponseData, ThrowOnError>): RequestResult<HideReviewResponseResponses, HideReviewResponseErrors, ThrowOnError> => (options.client ?? client).post<HideReviewResponseResponses, HideReviewResponseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/reviews/{id}/hide-response',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Show the merchant's response again
 */
export const restoreReviewResponse = <ThrowOnError extends boolean = false>(options: Options<RestoreReviewResponseData, ThrowOnError>): RequestResult<RestoreReviewResponseResponses, RestoreReviewResponseErrors, ThrowOnError> => (options.client ?? client).post<RestoreReviewResponseResponses, RestoreReviewResponseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/reviews/{id}/restore-response',
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

/**
 * Leave it unhandled for good
 */
export const dropOrderDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropOrderDeadLetterData, ThrowOnError>): RequestResult<DropOrderDeadLetterResponses, DropOrderDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropOrderDeadLetterResponses, DropOrderDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/order/dead-letters/{id}/drop',
    ...options
});

/**
 * Handle it again, once its cause is mended
 */
export const replayOrderDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayOrderDeadLetterData, ThrowOnError>): RequestResult<ReplayOrderDeadLetterResponses, ReplayOrderDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayOrderDeadLetterResponses, ReplayOrderDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/order/dead-letters/{id}/replay',
    ...options
});

/**
 * Send again what was told since an instant; who has handled it ignores it
 */
export const republishOrderOutbox = <ThrowOnError extends boolean = false>(options: Options<RepublishOrderOutboxData, ThrowOnError>): RequestResult<RepublishOrderOutboxResponses, RepublishOrderOutboxErrors, ThrowOnError> => (options.client ?? client).post<RepublishOrderOutboxResponses, RepublishOrderOutboxErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/order/outbox/republish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the machinery of order is doing
 */
export const readOrderOperations = <ThrowOnError extends boolean = false>(options?: Options<ReadOrderOperationsData, ThrowOnError>): RequestResult<ReadOrderOperationsResponses, ReadOrderOperationsErrors, ThrowOnError> => (options?.client ?? client).get<ReadOrderOperationsResponses, ReadOrderOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/order/operations',
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
 * Orders that hold money and have not moved, each with the reason
 */
export const listStuckOrders = <ThrowOnError extends boolean = false>(options?: Options<ListStuckOrdersData, ThrowOnError>): RequestResult<ListStuckOrdersResponses, ListStuckOrdersErrors, ThrowOnError> => (options?.client ?? client).get<ListStuckOrdersResponses, ListStuckOrdersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/orders/stuck',
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

/**
 * Leave it unhandled for good
 */
export const dropWalletDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropWalletDeadLetterData, ThrowOnError>): RequestResult<DropWalletDeadLetterResponses, DropWalletDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropWalletDeadLetterResponses, DropWalletDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/dead-letters/{id}/drop',
    ...options
});

/**
 * Handle it again, once its cause is mended
 */
export const replayWalletDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayWalletDeadLetterData, ThrowOnError>): RequestResult<ReplayWalletDeadLetterResponses, ReplayWalletDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayWalletDeadLetterResponses, ReplayWalletDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/dead-letters/{id}/replay',
    ...options
});

/**
 * Send again what was told since an instant; who has handled it ignores it
 */
export const republishWalletOutbox = <ThrowOnError extends boolean = false>(options: Options<RepublishWalletOutboxData, ThrowOnError>): RequestResult<RepublishWalletOutboxResponses, RepublishWalletOutboxErrors, ThrowOnError> => (options.client ?? client).post<RepublishWalletOutboxResponses, RepublishWalletOutboxErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/outbox/republish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the machinery of wallet is doing
 */
export const readWalletOperations = <ThrowOnError extends boolean = false>(options?: Options<ReadWalletOperationsData, ThrowOnError>): RequestResult<ReadWalletOperationsResponses, ReadWalletOperationsErrors, ThrowOnError> => (options?.client ?? client).get<ReadWalletOperationsResponses, ReadWalletOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/operations',
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

/**
 * One account
 */
export const getAccount = <ThrowOnError extends boolean = false>(options: Options<GetAccountData, ThrowOnError>): RequestResult<GetAccountResponses, GetAccountErrors, ThrowOnError> => (options.client ?? client).get<GetAccountResponses, GetAccountErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/accounts/{code}',
    ...options
});

/**
 * The history of an account, newest first
 */
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

/**
 * Give back what is held
 */
export const releaseHold = <ThrowOnError extends boolean = false>(options: Options<ReleaseHoldData, ThrowOnError>): RequestResult<ReleaseHoldResponses, ReleaseHoldErrors, ThrowOnError> => (options.client ?? client).post<ReleaseHoldResponses, ReleaseHoldErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/holds/{id}/release',
    ...options
});

/**
 * Payments that their gateway gave back, newest first, and what their payers owe
 */
export const listTakeBacks = <ThrowOnError extends boolean = false>(options?: Options<ListTakeBacksData, ThrowOnError>): RequestResult<ListTakeBacksResponses, ListTakeBacksErrors, ThrowOnError> => (options?.client ?? client).get<ListTakeBacksResponses, ListTakeBacksErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/wallet/take-backs',
    ...options
});

/**
 * Take the credit of a refunded payment back, once per payment
 */
export const takeBack = <ThrowOnError extends boolean = false>(options: Options<TakeBackData, ThrowOnError>): RequestResult<TakeBackResponses, TakeBackErrors, ThrowOnError> => (options.client ?? client).post<TakeBackResponses, TakeBackErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/internal/take-backs',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What payment could not handle
 */
export const listPaymentDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListPaymentDeadLettersData, ThrowOnError>): RequestResult<ListPaymentDeadLettersResponses, ListPaymentDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListPaymentDeadLettersResponses, ListPaymentDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/dead-letters',
    ...options
});

/**
 * Leave it unhandled for good
 */
export const dropPaymentDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropPaymentDeadLetterData, ThrowOnError>): RequestResult<DropPaymentDeadLetterResponses, DropPaymentDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropPaymentDeadLetterResponses, DropPaymentDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/dead-letters/{id}/drop',
    ...options
});

/**
 * Handle it again, once its cause is mended
 */
export const replayPaymentDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayPaymentDeadLetterData, ThrowOnError>): RequestResult<ReplayPaymentDeadLetterResponses, ReplayPaymentDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayPaymentDeadLetterResponses, ReplayPaymentDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/dead-letters/{id}/replay',
    ...options
});

/**
 * Send again what was told since an instant; who has handled it ignores it
 */
export const republishPaymentOutbox = <ThrowOnError extends boolean = false>(options: Options<RepublishPaymentOutboxData, ThrowOnError>): RequestResult<RepublishPaymentOutboxResponses, RepublishPaymentOutboxErrors, ThrowOnError> => (options.client ?? client).post<RepublishPaymentOutboxResponses, RepublishPaymentOutboxErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/outbox/republish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the machinery of payment is doing
 */
export const readPaymentOperations = <ThrowOnError extends boolean = false>(options?: Options<ReadPaymentOperationsData, ThrowOnError>): RequestResult<ReadPaymentOperationsResponses, ReadPaymentOperationsErrors, ThrowOnError> => (options?.client ?? client).get<ReadPaymentOperationsResponses, ReadPaymentOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/payment/operations',
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

/**
 * A payment and its log
 */
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

/**
 * A payment
 */
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

/**
 * What redemption could not handle
 */
export const listRedemptionDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListRedemptionDeadLettersData, ThrowOnError>): RequestResult<ListRedemptionDeadLettersResponses, ListRedemptionDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListRedemptionDeadLettersResponses, ListRedemptionDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemption/dead-letters',
    ...options
});

/**
 * Leave it unhandled for good
 */
export const dropRedemptionDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropRedemptionDeadLetterData, ThrowOnError>): RequestResult<DropRedemptionDeadLetterResponses, DropRedemptionDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropRedemptionDeadLetterResponses, DropRedemptionDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemption/dead-letters/{id}/drop',
    ...options
});

/**
 * Handle it again, once its cause is mended
 */
export const replayRedemptionDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayRedemptionDeadLetterData, ThrowOnError>): RequestResult<ReplayRedemptionDeadLetterResponses, ReplayRedemptionDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayRedemptionDeadLetterResponses, ReplayRedemptionDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemption/dead-letters/{id}/replay',
    ...options
});

/**
 * Send again what was told since an instant; who has handled it ignores it
 */
export const republishRedemptionOutbox = <ThrowOnError extends boolean = false>(options: Options<RepublishRedemptionOutboxData, ThrowOnError>): RequestResult<RepublishRedemptionOutboxResponses, RepublishRedemptionOutboxErrors, ThrowOnError> => (options.client ?? client).post<RepublishRedemptionOutboxResponses, RepublishRedemptionOutboxErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemption/outbox/republish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the machinery of redemption is doing
 */
export const readRedemptionOperations = <ThrowOnError extends boolean = false>(options?: Options<ReadRedemptionOperationsData, ThrowOnError>): RequestResult<ReadRedemptionOperationsResponses, ReadRedemptionOperationsErrors, ThrowOnError> => (options?.client ?? client).get<ReadRedemptionOperationsResponses, ReadRedemptionOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemption/operations',
    ...options
});

/**
 * The keys that QR codes are verified by, for merchant devices to keep
 *
 * A key is published for a day before its first use. Ask again daily, with `If-None-Match`.
 */
export const getQrKeys = <ThrowOnError extends boolean = false>(options?: Options<GetQrKeysData, ThrowOnError>): RequestResult<GetQrKeysResponses, GetQrKeysErrors, ThrowOnError> => (options?.client ?? client).get<GetQrKeysResponses, GetQrKeysErrors, ThrowOnError>({ url: '/v1/redemption/keys', ...options });

/**
 * The keys that sign QR codes, newest first
 */
export const listQrKeys = <ThrowOnError extends boolean = false>(options?: Options<ListQrKeysData, ThrowOnError>): RequestResult<ListQrKeysResponses, ListQrKeysErrors, ThrowOnError> => (options?.client ?? client).get<ListQrKeysResponses, ListQrKeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/qr-keys',
    ...options
});

/**
 * Announce the next key of claims, unless one is announced
 *
 * It is published at once and signs a day later, when devices have it.
 */
export const rotateQrKeys = <ThrowOnError extends boolean = false>(options?: Options<RotateQrKeysData, ThrowOnError>): RequestResult<RotateQrKeysResponses, RotateQrKeysErrors, ThrowOnError> => (options?.client ?? client).post<RotateQrKeysResponses, RotateQrKeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/qr-keys/rotate',
    ...options
});

/**
 * Refuse everything that a key signed
 *
 * Of a print run: its codes are revoked. Of claims: they are signed anew with another key when they are shown next.
 */
export const revokeQrKey = <ThrowOnError extends boolean = false>(options: Options<RevokeQrKeyData, ThrowOnError>): RequestResult<RevokeQrKeyResponses, RevokeQrKeyErrors, ThrowOnError> => (options.client ?? client).post<RevokeQrKeyResponses, RevokeQrKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/qr-keys/{kid}/revoke',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * My claims, newest first
 */
export const listClaims = <ThrowOnError extends boolean = false>(options?: Options<ListClaimsData, ThrowOnError>): RequestResult<ListClaimsResponses, ListClaimsErrors, ThrowOnError> => (options?.client ?? client).get<ListClaimsResponses, ListClaimsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/claims',
    ...options
});

/**
 * Claim a voucher: a code and a signed QR of my own
 */
export const takeClaim = <ThrowOnError extends boolean = false>(options: Options<TakeClaimData, ThrowOnError>): RequestResult<TakeClaimResponses, TakeClaimErrors, ThrowOnError> => (options.client ?? client).post<TakeClaimResponses, TakeClaimErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/claims',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * One of my claims with its code and QR, to keep for a counter without a connection
 *
 * Carries an ETag: ask with `If-None-Match` whether it is still so.
 */
export const getClaim = <ThrowOnError extends boolean = false>(options: Options<GetClaimData, ThrowOnError>): RequestResult<GetClaimResponses, GetClaimErrors, ThrowOnError> => (options.client ?? client).get<GetClaimResponses, GetClaimErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/claims/{id}',
    ...options
});

/**
 * Give a claim back that I shall not use; somebody else may have it
 */
export const giveClaimBack = <ThrowOnError extends boolean = false>(options: Options<GiveClaimBackData, ThrowOnError>): RequestResult<GiveClaimBackResponses, GiveClaimBackErrors, ThrowOnError> => (options.client ?? client).post<GiveClaimBackResponses, GiveClaimBackErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/claims/{id}/give-back',
    ...options
});

/**
 * What became of a code or claim
 */
export const getCode = <ThrowOnError extends boolean = false>(options: Options<GetCodeData, ThrowOnError>): RequestResult<GetCodeResponses, GetCodeErrors, ThrowOnError> => (options.client ?? client).get<GetCodeResponses, GetCodeErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/codes/{id}',
    ...options
});

/**
 * Make one code or claim good for nothing
 */
export const revokeCode = <ThrowOnError extends boolean = false>(options: Options<RevokeCodeData, ThrowOnError>): RequestResult<RevokeCodeResponses, RevokeCodeErrors, ThrowOnError> => (options.client ?? client).post<RevokeCodeResponses, RevokeCodeErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/codes/{id}/revoke',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Make every active code and claim of a voucher good for nothing
 *
 * Goes on in the background. Pause the voucher first, or new ones are claimed meanwhile.
 */
export const revokeCodesOfVoucher = <ThrowOnError extends boolean = false>(options: Options<RevokeCodesOfVoucherData, ThrowOnError>): RequestResult<RevokeCodesOfVoucherResponses, RevokeCodesOfVoucherErrors, ThrowOnError> => (options.client ?? client).post<RevokeCodesOfVoucherResponses, RevokeCodesOfVoucherErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/vouchers/{id}/revoke-codes',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who of the staff did what to codes and keys, the newest first
 */
export const listRedemptionLog = <ThrowOnError extends boolean = false>(options?: Options<ListRedemptionLogData, ThrowOnError>): RequestResult<ListRedemptionLogResponses, ListRedemptionLogErrors, ThrowOnError> => (options?.client ?? client).get<ListRedemptionLogResponses, ListRedemptionLogErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemption/log',
    ...options
});

/**
 * Batches of codes, newest first
 */
export const listCodeBatches = <ThrowOnError extends boolean = false>(options?: Options<ListCodeBatchesData, ThrowOnError>): RequestResult<ListCodeBatchesResponses, ListCodeBatchesErrors, ThrowOnError> => (options?.client ?? client).get<ListCodeBatchesResponses, ListCodeBatchesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/code-batches',
    ...options
});

/**
 * Have codes made for print, or shared ones; up to a million in one job
 */
export const requestCodeBatch = <ThrowOnError extends boolean = false>(options: Options<RequestCodeBatchData, ThrowOnError>): RequestResult<RequestCodeBatchResponses, RequestCodeBatchErrors, ThrowOnError> => (options.client ?? client).post<RequestCodeBatchResponses, RequestCodeBatchErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/code-batches',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take over codes that were printed elsewhere
 *
 * Only codes of our own form. Lines that bring nothing are reported with their reasons.
 */
export const importCodes = <ThrowOnError extends boolean = false>(options: Options<ImportCodesData, ThrowOnError>): RequestResult<ImportCodesResponses, ImportCodesErrors, ThrowOnError> => (options.client ?? client).post<ImportCodesResponses, ImportCodesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/code-imports',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * One batch: how far it is, and what became of its codes
 */
export const getCodeBatch = <ThrowOnError extends boolean = false>(options: Options<GetCodeBatchData, ThrowOnError>): RequestResult<GetCodeBatchResponses, GetCodeBatchErrors, ThrowOnError> => (options.client ?? client).get<GetCodeBatchResponses, GetCodeBatchErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/code-batches/{id}',
    ...options
});

/**
 * The codes of a batch with their state, as CSV
 *
 * Who took them is on record.
 */
export const exportCodeBatch = <ThrowOnError extends boolean = false>(options: Options<ExportCodeBatchData, ThrowOnError>): RequestResult<ExportCodeBatchResponses, ExportCodeBatchErrors, ThrowOnError> => (options.client ?? client).get<ExportCodeBatchResponses, ExportCodeBatchErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/code-batches/{id}/codes.csv',
    ...options
});

/**
 * Make what is active of a batch good for nothing
 */
export const revokeCodeBatch = <ThrowOnError extends boolean = false>(options: Options<RevokeCodeBatchData, ThrowOnError>): RequestResult<RevokeCodeBatchResponses, RevokeCodeBatchErrors, ThrowOnError> => (options.client ?? client).post<RevokeCodeBatchResponses, RevokeCodeBatchErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/code-batches/{id}/revoke',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The page behind a QR code
 *
 * Says what the voucher is, where and until when it is good, and how to use it. The same for every code of a voucher, whether it was used or not.
 */
export const showScannedVoucher = <ThrowOnError extends boolean = false>(options: Options<ShowScannedVoucherData, ThrowOnError>): RequestResult<ShowScannedVoucherResponses, ShowScannedVoucherErrors, ThrowOnError> => (options.client ?? client).get<ShowScannedVoucherResponses, ShowScannedVoucherErrors, ThrowOnError>({ url: '/V/{digits}', ...options });

/**
 * The page behind a QR code, in small letters
 *
 * Says what the voucher is, where and until when it is good, and how to use it. The same for every code of a voucher, whether it was used or not.
 */
export const showVoucherPage = <ThrowOnError extends boolean = false>(options: Options<ShowVoucherPageData, ThrowOnError>): RequestResult<ShowVoucherPageResponses, ShowVoucherPageErrors, ThrowOnError> => (options.client ?? client).get<ShowVoucherPageResponses, ShowVoucherPageErrors, ThrowOnError>({ url: '/v1/v/{digits}', ...options });

/**
 * What was redeemed at my merchant, newest first
 */
export const listRedemptions = <ThrowOnError extends boolean = false>(options: Options<ListRedemptionsData, ThrowOnError>): RequestResult<ListRedemptionsResponses, ListRedemptionsErrors, ThrowOnError> => (options.client ?? client).get<ListRedemptionsResponses, ListRedemptionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions',
    ...options
});

/**
 * Use a code at my merchant: approved, under review, or refused with the reason
 */
export const redeem = <ThrowOnError extends boolean = false>(options: Options<RedeemData, ThrowOnError>): RequestResult<RedeemResponses, RedeemErrors, ThrowOnError> => (options.client ?? client).post<RedeemResponses, RedeemErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take back what was redeemed at my merchant within the last 15 minutes
 */
export const undoRedemption = <ThrowOnError extends boolean = false>(options: Options<UndoRedemptionData, ThrowOnError>): RequestResult<UndoRedemptionResponses, UndoRedemptionErrors, ThrowOnError> => (options.client ?? client).post<UndoRedemptionResponses, UndoRedemptionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions/{id}/undo',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * By day of the merchant's calendar, voucher and location: how many, and how much was given
 */
export const sumRedemptions = <ThrowOnError extends boolean = false>(options: Options<SumRedemptionsData, ThrowOnError>): RequestResult<SumRedemptionsResponses, SumRedemptionsErrors, ThrowOnError> => (options.client ?? client).get<SumRedemptionsResponses, SumRedemptionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions/totals',
    ...options
});

/**
 * What was redeemed at my merchant, as a spreadsheet (CSV, UTF-8)
 */
export const exportRedemptions = <ThrowOnError extends boolean = false>(options: Options<ExportRedemptionsData, ThrowOnError>): RequestResult<ExportRedemptionsResponses, ExportRedemptionsErrors, ThrowOnError> => (options.client ?? client).get<ExportRedemptionsResponses, ExportRedemptionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions/export.csv',
    ...options
});

/**
 * Redemptions of all merchants, newest first; days are those of Jakarta
 */
export const listAllRedemptions = <ThrowOnError extends boolean = false>(options?: Options<ListAllRedemptionsData, ThrowOnError>): RequestResult<ListAllRedemptionsResponses, ListAllRedemptionsErrors, ThrowOnError> => (options?.client ?? client).get<ListAllRedemptionsResponses, ListAllRedemptionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemptions',
    ...options
});

/**
 * Undo a redemption, however long ago it was; with the reason
 */
export const undoRedemptionAsOperator = <ThrowOnError extends boolean = false>(options: Options<UndoRedemptionAsOperatorData, ThrowOnError>): RequestResult<UndoRedemptionAsOperatorResponses, UndoRedemptionAsOperatorErrors, ThrowOnError> => (options.client ?? client).post<UndoRedemptionAsOperatorResponses, UndoRedemptionAsOperatorErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemptions/{id}/undo',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What is redeemed at my merchant, live (Server-Sent Events)
 */
export const streamRedemptions = <ThrowOnError extends boolean = false>(options: Options<StreamRedemptionsData, ThrowOnError, StreamRedemptionsResponse>): Promise<ServerSentEventsResult<StreamRedemptionsResponses>> => (options.client ?? client).sse.get<StreamRedemptionsResponses, StreamRedemptionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions/stream',
    ...options
});

/**
 * When somebody guessed codes here and there, newest first
 */
export const listGuessAlarms = <ThrowOnError extends boolean = false>(options?: Options<ListGuessAlarmsData, ThrowOnError>): RequestResult<ListGuessAlarmsResponses, ListGuessAlarmsErrors, ThrowOnError> => (options?.client ?? client).get<ListGuessAlarmsResponses, ListGuessAlarmsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemptions/guess-alarms',
    ...options
});

/**
 * What the devices of my merchant uploaded, newest first, and what became of it
 */
export const listOfflineScans = <ThrowOnError extends boolean = false>(options: Options<ListOfflineScansData, ThrowOnError>): RequestResult<ListOfflineScansResponses, ListOfflineScansErrors, ThrowOnError> => (options.client ?? client).get<ListOfflineScansResponses, ListOfflineScansErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions/offline',
    ...options
});

/**
 * What my device scanned without a connection; safe to send again
 */
export const uploadOfflineScans = <ThrowOnError extends boolean = false>(options: Options<UploadOfflineScansData, ThrowOnError>): RequestResult<UploadOfflineScansResponses, UploadOfflineScansErrors, ThrowOnError> => (options.client ?? client).post<UploadOfflineScansResponses, UploadOfflineScansErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions/offline',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Offline scans that people decide about, newest first
 */
export const listOfflineConflicts = <ThrowOnError extends boolean = false>(options?: Options<ListOfflineConflictsData, ThrowOnError>): RequestResult<ListOfflineConflictsResponses, ListOfflineConflictsErrors, ThrowOnError> => (options?.client ?? client).get<ListOfflineConflictsResponses, ListOfflineConflictsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemptions/conflicts',
    ...options
});

/**
 * Count an offline scan after all, never beyond a limit; or refuse it
 */
export const settleOfflineConflict = <ThrowOnError extends boolean = false>(options: Options<SettleOfflineConflictData, ThrowOnError>): RequestResult<SettleOfflineConflictResponses, SettleOfflineConflictErrors, ThrowOnError> => (options.client ?? client).post<SettleOfflineConflictResponses, SettleOfflineConflictErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemptions/conflicts/{id}/settle',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What a campaign cost my merchant, by voucher and day of the merchant's calendar
 */
export const getSettlement = <ThrowOnError extends boolean = false>(options: Options<GetSettlementData, ThrowOnError>): RequestResult<GetSettlementResponses, GetSettlementErrors, ThrowOnError> => (options.client ?? client).get<GetSettlementResponses, GetSettlementErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/redemptions/settlements',
    ...options
});

/**
 * What a campaign cost a merchant, as the merchant sees it
 */
export const getSettlementOfMerchant = <ThrowOnError extends boolean = false>(options: Options<GetSettlementOfMerchantData, ThrowOnError>): RequestResult<GetSettlementOfMerchantResponses, GetSettlementOfMerchantErrors, ThrowOnError> => (options.client ?? client).get<GetSettlementOfMerchantResponses, GetSettlementOfMerchantErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/redemptions/settlements',
    ...options
});

/**
 * Versions of the fraud rules, the newest first
 */
export const listFraudRuleSets = <ThrowOnError extends boolean = false>(options?: Options<ListFraudRuleSetsData, ThrowOnError>): RequestResult<ListFraudRuleSetsResponses, ListFraudRuleSetsErrors, ThrowOnError> => (options?.client ?? client).get<ListFraudRuleSetsResponses, ListFraudRuleSetsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets',
    ...options
});

/**
 * Write a new version of the rules, as a draft
 */
export const draftFraudRules = <ThrowOnError extends boolean = false>(options: Options<DraftFraudRulesData, ThrowOnError>): RequestResult<DraftFraudRulesResponses, DraftFraudRulesErrors, ThrowOnError> => (options.client ?? client).post<DraftFraudRulesResponses, DraftFraudRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * One version of the rules, and who did what with it
 */
export const getFraudRuleSet = <ThrowOnError extends boolean = false>(options: Options<GetFraudRuleSetData, ThrowOnError>): RequestResult<GetFraudRuleSetResponses, GetFraudRuleSetErrors, ThrowOnError> => (options.client ?? client).get<GetFraudRuleSetResponses, GetFraudRuleSetErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets/{version}',
    ...options
});

/**
 * Rewrite a draft; what has been used is final
 */
export const editFraudRules = <ThrowOnError extends boolean = false>(options: Options<EditFraudRulesData, ThrowOnError>): RequestResult<EditFraudRulesResponses, EditFraudRulesErrors, ThrowOnError> => (options.client ?? client).put<EditFraudRulesResponses, EditFraudRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets/{version}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Assess every scan by this version as well; it decides nothing
 */
export const observeFraudRules = <ThrowOnError extends boolean = false>(options: Options<ObserveFraudRulesData, ThrowOnError>): RequestResult<ObserveFraudRulesResponses, ObserveFraudRulesErrors, ThrowOnError> => (options.client ?? client).post<ObserveFraudRulesResponses, ObserveFraudRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets/{version}/observe',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Decide by this version from now on; the one before retires
 */
export const activateFraudRules = <ThrowOnError extends boolean = false>(options: Options<ActivateFraudRulesData, ThrowOnError>): RequestResult<ActivateFraudRulesResponses, ActivateFraudRulesErrors, ThrowOnError> => (options.client ?? client).post<ActivateFraudRulesResponses, ActivateFraudRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets/{version}/activate',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Look on no longer
 */
export const withdrawFraudRules = <ThrowOnError extends boolean = false>(options: Options<WithdrawFraudRulesData, ThrowOnError>): RequestResult<WithdrawFraudRulesResponses, WithdrawFraudRulesErrors, ThrowOnError> => (options.client ?? client).post<WithdrawFraudRulesResponses, WithdrawFraudRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets/{version}/withdraw',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What a version in the shadow would have decided, beside what was
 */
export const compareFraudRules = <ThrowOnError extends boolean = false>(options: Options<CompareFraudRulesData, ThrowOnError>): RequestResult<CompareFraudRulesResponses, CompareFraudRulesErrors, ThrowOnError> => (options.client ?? client).get<CompareFraudRulesResponses, CompareFraudRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets/{version}/comparison',
    ...options
});

/**
 * How often each rule of a version fired, and how often it was right
 */
export const getFraudRuleStatistics = <ThrowOnError extends boolean = false>(options: Options<GetFraudRuleStatisticsData, ThrowOnError>): RequestResult<GetFraudRuleStatisticsResponses, GetFraudRuleStatisticsErrors, ThrowOnError> => (options.client ?? client).get<GetFraudRuleStatisticsResponses, GetFraudRuleStatisticsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/rule-sets/{version}/statistics',
    ...options
});

/**
 * Why a scan was judged as it was, factor by factor; of the same id as its attempt
 */
export const getFraudScan = <ThrowOnError extends boolean = false>(options: Options<GetFraudScanData, ThrowOnError>): RequestResult<GetFraudScanResponses, GetFraudScanErrors, ThrowOnError> => (options.client ?? client).get<GetFraudScanResponses, GetFraudScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/scans/{id}',
    ...options
});

/**
 * Cases that wait for somebody, by score times value; or those that are resolved
 */
export const listFraudCases = <ThrowOnError extends boolean = false>(options?: Options<ListFraudCasesData, ThrowOnError>): RequestResult<ListFraudCasesResponses, ListFraudCasesErrors, ThrowOnError> => (options?.client ?? client).get<ListFraudCasesResponses, ListFraudCasesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/cases',
    ...options
});

/**
 * A case with its timeline, its scans explained, and what it is linked to
 */
export const getFraudCase = <ThrowOnError extends boolean = false>(options: Options<GetFraudCaseData, ThrowOnError>): RequestResult<GetFraudCaseResponses, GetFraudCaseErrors, ThrowOnError> => (options.client ?? client).get<GetFraudCaseResponses, GetFraudCaseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/cases/{id}',
    ...options
});

/**
 * Take a case for myself
 */
export const investigateFraudCase = <ThrowOnError extends boolean = false>(options: Options<InvestigateFraudCaseData, ThrowOnError>): RequestResult<InvestigateFraudCaseResponses, InvestigateFraudCaseErrors, ThrowOnError> => (options.client ?? client).post<InvestigateFraudCaseResponses, InvestigateFraudCaseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/cases/{id}/investigate',
    ...options
});

/**
 * Put a case back on the table
 */
export const releaseFraudCase = <ThrowOnError extends boolean = false>(options: Options<ReleaseFraudCaseData, ThrowOnError>): RequestResult<ReleaseFraudCaseResponses, ReleaseFraudCaseErrors, ThrowOnError> => (options.client ?? client).post<ReleaseFraudCaseResponses, ReleaseFraudCaseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/cases/{id}/release',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Write into the timeline of a case
 */
export const noteOnFraudCase = <ThrowOnError extends boolean = false>(options: Options<NoteOnFraudCaseData, ThrowOnError>): RequestResult<NoteOnFraudCaseResponses, NoteOnFraudCaseErrors, ThrowOnError> => (options.client ?? client).post<NoteOnFraudCaseResponses, NoteOnFraudCaseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/cases/{id}/notes',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Confirm or dismiss a case that I investigate; what was held is rejected or approved
 */
export const resolveFraudCase = <ThrowOnError extends boolean = false>(options: Options<ResolveFraudCaseData, ThrowOnError>): RequestResult<ResolveFraudCaseResponses, ResolveFraudCaseErrors, ThrowOnError> => (options.client ?? client).post<ResolveFraudCaseResponses, ResolveFraudCaseErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/cases/{id}/resolve',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Accounts, devices and merchants whose scans are blocked, the newest first
 */
export const listFraudBlocks = <ThrowOnError extends boolean = false>(options?: Options<ListFraudBlocksData, ThrowOnError>): RequestResult<ListFraudBlocksResponses, ListFraudBlocksErrors, ThrowOnError> => (options?.client ?? client).get<ListFraudBlocksResponses, ListFraudBlocksErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/block-list',
    ...options
});

/**
 * Block the scans of an account, a device or a merchant
 */
export const addFraudBlock = <ThrowOnError extends boolean = false>(options: Options<AddFraudBlockData, ThrowOnError>): RequestResult<AddFraudBlockResponses, AddFraudBlockErrors, ThrowOnError> => (options.client ?? client).post<AddFraudBlockResponses, AddFraudBlockErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/block-list',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take somebody off the block list; a merchant only by a second person
 */
export const removeFraudBlock = <ThrowOnError extends boolean = false>(options: Options<RemoveFraudBlockData, ThrowOnError>): RequestResult<RemoveFraudBlockResponses, RemoveFraudBlockErrors, ThrowOnError> => (options.client ?? client).post<RemoveFraudBlockResponses, RemoveFraudBlockErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/block-list/{id}/remove',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Rules that sleep for somebody, the first to wake first
 */
export const listFraudSnoozes = <ThrowOnError extends boolean = false>(options?: Options<ListFraudSnoozesData, ThrowOnError>): RequestResult<ListFraudSnoozesResponses, ListFraudSnoozesErrors, ThrowOnError> => (options?.client ?? client).get<ListFraudSnoozesResponses, ListFraudSnoozesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/fraud/snoozes',
    ...options
});

/**
 * What notification could not handle
 */
export const listNotificationDeadLetters = <ThrowOnError extends boolean = false>(options?: Options<ListNotificationDeadLettersData, ThrowOnError>): RequestResult<ListNotificationDeadLettersResponses, ListNotificationDeadLettersErrors, ThrowOnError> => (options?.client ?? client).get<ListNotificationDeadLettersResponses, ListNotificationDeadLettersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification/dead-letters',
    ...options
});

/**
 * Leave it unhandled for good
 */
export const dropNotificationDeadLetter = <ThrowOnError extends boolean = false>(options: Options<DropNotificationDeadLetterData, ThrowOnError>): RequestResult<DropNotificationDeadLetterResponses, DropNotificationDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<DropNotificationDeadLetterResponses, DropNotificationDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification/dead-letters/{id}/drop',
    ...options
});

/**
 * Handle it again, once its cause is mended
 */
export const replayNotificationDeadLetter = <ThrowOnError extends boolean = false>(options: Options<ReplayNotificationDeadLetterData, ThrowOnError>): RequestResult<ReplayNotificationDeadLetterResponses, ReplayNotificationDeadLetterErrors, ThrowOnError> => (options.client ?? client).post<ReplayNotificationDeadLetterResponses, ReplayNotificationDeadLetterErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification/dead-letters/{id}/replay',
    ...options
});

/**
 * Send again what was told since an instant; who has handled it ignores it
 */
export const republishNotificationOutbox = <ThrowOnError extends boolean = false>(options: Options<RepublishNotificationOutboxData, ThrowOnError>): RequestResult<RepublishNotificationOutboxResponses, RepublishNotificationOutboxErrors, ThrowOnError> => (options.client ?? client).post<RepublishNotificationOutboxResponses, RepublishNotificationOutboxErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification/outbox/republish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the machinery of notification is doing
 */
export const readNotificationOperations = <ThrowOnError extends boolean = false>(options?: Options<ReadNotificationOperationsData, ThrowOnError>): RequestResult<ReadNotificationOperationsResponses, ReadNotificationOperationsErrors, ThrowOnError> => (options?.client ?? client).get<ReadNotificationOperationsResponses, ReadNotificationOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification/operations',
    ...options
});

/**
 * What I was told, newest first
 */
export const listNotifications = <ThrowOnError extends boolean = false>(options?: Options<ListNotificationsData, ThrowOnError>): RequestResult<ListNotificationsResponses, ListNotificationsErrors, ThrowOnError> => (options?.client ?? client).get<ListNotificationsResponses, ListNotificationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/notifications',
    ...options
});

/**
 * I have read this one
 */
export const readNotification = <ThrowOnError extends boolean = false>(options: Options<ReadNotificationData, ThrowOnError>): RequestResult<ReadNotificationResponses, ReadNotificationErrors, ThrowOnError> => (options.client ?? client).post<ReadNotificationResponses, ReadNotificationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/notifications/{id}/read',
    ...options
});

/**
 * I have read everything so far
 */
export const readAllNotifications = <ThrowOnError extends boolean = false>(options?: Options<ReadAllNotificationsData, ThrowOnError>): RequestResult<ReadAllNotificationsResponses, ReadAllNotificationsErrors, ThrowOnError> => (options?.client ?? client).post<ReadAllNotificationsResponses, ReadAllNotificationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/notifications/read-all',
    ...options
});

/**
 * What I am told, live (Server-Sent Events)
 */
export const streamNotifications = <ThrowOnError extends boolean = false>(options?: Options<StreamNotificationsData, ThrowOnError, StreamNotificationsResponse>): Promise<ServerSentEventsResult<StreamNotificationsResponses>> => (options?.client ?? client).sse.get<StreamNotificationsResponses, StreamNotificationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-Api-Key', type: 'apiKey' }],
    url: '/v1/notifications/stream',
    ...options
});

/**
 * The words in use
 */
export const listNotificationTemplates = <ThrowOnError extends boolean = false>(options?: Options<ListNotificationTemplatesData, ThrowOnError>): RequestResult<ListNotificationTemplatesResponses, ListNotificationTemplatesErrors, ThrowOnError> => (options?.client ?? client).get<ListNotificationTemplatesResponses, ListNotificationTemplatesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification-templates',
    ...options
});

/**
 * Every version of one template, newest first
 */
export const listNotificationTemplateVersions = <ThrowOnError extends boolean = false>(options: Options<ListNotificationTemplateVersionsData, ThrowOnError>): RequestResult<ListNotificationTemplateVersionsResponses, ListNotificationTemplateVersionsErrors, ThrowOnError> => (options.client ?? client).get<ListNotificationTemplateVersionsResponses, ListNotificationTemplateVersionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification-templates/{kind}/{channel}/{language}/versions',
    ...options
});

/**
 * New words for what is told from now on
 */
export const editNotificationTemplate = <ThrowOnError extends boolean = false>(options: Options<EditNotificationTemplateData, ThrowOnError>): RequestResult<EditNotificationTemplateResponses, EditNotificationTemplateErrors, ThrowOnError> => (options.client ?? client).put<EditNotificationTemplateResponses, EditNotificationTemplateErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/admin/notification-templates/{kind}/{channel}/{language}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});
