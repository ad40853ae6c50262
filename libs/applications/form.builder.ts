import type { Answers } from './form.js';

/** Answers that lack nothing: a budget of 40,000.00 of which 18,000.00 are asked. For tests and the demonstration. */
export function wholeAnswers(changes: Partial<Answers> = {}): Answers {
  return {
    request: { aid: 'cash', renewal: 'first', purpose: 'project', duration: 'yearly', publicAidCents: 2_500_000n },
    contact: {
      name: 'Aminata Sarr',
      role: 'Responsable de projets',
      email: 'projets@sante-sahel.example',
      phone: '+33 1 00 00 00 00',
    },
    project: {
      title: 'Dépistage de proximité à Ouagadougou',
      aims: 'Dépister 4 000 personnes par an et accompagner vers le soin celles qui en ont besoin.',
      need: 'Deux quartiers périphériques sont à plus d’une heure du premier centre de dépistage.',
      public: 'Jeunes de 15 à 25 ans, femmes enceintes.',
      means: 'Une équipe mobile de quatre personnes, un véhicule, des tests rapides.',
    },
    place: { countries: ['BF'], place: 'Ouagadougou, secteurs 28 et 30', startsOn: '2027-09-01', endsOn: '2028-08-31' },
    partners: {
      partners: [{ name: 'Association Wend Panga', country: 'BF', role: 'Équipe mobile', receivesCents: 600_000n }],
    },
    budget: {
      charges: [
        { account: '60', label: 'Tests et petit matériel', amountCents: 1_450_000n },
        { account: '62', label: 'Location du véhicule', amountCents: 550_000n },
        { account: '64', label: 'Équipe mobile', amountCents: 2_000_000n },
      ],
      produits: [
        { account: '74', label: 'État, ministère', amountCents: 1_200_000n },
        { account: '75', label: 'Dons', amountCents: 1_000_000n },
      ],
      askedCents: 1_800_000n,
      voluntaryCharges: [{ account: '864', label: 'Bénévolat', amountCents: 300_000n }],
      voluntaryProduits: [{ account: '870', label: 'Bénévolat', amountCents: 300_000n }],
    },
    indicators: { indicators: [{ name: 'Personnes dépistées', target: '4 000 personnes' }] },
    ...changes,
  };
}
