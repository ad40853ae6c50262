import type { INestApplicationContext } from '@nestjs/common';
import { actorByEmail, DEMO_ORGANISATIONS, demoEmail, type DemoPersonKey } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { accountIn } from './bank-accounts.repository.js';
import { ConfirmBankAccount } from './confirm-bank-account.js';
import { demoIban, demoId, demoSiret } from './demo-numbers.js';
import { EnterBankAccount } from './enter-bank-account.js';
import type { OrganisationInput } from './organisation.dto.js';
import type { Kind } from './organisation.entity.js';
import { plantPastGrants } from './past-grants.demo.js';
import { organisationById } from './organisations.repository.js';
import { RegisterOrganisation } from './register-organisation.js';

interface DemoOrganisation {
  id: string;
  account: 'confirmed' | 'waiting' | 'none';
  input: OrganisationInput;
}

type Row = [name: string, acronym: string | null, street: string, postcode: string, town: string, foundedOn: string];

/** Invented associations; any likeness of name is chance. */
const NGOS: Row[] = [
  ['Santé Sahel', null, '14 rue des Acacias', '69003', 'Lyon', '1998-04-21'],
  ['Eau pour Tous', 'EPT', '8 quai des Moulins', '67000', 'Strasbourg', '2004-11-09'],
  ["Collège Étoile d'Afrique", 'CEA', '3 passage du Levant', '93200', 'Saint-Denis', '2009-02-17'],
  ['Puits du Liptako', null, '27 chemin des Saules', '38000', 'Grenoble', '2001-06-30'],
  ['Vivre Debout Kasaï', 'VDK', '5 rue de la Verrerie', '59000', 'Lille', '1996-12-01'],
  ['Mères et Soignantes du Fleuve', null, '11 rue du Port', '44000', 'Nantes', '2012-03-14'],
  ['Atelier des Sources vives', null, '40 avenue du Lac', '74000', 'Annecy', '2015-09-22'],
  ['Toits de Latérite', null, '9 rue Blanche', '31000', 'Toulouse', '2007-05-05'],
  ['Dépistage Solidaire Casamance', 'DSC', '2 impasse du Four', '13001', 'Marseille', '2003-10-10'],
  ['Ligue des Écoles du Plateau', 'LEP', '61 rue des Fauvettes', '21000', 'Dijon', '1989-01-26'],
  ['Jardins de Nouakché', null, '18 rue de la Digue', '33000', 'Bordeaux', '2018-07-02'],
  ['Passerelles Médicales Mékong', 'PMM', '7 rue des Teinturiers', '34000', 'Montpellier', '2000-03-30'],
  ['Refuge des Hauts Plateaux', null, '33 rue du Vieux Marché', '35000', 'Rennes', '2011-11-11'],
  ['Paroles de Soignants', null, '4 rue des Orfèvres', '75011', 'Paris', '1994-06-18'],
  ['Lumières de Tessaoua', 'LT', '22 boulevard du Nord', '75018', 'Paris', '2016-02-29'],
  ['Comité Fontaines et Latrines', 'CFL', '50 rue du Canal', '75019', 'Paris', '2006-08-08'],
  ['Enfance Île-Rouge', null, '16 rue des Grands Prés', '92000', 'Nanterre', '1992-05-12'],
  ['Agronomes pour le Delta', 'APD', '1 allée des Peupliers', '45000', 'Orléans', '2010-10-01'],
  ['Vigie Cyclone', null, '12 rue du Phare', '29200', 'Brest', '2005-01-15'],
  ['Secours des Deux Rives', 'S2R', '77 avenue de la Mer', '06000', 'Nice', '1999-09-09'],
  ['Sages-femmes du Tibesti', null, '6 rue de la Fontaine', '63000', 'Clermont-Ferrand', '2013-12-03'],
  ['Radio Villages', 'RV', '19 rue des Ondes', '87000', 'Limoges', '1986-04-04'],
  ['Mutuelle des Riverains du Logone', 'MRL', '3 place du Marché', '51100', 'Reims', '2014-06-06'],
  ['Ponts de Cordes', null, '25 rue Haute', '73000', 'Chambéry', '2008-02-20'],
  ['Apprendre à Zinguéra', null, '8 rue des Écoles', '76000', 'Rouen', '2002-09-01'],
  ['Prévention Jeunesse Abomé', 'PJA', '15 rue du Théâtre', '57000', 'Metz', '2017-04-11'],
];

type Foreign = [kind: Kind, name: string, country: string, register: string, number: string, town: string];

const FOREIGN: Foreign[] = [
  ['ngo', 'Association Yiriwa Ton', 'ML', 'Registre des associations', 'ML-0421/2008', 'Ségou'],
  ['ngo', 'Tany Madio', 'MG', 'Registre des associations', 'MG-1187', 'Antsirabe'],
  ['city', 'Ville de Kondéra', 'BF', 'Code des communes', 'BF-KON-03', 'Kondéra'],
  ['city', 'Municipality of Qasr Nour', 'JO', 'Municipal code', 'JO-QN-118', 'Qasr Nour'],
  ['network', 'Réseau des villes riveraines', 'BE', 'BCE', '0999.123.456', 'Bruxelles'],
  ['un-agency', 'Office des Nations unies pour les villes d’accueil (fictif)', 'CH', 'IATI', 'XM-DEMO-41999', 'Genève'],
  ['public-body', 'Régie des eaux de Tambakha', 'SN', 'NINEA', 'SN-005512347', 'Tambakha'],
];

const blank = {
  siret: null,
  rna: null,
  foreignCountry: null,
  foreignRegister: null,
  foreignNumber: null,
  foundedOn: null,
};
const noContact = {
  acronym: null,
  street: null,
  street2: null,
  postcode: null,
  website: null,
  email: null,
  phone: null,
};

function demoOrganisations(): DemoOrganisation[] {
  const ids: Record<number, string> = { 0: DEMO_ORGANISATIONS.santeSahel, 1: DEMO_ORGANISATIONS.eauPourTous };
  const french = NGOS.map(([name, acronym, street, postcode, town, foundedOn], i): DemoOrganisation => {
    const place = { street, street2: null, postcode, town, country: 'FR', seatCountry: 'FR' };
    const identity = { siret: demoSiret(i), rna: `W${postcode.slice(0, 2)}1${String(4200 + i * 37).padStart(6, '0')}` };
    const contact = { website: `https://ngo-${i + 1}.example`, email: `contact@ngo-${i + 1}.example`, phone: null };
    const account = i % 7 === 5 ? 'waiting' : i % 7 === 6 ? 'none' : 'confirmed';
    return {
      id: ids[i] ?? demoId(i),
      account,
      input: { ...blank, kind: 'ngo', name, acronym, foundedOn, ...place, ...identity, ...contact },
    };
  });
  const abroad = FOREIGN.map(([kind, name, country, foreignRegister, foreignNumber, town], i): DemoOrganisation => {
    const identity = { ...blank, foreignCountry: country, foreignRegister, foreignNumber };
    return {
      id: demoId(100 + i),
      account: 'none',
      input: { ...noContact, ...identity, kind, name, town, country, seatCountry: country },
    };
  });
  return [...french, ...abroad];
}

class Planter {
  private readonly actors = new Map<DemoPersonKey, Actor>();
  constructor(
    private readonly app: INestApplicationContext,
    private readonly db = app.get(Database),
  ) {}

  private async as(key: DemoPersonKey): Promise<Actor> {
    const actor = this.actors.get(key) ?? (await actorByEmail(this.db, demoEmail(key)));
    if (!actor) throw new Error(`the demonstration person ${key} is missing: plant access first`);
    this.actors.set(key, actor);
    return actor;
  }

  async plant(organisation: DemoOrganisation, index: number): Promise<void> {
    const { id, input, account } = organisation;
    if (await organisationById(this.db, id)) return;
    await this.app.get(RegisterOrganisation).run(await this.as('officer'), input, id);
    if (account === 'none' || (await accountIn(this.db, id, 'confirmed'))) return;
    const numbers = { iban: demoIban(index), bic: 'DEMOFRPPXXX', holder: null };
    const entered = await this.app.get(EnterBankAccount).run(await this.as('officer'), id, numbers);
    if (account === 'confirmed') await this.app.get(ConfirmBankAccount).run(await this.as('finance'), entered);
  }
}

/** The two organisations of the demonstration's NGO people alone, payable: all that most tests need. */
export async function plantTwoOrganisations(app: INestApplicationContext): Promise<void> {
  const planter = new Planter(app);
  for (const [index, organisation] of demoOrganisations().slice(0, 2).entries())
    await planter.plant(organisation, index);
}

export async function plant(app: INestApplicationContext): Promise<void> {
  const planter = new Planter(app);
  const all = demoOrganisations();
  for (const [index, organisation] of all.entries()) await planter.plant(organisation, index);
  await plantPastGrants(
    app,
    all.map(({ input }) => input),
  );
}
