import type { Column } from '#libs/documents';
import { type Actor, type Cents, type Language, parisDate, scopesOf, countryName } from '#libs/kernel';
import { words } from '#libs/platform';

interface Row {
  receiptNumber: string | null;
  title: string;
  organisationName: string;
  callTitle: string;
  programmeCode: string;
  countries: string[];
  state: string;
  submittedAt: Date | null;
  askedCents: Cents;
  recommendedCents: Cents | null;
  scoreHundredths: number | null;
}

/** The columns of the export. Scores and recommended amounts are the office's. */
export function applicationColumns(actor: Actor, language: Language): Column<Row>[] {
  const heading = (key: string) => words(language, `application.column.${key}`);
  const office = scopesOf(actor, 'application.read') === 'all';
  const columns: Column<Row>[] = [
    { heading: heading('receipt'), value: (row) => row.receiptNumber },
    { heading: heading('title'), value: (row) => row.title },
    { heading: heading('organisation'), value: (row) => row.organisationName },
    { heading: heading('call'), value: (row) => row.callTitle },
    { heading: heading('programme'), value: (row) => row.programmeCode },
    {
      heading: heading('countries'),
      value: (row) => row.countries.map((code) => countryName(code, language)).join(', '),
    },
    { heading: heading('state'), value: (row) => words(language, `application.state.${row.state}`) },
    { heading: heading('submitted'), value: (row) => row.submittedAt && parisDate(row.submittedAt) },
    { heading: heading('asked'), value: (row) => row.askedCents },
  ];
  const forOffice: Column<Row>[] = [
    { heading: heading('recommended'), value: (row) => row.recommendedCents },
    { heading: heading('score'), value: (row) => (row.scoreHundredths === null ? null : row.scoreHundredths / 100) },
  ];
  return office ? [...columns, ...forOffice] : columns;
}
