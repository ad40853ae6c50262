import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [],
  office: [
    route('budget-lines', 'budget-lines.tsx'),
    route('budget-tree', 'budget-tree.tsx'),
    route('budget-lines/:id', 'budget-line.tsx'),
    route('budget-acts', 'budget-acts.tsx'),
    route('budget-acts/draft', 'draft-budget-act.tsx'),
    route('budget-acts/:id', 'budget-act.tsx'),
    route('chart-accounts', 'chart-accounts.tsx'),
    route('authorities', 'authorities.tsx'),
    route('authorities/vote', 'vote-authority.tsx'),
    route('authorities/:id', 'authority.tsx'),
    route('funding-sources', 'funding-sources.tsx'),
    route('funding-sources/:code', 'funding-source.tsx'),
  ],
} satisfies RoomRoutes;
