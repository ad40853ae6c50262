import type { Cents } from '#libs/kernel';
import type { DemoProject } from './demo-projects.js';
import type { Answers } from './form.js';

interface DemoFacts {
  project: DemoProject;
  writer: string;
  email: string;
  askedCents: Cents;
  startsOn: string;
  endsOn: string;
  index: number;
}

/** A whole and balanced form for an invented project. */
export function demoAnswers(facts: DemoFacts): Answers {
  const { project, writer, email, startsOn, endsOn, index } = facts;
  return {
    request: {
      aid: 'cash',
      renewal: index % 3 === 0 ? 'renewal' : 'first',
      purpose: 'project',
      duration: index % 4 === 0 ? 'multi-year' : 'yearly',
      publicAidCents: BigInt(2 + (index % 9)) * 1_000_000n,
    },
    contact: { name: writer, role: 'Responsable de projets', email, phone: `+33 1 00 00 ${10 + (index % 80)} 00` },
    project: {
      title: project.title,
      need: project.need,
      aims: project.aims || null,
      public: project.public || null,
      means: project.means,
    },
    place: { countries: [project.country], place: project.place, startsOn, endsOn },
    partners: {
      partners: [
        {
          name: project.partner,
          country: project.country,
          role: 'Met en œuvre sur place',
          receivesCents: index % 2 === 0 ? facts.askedCents / 4n : null,
        },
      ],
    },
    budget: demoBudget(facts.askedCents, index),
    indicators: { indicators: [{ name: project.indicator[0], target: project.indicator[1] }] },
  };
}

/** Between 38 and 50 percent asked of the city; the rest from the State, a foundation and gifts. */
function demoBudget(askedCents: Cents, index: number): Answers['budget'] {
  const total = (askedCents * BigInt(200 + (index % 6) * 12)) / 100n;
  const [staff, travel] = [(total * 45n) / 100n, (total * 15n) / 100n];
  const rest = total - askedCents;
  const [state, gifts] = [(rest * 6n) / 10n, (rest * 2n) / 10n];
  return {
    charges: [
      { account: '60', label: 'Matériel et fournitures', amountCents: total - staff - travel },
      { account: '62', label: 'Déplacements et missions', amountCents: travel },
      { account: '64', label: 'Équipe locale et coordination', amountCents: staff },
    ],
    produits: [
      { account: '74', label: 'État', amountCents: state },
      { account: '75', label: 'Dons du public', amountCents: gifts },
      { account: '74', label: 'Région', amountCents: rest - state - gifts },
    ],
    askedCents,
    voluntaryCharges: [{ account: '864', label: 'Bénévolat au siège', amountCents: 350_000n }],
    voluntaryProduits: [{ account: '870', label: 'Bénévolat au siège', amountCents: 350_000n }],
  };
}
