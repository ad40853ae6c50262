/**
 * A person's words as a tsquery that matches columns made by the SQL function `search_vector`: blind to accents, case and the
 * kind of apostrophe; each word may be the beginning of one. Null when there is nothing to find.
 * Use as: `where.when(searchQuery(q), 'o.search @@ to_tsquery(\'simple\', $?)')`.
 */
export function searchQuery(q: string | null | undefined): string | null {
  const plain = (q ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase();
  const parts = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.length === 0
    ? null
    : parts
        .slice(0, 12)
        .map((part) => `${part}:*`)
        .join(' & ');
}
