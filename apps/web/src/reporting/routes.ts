import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { index, route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [],
  office: [
    index('worklist.tsx'),
    route('annual-report', 'annual-report.tsx'),
    route('annual-report/entries', 'figure-entries.tsx'),
    route('oda-declaration', 'oda-declaration.tsx'),
    route('oda-declaration/payments', 'oda-payments.tsx'),
    route('forecast', 'forecast.tsx'),
    route('outlook', 'outlook.tsx'),
    route('late-payments', 'late-payments.tsx'),
    route('ledger-checks', 'ledger-checks.tsx'),
    route('ledger-checks/:id', 'ledger-check.tsx'),
    route('ledger-exports', 'ledger-exports.tsx'),
    route('ledger-exports/:id', 'ledger-export.tsx'),
  ],
} satisfies RoomRoutes;
