/** What a column can mean. */
export const TARGETS = [
  'giver',
  'year',
  'date',
  'reference',
  'beneficiary',
  'number',
  'rna',
  'town',
  'purpose',
  'asked',
  'amount',
  'outcome',
  'period',
] as const;
export type Target = (typeof TARGETS)[number];
export type Mapping = (Target | null)[];

/** Several columns of these may be added up: a table that parts running costs from investment, say. */
export const REPEATABLE: readonly Target[] = ['amount'];

/** Headings as files name them, without accents and signs; the first that fits counts. */
const PATTERNS: [Target, RegExp][] = [
  ['giver', /^nom ?(de l )?attribuant$|^attribuant$|^collectivite/],
  ['rna', /\brna\b|rnabeneficiaire/],
  ['number', /siret|siren|^id ?beneficiaire|identification du beneficiaire/],
  [
    'beneficiary',
    /^nom (du|de l|des) .*(beneficiaire|partenaire|organisme|association)|^nom ?beneficiaire|^beneficiaire|^association$|^organisme$/,
  ],
  ['date', /^date ?convention$|^date de la convention|^date (de la )?(decision|deliberation)|^date$/],
  ['year', /^annee|^exercice|^millesime/],
  ['reference', /^reference ?(de la )?decision|^numero de deliberation|^deliberation$/],
  ['period', /^dates? ?(ou )?periode ?(de )?versement/],
  ['asked', /^montant (demande|sollicite)/],
  ['outcome', /financee non financee|^decision$|^statut$/],
  ['purpose', /^objet|^intitule|^projet$/],
  [
    'amount',
    /^montant$|^montant total de la subvention|^montant (vote|accorde|attribue|alloue)|^montant de la subvention( de fonctionnement| d investissement)?$/,
  ],
  ['town', /^ville$|^commune$/],
];

const bare = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A first guess at what each column means; nothing where nothing is known. Names run together (`nomBeneficiaire`) are read too. */
export function suggestMapping(headings: readonly string[]): Mapping {
  const used = new Set<Target>();
  return headings.map((heading) => {
    const parted = bare(heading.replace(/([a-zà-ÿ])([A-Z])/g, '$1 $2'));
    const fit = PATTERNS.find(
      ([target, pattern]) => pattern.test(parted) && (!used.has(target) || REPEATABLE.includes(target)),
    );
    if (!fit) return null;
    used.add(fit[0]);
    return fit[0];
  });
}
