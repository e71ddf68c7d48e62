/** What only those who were there can know: every answer that was given, and what must not be found anywhere afterwards. */

export type Request = { path: string; key: string; body: object; as: Identity; prefer?: string | undefined }
/** Who asks. `headers` prove it; `renew` makes them anew when they were refused. */
export type Identity = { readonly who: string; headers(): Promise<Record<string, string>>; renew(): Promise<void> }

export type Acknowledged = Request & { answer: { id: string; status: string; total?: { amount: number } } }
export type Refused = Request & { status: number; code: string }

/** One order that somebody wanted. No other has its target, so it is found by it in anybody's books. */
export type Wanted = {
  nth: number
  target: string
  /** How the suppliers that may be asked call the target. */
  supplierTargets: { digiflazz?: string; vip?: string }
  /** What the suppliers were told to do with it: `fails` when none of them would deliver. */
  outcome: 'delivered' | 'fails' | 'taken-back'
  pays: 'wallet' | 'at-once' | 'never' | 'late'
  acknowledged?: Acknowledged
  refused?: Refused
}

export type Verdict = 'approved' | 'review' | 'refused'
/** What customers and tills were told about vouchers. */
type Claimed = { customerId: string; voucherId: string; claimId?: string }
type Scanned = { claimId: string; verdict: Verdict; attemptId: string }
type Uploaded = { claimId: string; nonce: string; verdict: string; redemptionId: string | null }

export class Notes {
  readonly wanted: Wanted[] = []
  readonly deposits: { amount: number; acknowledged: Acknowledged }[] = []
  readonly claims: Claimed[] = []
  readonly scans: Scanned[] = []
  readonly uploads: Uploaded[] = []
  /** Redemptions that a merchant was told to be undone. */
  readonly undone = new Set<string>()
  /** Answers by route, status and code. */
  readonly answers = new Map<string, number>()
  /** What must never have happened, as it was seen to happen. */
  readonly violations: string[] = []
  /** Must not be in any log. */
  readonly secrets = new Set<string>()
  readonly forgeries = { sent: 0, refused: 0, unanswered: 0, digests: new Set<string>() }
  readonly repeated = { same: 0, otherBody: 0 }

  count(what: string): void {
    this.answers.set(what, (this.answers.get(what) ?? 0) + 1)
  }

  violation(text: string): void {
    // A thousand times the same is one finding; the first few are enough to go by.
    if (this.violations.length < 200) this.violations.push(text)
  }
}
