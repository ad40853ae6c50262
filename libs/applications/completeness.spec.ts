import { totalsOf } from './budget.rules.js';
import { type Filled, missingIn } from './completeness.rules.js';
import { wholeAnswers } from './form.builder.js';
import type { Answers } from './form.js';

const limits = { minCents: 500_000n, maxCents: 3_000_000n, shareCapBp: 5000 };
const filled = (changes: Partial<Answers> = {}, more: Partial<Filled> = {}): Filled => ({
  form: 'full',
  answers: wholeAnswers(changes),
  files: ['statutes', 'accounts'],
  limits,
  ...more,
});
const codes = (facts: Filled) => missingIn(facts).map((refusal) => `${refusal.code} ${refusal.path}`);

describe('a submission', () => {
  it('lacks nothing when all is there', () => expect(missingIn(filled())).toEqual([]));

  it('names everything that is missing, each with the field that mends it', () => {
    const found = codes(filled({ project: { title: 'x' }, indicators: null }, { files: ['statutes'] }));
    expect(found).toEqual([
      'application.answer-missing project.aims',
      'application.answer-missing project.need',
      'application.answer-missing project.public',
      'application.answer-missing project.means',
      'application.answer-missing indicators.indicators',
      'application.file-missing files.accounts',
    ]);
  });

  it('on the short form of an emergency needs no papers and no indicators', () => {
    expect(codes(filled({ request: null, indicators: null }, { form: 'short', files: [] }))).toEqual([]);
  });

  it('wants local partners by name (rule 2.18), who get at most what is asked', () => {
    const partners = { partners: [{ country: 'BF', receivesCents: 1_800_001n }] };
    expect(codes(filled({ partners }))).toEqual([
      'application.partner-incomplete partners.partners.0',
      'application.passed-on-too-large partners.partners',
    ]);
  });

  it('wants an end after the beginning and an address that can be one', () => {
    const { place, contact } = wholeAnswers();
    expect(
      codes(filled({ place: { ...place, endsOn: '2027-08-31' }, contact: { ...contact, email: 'projets@' } })),
    ).toEqual(['application.email-wrong contact.email', 'application.dates-order place.endsOn']);
  });
});

describe('the budget plan', () => {
  const budget = wholeAnswers().budget!;

  it('rule 2.9: charges and produits balance to the cent', () => {
    const produits = [...budget.produits!, { account: '76', label: 'Intérêts', amountCents: 1n }];
    expect(missingIn(filled({ budget: { ...budget, produits } }))).toEqual([
      {
        code: 'application.budget-unbalanced',
        path: 'budget.charges',
        facts: { chargesCents: 4_000_000n, produitsCents: 4_000_001n, differenceCents: 1n },
      },
    ]);
  });

  it('rule 2.10: voluntary contributions balance apart and stay outside the cash total', () => {
    const voluntaryProduits = [{ account: '870', label: 'Bénévolat', amountCents: 299_999n }];
    expect(codes(filled({ budget: { ...budget, voluntaryProduits } }))).toEqual([
      'application.voluntary-unbalanced budget.voluntaryCharges',
    ]);
    expect(totalsOf(budget).chargesCents).toBe(4_000_000n);
  });

  it('rule 2.11: the share counts the cash total without voluntary contributions', () => {
    expect(totalsOf(budget).shareBp).toBe(4500);
    expect(codes(filled({}, { limits: { ...limits, shareCapBp: 4499 } }))).toEqual([
      'application.share-too-large budget.askedCents',
    ]);
  });

  it('keeps the amount asked within the call', () => {
    expect(codes(filled({}, { limits: { ...limits, minCents: 1_800_001n } }))).toEqual([
      'application.asked-too-small budget.askedCents',
    ]);
    expect(codes(filled({}, { limits: { ...limits, maxCents: 1_799_999n } }))).toEqual([
      'application.asked-too-large budget.askedCents',
    ]);
  });

  it('rule 2.9: each produit names its funder', () => {
    const produits = [{ account: '74', amountCents: 2_200_000n }];
    expect(codes(filled({ budget: { ...budget, produits } }))).toEqual([
      'application.line-incomplete budget.produits.0',
    ]);
  });
});
