/**
 * Array parameters as what a planner cannot look into: else it would plan anew for every number of elements, which takes
 * longer than to answer.
 */
export const opaqueArrays = (types: readonly string[]): string =>
  types.map((type, index) => `(select $${index + 1}::${type}[])`).join(', ')
