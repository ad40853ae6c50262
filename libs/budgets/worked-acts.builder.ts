import { type Cents, parseAmount } from '#libs/kernel';

type Verb =
  | ('reserve' | 'release' | 'commit' | 'order' | 'reject' | 'pay' | 'decommit' | 'carryIn')
  | ('returnTransfer' | 'accrue' | 'carry' | 'lapse');

/** One move: what it does, for which grant (none: of the line itself), its reference, and of a return the transfer. */
export interface Step {
  verb: Verb;
  grant?: string;
  cents: Cents;
  reference: string;
  transfer?: string;
}

export interface WorkedAct {
  /** As rule 8 numbers it; from 32 on, the opening of the next year. */
  act: number;
  what: string;
  steps: Step[];
  /** The refusal that the act meets; then nothing moves. */
  refused?: string;
}

/** Number | what | moves: verb, grant, euros, reference, transfer | the refusal, if any. */
const read = (text: string): WorkedAct[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [act, what, moves, refused] = line.split('|').map((cell) => cell.trim());
      return { act: Number(act), what: what!, steps: moves!.split(';').map(stepOf), ...(refused && { refused }) };
    });

function stepOf(move: string): Step {
  const [verb, grant, euros, reference, transfer] = move.trim().split(' ');
  const cents = parseAmount(euros!, 'en') as Cents;
  return {
    verb: verb as Verb,
    cents,
    reference: reference!,
    ...(grant !== '-' && { grant }),
    ...(transfer && { transfer }),
  };
}

/** The acts of rule 8 after the vote, 2006. */
export const ACTS_OF_2006 = read(`
2 | Reserve G1 to G6 as they were asked | reserve G1 150000.00 reserve:G1; reserve G2 500000.00 reserve:G2; reserve G3 333333.33 reserve:G3; reserve G4 80000.00 reserve:G4; reserve G5 225000.00 reserve:G5; reserve G6 411666.67 reserve:G6
3 | Reserve 0.01 more | reserve G1 0.01 reserve:more | budget.insufficient
4 | The council grants G1 to G5 in full, G6 400,000.00 | commit G1 150000.00 commit:G1; commit G2 500000.00 commit:G2; commit G3 333333.33 commit:G3; commit G4 80000.00 commit:G4; commit G5 225000.00 commit:G5; commit G6 400000.00 commit:G6
5 | Release the part of G6 that was not granted | release G6 11666.67 release:G6
6 | Order M1: G2, first instalment | order G2 400000.00 order:M1
7 | The accountant rejects M1: a document is missing | reject G2 400000.00 reject:M1
8 | Order M2 in its place | order G2 400000.00 order:M2
9 | M2 paid | pay G2 400000.00 pay:M2
10 | Order M3: G1, 70 % of the slice of 2006 | order G1 105000.00 order:M3
11 | M3 paid | pay G1 105000.00 pay:M3
12 | Orders M4 and M5: G3, two instalments | order G3 111111.11 order:M4; order G3 111111.11 order:M5
13 | M4 and M5 paid | pay G3 111111.11 pay:M4; pay G3 111111.11 pay:M5
14 | Order M6: G5 | order G5 225000.00 order:M6
15 | M6 paid | pay G5 225000.00 pay:M6
16 | The bank returns M6: the account is closed. The order stands, unpaid | returnTransfer G5 225000.00 return:M6 pay:M6
17 | The same message of the bank again | returnTransfer G5 225000.00 return:M6 pay:M6 | budget.reference-used
18 | M6 paid to the new account | pay G5 225000.00 pay:M6:2
19 | Order M7: G4, first instalment | order G4 30000.00 order:M7
20 | M7 paid | pay G4 30000.00 pay:M7
21 | G4 is abandoned: its rest is free again | decommit G4 50000.00 abandon:G4
22 | Reserve G7 | reserve G7 60000.00 reserve:G7
23 | The council grants G7 | commit G7 60000.00 commit:G7
24 | Orders M8: G7, and M9: G6, first instalment | order G7 60000.00 order:M8; order G6 355000.00 order:M9
25 | M8 and M9 paid: 31 December | pay G7 60000.00 pay:M8; pay G6 355000.00 pay:M9
26 | Order M10 of 15 January, dated 31 December: G3 | order G3 111111.11 order:M10
27 | M10 paid | pay G3 111111.11 pay:M10
28 | Close: accrue G2, done and not ordered | accrue G2 100000.00 accrue:G2
29 | Close: carry over G6, not done | carry G6 45000.00 carry:G6
30 | Close: the rest of G1’s slice lapses, and what nobody used | lapse G1 45000.00 lapse:G1; lapse - 1666.67 lapse:line
`);

/** The opening of 2007 after the vote of its budget (rules 8.4 and 8.5). */
export const ACTS_OF_2007 = read(`
32 | Opening: what was carried over comes in, for G6 alone | carryIn G6 45000.00 carry-in:G6
33 | Opening: G1’s slice of 2007 with what lapsed, 120,000.00 + 45,000.00 | reserve G1 165000.00 slice:reserve; commit G1 165000.00 slice:commit
34 | Order G2, second instalment: the accrual is reversed by itself | order G2 100000.00 order:2007-1
35 | That order paid | pay G2 100000.00 pay:2007-1
36 | An order in 2006, which is closed | order G1 0.01 order:M11 | budget.year-closed
`);
