/**
 * JSON as PHP's json_encode writes it: `/` becomes `\/`, and what is not ASCII becomes `\uXXXX`. All three providers
 * sign these very bytes, so whoever verifies a re-serialised body must fail here as with the real ones.
 */
export const phpJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
