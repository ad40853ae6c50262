import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActForm,
  ActPanel,
  Empty,
  FilterBar,
  FilterSelect,
  Heading,
  HiddenField,
  Pager,
  SelectField,
  StatusTag,
  Table,
  TextArea,
  TextField,
  useWords,
} from '../ui/index.js';

const STATES = ['in-use', 'retired'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const query = listQuery(request, ['programme', 'state']) as object;
  const [page, programmes] = await Promise.all([
    read(api.GET('/api/indicators', { params: { query } })),
    read(api.GET('/api/programmes')),
  ]);
  return { page, programmes: programmes.map(({ code, name }) => ({ value: code, label: name })) };
}

export const action = actionTo('grants', {
  'indicator.add': { post: '/api/indicators' },
  'indicator.retire': { post: '/api/indicators/{id}/retire' },
});

type Indicator = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** What each programme counts beside its money, with its unit and how it is counted. */
export default function Indicators() {
  const { page, programmes } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('indicators')} lead={t('indicators.lead')} />
      <ActPanel
        acts={page.allowedActs}
        title={t('indicators.new')}
        fields={{ 'indicator.add': <NewIndicator programmes={programmes} /> }}
      />
      <FilterBar>
        <FilterSelect name="programme" label={t('indicators.programme')} options={programmes} />
        <FilterSelect
          name="state"
          label={t('indicators.state')}
          options={STATES.map((value) => ({ value, label: t(`indicators.state.${value}`) }))}
        />
      </FilterBar>
      <Rows rows={page.items} />
      <Pager page={page} />
    </div>
  );
}

function NewIndicator({ programmes }: { programmes: { value: string; label: string }[] }) {
  const { t } = useWords();
  return (
    <>
      <SelectField name="programmeCode" label={t('indicators.programme')} options={programmes} />
      {(['Fr', 'En'] as const).map((language) => (
        <fieldset key={language} className="field stack">
          <legend>{t(`indicators.in.${language.toLowerCase()}`)}</legend>
          <TextField name={`label${language}`} label={t('indicators.label')} maxLength={200} />
          <TextField
            name={`unit${language}`}
            label={t('indicators.unit')}
            hint={t('indicators.unit.hint')}
            maxLength={60}
          />
          <TextArea
            name={`counting${language}`}
            label={t('indicators.counting')}
            hint={t('indicators.counting.hint')}
            maxLength={1000}
          />
        </fieldset>
      ))}
    </>
  );
}

function Rows({ rows }: { rows: Indicator[] }) {
  const { t, count } = useWords();
  return (
    <Table
      caption={t('indicators')}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={<Empty title={t('indicators.empty')}>{t('indicators.empty.next')}</Empty>}
      columns={[
        {
          ...{ key: 'label', heading: t('indicators.label') },
          cell: ({ label, counting }) => (
            <>
              <b>{label}</b>
              <p className="small quiet">{counting}</p>
            </>
          ),
        },
        { key: 'unit', heading: t('indicators.unit'), cell: ({ unit }) => unit },
        {
          ...{ key: 'programme', heading: t('indicators.programme'), sort: 'programme' },
          cell: ({ programmeName }) => programmeName,
        },
        { key: 'grants', heading: t('indicators.grants'), kind: 'number', cell: ({ grants }) => count(grants) },
        {
          ...{ key: 'state', heading: t('indicators.state') },
          cell: ({ state, stateLabel, retiredReason }) => (
            <>
              <StatusTag tone={state === 'in-use' ? 'settled' : 'neutral'}>{stateLabel}</StatusTag>
              {retiredReason ? <p className="small quiet">{retiredReason}</p> : null}
            </>
          ),
        },
        { key: 'act', heading: t('indicators.act'), kind: 'act', cell: (row) => <Retire indicator={row} /> },
      ]}
    />
  );
}

const Retire = ({ indicator: { id, allowedActs } }: { indicator: Indicator }) =>
  allowedActs
    .filter(({ allowed }) => allowed)
    .map((act) => <ActForm key={act.act} act={act} inRow carried={<HiddenField name="id" value={id} />} />);
