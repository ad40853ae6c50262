import type { INestApplicationContext } from '@nestjs/common';
import { actorByEmail, demoEmail } from '#libs/access';
import { Database } from '#libs/platform';
import { ApplyPastGrantImport } from './apply-past-grant-import.js';
import { MapPastGrantImport } from './map-past-grant-import.js';
import type { OrganisationInput } from './organisation.dto.js';
import { importById } from './past-grants.repository.js';
import { UploadPastGrantImport } from './upload-past-grant-import.js';

const PURPOSES = [
  'Forages et pompes solaires dans six villages',
  'Dépistage du VIH et suivi des patients',
  'Formation de sages-femmes',
  "Rénovation d'une école primaire",
  'Latrines et savons pour huit écoles',
  'Appui à une pharmacie communautaire',
];
const HEADINGS =
  "Année;Nom de l'organisme bénéficiaire;N° SIRET;Ville;Intitulé de la demande;Montant demandé;Montant voté;Financée/Non financée";

const spaced = (siret: string) => `${siret.slice(0, 3)} ${siret.slice(3, 6)} ${siret.slice(6, 9)} ${siret.slice(9)}`;
const euros = (amount: number) => `${Math.floor(amount / 1000)} ${String(amount % 1000).padStart(3, '0')},00`;

/** A file as cities publish them, with the slips that they have: the report of its import shows what was mended and refused. */
function publishedFile(organisations: readonly OrganisationInput[]): string {
  const french = organisations.filter(({ siret }) => siret);
  const lines = french.flatMap(({ name, siret, town }, i) =>
    [2022, 2023, 2024, 2025].flatMap((year, j) => {
      if ((i * 7 + j * 3) % 5 === 0) return [];
      const asked = 6000 + ((i * 37 + j * 11) % 40) * 1000;
      const refused = (i + j) % 9 === 4;
      const number =
        i % 4 === 1 ? spaced(siret!) : i % 4 === 2 ? siret!.slice(0, 9) : i % 9 === 8 ? '9,99012E+13' : siret!;
      const granted = refused ? '' : euros(Math.round(asked * 0.75));
      const purpose = PURPOSES[(i + j) % PURPOSES.length];
      return [
        `${year};${name};${number};${town};${purpose};${euros(asked)};${granted};${refused ? 'Non financée' : 'Financée'}`,
      ];
    }),
  );
  const slips = [
    '2024;;;Lyon;Projet sans nom;5 000,00;4 000,00;Financée',
    "2025;Toits de Latérite;;Toulouse;Garantie d'emprunt;;;Financée",
  ];
  return [HEADINGS, ...lines, ...slips].join('\r\n');
}

/** Imports it as an officer does, once. */
export async function plantPastGrants(
  app: INestApplicationContext,
  organisations: readonly OrganisationInput[],
): Promise<void> {
  const db = app.get(Database);
  if (await db.one('SELECT 1 FROM past_grant_imports LIMIT 1')) return;
  const officer = (await actorByEmail(db, demoEmail('officer')))!;
  const bytes = Buffer.from(publishedFile(organisations), 'latin1');
  const id = await app.get(UploadPastGrantImport).run(officer, { name: 'subventions-2022-2025.csv', bytes });
  const { mapping, version } = await importById(db, id);
  await app
    .get(MapPastGrantImport)
    .run(officer, id, { mapping: mapping.map((one) => one ?? ''), giver: 'Ville', year: null, version });
  await app.get(ApplyPastGrantImport).run(officer, id);
}
