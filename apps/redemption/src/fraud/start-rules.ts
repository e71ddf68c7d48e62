import type { Rules } from './rule-set.ts'

/**
 * The rules that an installation starts with, as version 1. They are data from then on: a change is a new version, looked at
 * in the shadow of the live one before it takes its place. The weights are a start, not fitted to anything.
 */
export const startRules: Rules = {
  thresholds: { review: 30, block: 70 },
  caps: { code: 100, location: 45, velocity: 55, device: 40, history: 40, trust: 20 },
  rules: [
    {
      name: 'code-manipulated',
      family: 'code',
      signal: 'codeManipulated',
      tiers: [{ is: true, points: 100 }],
      because: {
        id: 'Kode QR tidak bertanda tangan sah',
        en: 'The QR code does not carry a valid signature',
      },
    },
    {
      name: 'foreign-code',
      family: 'code',
      signal: 'foreignCode',
      tiers: [{ is: true, points: 45 }],
      because: { id: 'Kode sah milik merchant lain', en: 'A genuine code of another merchant' },
    },
    {
      name: 'failed-codes',
      family: 'code',
      signal: 'failedCodes',
      tiers: [
        { atLeast: 3, points: 20 },
        { atLeast: 10, points: 55 },
      ],
      because: {
        id: '{failedCodes} kode gagal dari petugas atau perangkat ini dalam 10 menit',
        en: '{failedCodes} failed codes by this member of staff or device within 10 minutes',
      },
    },
    {
      name: 'stale-qr',
      family: 'code',
      signal: 'staleSuffix',
      tiers: [{ is: true, points: 35 }],
      because: {
        id: 'Gambar diam dari QR yang seharusnya berganti',
        en: 'A still picture of a QR code that changes',
      },
    },
    {
      name: 'redeemed-before',
      family: 'code',
      signal: 'redeemedBefore',
      tiers: [{ is: true, points: 40 }],
      because: { id: 'Kode ini sudah pernah dipakai', en: 'This code was redeemed before' },
    },
    {
      name: 'far-from-store',
      family: 'location',
      signal: 'storeDistanceM',
      tiers: [
        { over: 300, points: 20 },
        { over: 5_000, points: 40 },
      ],
      because: {
        id: 'Perangkat merchant {storeDistanceM} m dari toko, di luar ketelitian GPS',
        en: 'The merchant device was {storeDistanceM} m from the store, beyond its accuracy',
      },
    },
    {
      name: 'customer-elsewhere',
      family: 'location',
      signal: 'customerDistanceM',
      tiers: [{ over: 1_000, points: 25 }],
      because: {
        id: 'Pelanggan {customerDistanceM} m dari perangkat merchant',
        en: 'The customer was {customerDistanceM} m from the merchant device',
      },
    },
    {
      name: 'location-missing',
      family: 'location',
      signal: 'locationMissing',
      tiers: [{ is: true, points: 10 }],
      because: { id: 'Perangkat merchant tidak memberi lokasi', en: 'The merchant device gave no location' },
    },
    {
      name: 'location-mocked',
      family: 'location',
      signal: 'locationMocked',
      tiers: [{ is: true, points: 45 }],
      because: { id: 'Lokasi ditandai sebagai tiruan', en: 'The location is marked as mocked' },
    },
    {
      name: 'impossible-travel',
      family: 'location',
      signal: 'travelKmh',
      tiers: [{ over: 150, points: 40 }],
      and: [{ signal: 'travelM', over: 5_000 }],
      because: {
        id: '{travelM} m sejak pemakaian terdekat dari akun atau perangkat ini, yaitu {travelKmh} km/jam',
        en: '{travelM} m from the nearest redemption of this account or device, which is {travelKmh} km/h',
      },
    },
    {
      name: 'many-by-customer-hour',
      family: 'velocity',
      signal: 'customerHour',
      tiers: [{ atLeast: 4, points: 20 }],
      because: {
        id: 'Pemakaian ke-{customerHour} pelanggan ini dalam satu jam',
        en: 'Redemption number {customerHour} of this customer within an hour',
      },
    },
    {
      name: 'many-by-customer-day',
      family: 'velocity',
      signal: 'customerDay',
      tiers: [{ atLeast: 10, points: 35 }],
      because: {
        id: 'Pemakaian ke-{customerDay} pelanggan ini dalam satu hari',
        en: 'Redemption number {customerDay} of this customer within a day',
      },
    },
    {
      name: 'merchant-pace',
      family: 'velocity',
      signal: 'merchantPacePercent',
      tiers: [{ atLeast: 300, points: 25 }],
      because: {
        id: '{merchantHour} pemakaian di merchant ini dalam satu jam, {merchantPacePercent}% dari jam tersibuknya',
        en: '{merchantHour} redemptions at this merchant within an hour, {merchantPacePercent}% of its busiest hours',
      },
    },
    {
      name: 'quick-in-a-row',
      family: 'velocity',
      signal: 'quickRedemptions',
      tiers: [{ atLeast: 5, points: 45 }],
      because: {
        id: 'Voucher ini dipakai {quickRedemptions} kali berturut-turut dengan jeda di bawah 20 detik',
        en: 'This voucher was redeemed {quickRedemptions} times in a row with less than 20 seconds between',
      },
    },
    {
      name: 'device-shared',
      family: 'device',
      signal: 'deviceAccounts',
      tiers: [
        { atLeast: 3, points: 25 },
        { atLeast: 6, points: 40 },
      ],
      because: {
        id: '{deviceAccounts} akun pada perangkat pelanggan dalam 30 hari',
        en: "{deviceAccounts} accounts on the customer's device within 30 days",
      },
    },
    {
      name: 'device-new',
      family: 'device',
      signal: 'deviceMinutesBeforeClaim',
      tiers: [{ below: 10, points: 10 }],
      because: {
        id: 'Perangkat pelanggan baru dikenal {deviceMinutesBeforeClaim} menit sebelum klaim',
        en: "The customer's device was first seen {deviceMinutesBeforeClaim} minutes before the claim",
      },
    },
    {
      name: 'account-new',
      family: 'history',
      signal: 'accountAgeHours',
      tiers: [
        { below: 24, points: 15 },
        { below: 168, points: 8 },
      ],
      because: { id: 'Akun berumur {accountAgeHours} jam', en: 'The account is {accountAgeHours} hours old' },
    },
    {
      name: 'often-reversed',
      family: 'history',
      signal: 'reversalPercent',
      tiers: [{ over: 20, points: 20 }],
      and: [{ signal: 'customerRedemptions', atLeast: 5 }],
      because: {
        id: '{reversalPercent}% dari {customerRedemptions} pemakaian pelanggan ini dibatalkan',
        en: "{reversalPercent}% of this customer's {customerRedemptions} redemptions were undone",
      },
    },
    {
      name: 'account-listed',
      family: 'history',
      signal: 'accountListed',
      tiers: [{ is: true, points: 75 }],
      beyondCap: true,
      because: { id: 'Akun ini ada di daftar blokir', en: 'This account is on the block list' },
    },
    {
      name: 'device-listed',
      family: 'history',
      signal: 'deviceListed',
      tiers: [{ is: true, points: 75 }],
      beyondCap: true,
      because: { id: 'Perangkat ini ada di daftar blokir', en: 'This device is on the block list' },
    },
    {
      name: 'merchant-listed',
      family: 'history',
      signal: 'merchantListed',
      tiers: [{ is: true, points: 75 }],
      beyondCap: true,
      because: { id: 'Merchant ini ada di daftar blokir', en: 'This merchant is on the block list' },
    },
    {
      name: 'trusted-customer',
      family: 'trust',
      signal: 'cleanRedemptions',
      tiers: [{ over: 10, points: -10 }],
      and: [{ signal: 'cleanDays', over: 60 }],
      because: {
        id: '{cleanRedemptions} pemakaian tanpa masalah selama {cleanDays} hari',
        en: '{cleanRedemptions} clean redemptions over {cleanDays} days',
      },
    },
    {
      name: 'trusted-merchant',
      family: 'trust',
      signal: 'merchantClean',
      tiers: [{ over: 100, points: -10 }],
      and: [{ signal: 'merchantVerified', is: true }],
      because: {
        id: 'Merchant terverifikasi dengan {merchantClean} pemakaian tanpa masalah',
        en: 'A verified merchant with {merchantClean} clean redemptions',
      },
    },
  ],
  hard: [
    {
      name: 'impossible-travel',
      when: [
        { signal: 'travelKmh', over: 150 },
        { signal: 'travelM', over: 5_000 },
      ],
      atLeast: 'review',
      because: {
        id: 'Tidak ada yang bergerak {travelM} m secepat {travelKmh} km/jam: selalu diperiksa orang',
        en: 'Nobody moves {travelM} m at {travelKmh} km/h: always looked at by a person',
      },
    },
    {
      name: 'code-manipulated',
      when: [{ signal: 'codeManipulated', is: true }],
      atLeast: 'block',
      because: { id: 'Kode palsu tidak pernah diterima', en: 'A forged code is never accepted' },
    },
  ],
}
