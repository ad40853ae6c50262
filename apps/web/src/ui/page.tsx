import { createContext, useContext, type ReactNode } from 'react';
import type { Flash } from '../flash.server.js';
import { useWords } from '../words.js';
import { Notice } from './notice.js';

interface PageFacts {
  flash?: Flash;
  formKey: string;
}

const PageContext = createContext<PageFacts>({ formKey: '' });

/** What every page carries: the notice of the act before it, the key of its forms. */
export const Page = ({ children, ...facts }: PageFacts & { children: ReactNode }) => (
  <PageContext value={facts}>{children}</PageContext>
);

export const useFormKey = () => useContext(PageContext).formKey;

/** "What was done, what follows, who was told", at the top of the page after an act. Shells place it. */
export function FlashNotice() {
  const { flash } = useContext(PageContext);
  const { t } = useWords();
  if (!flash) return null;
  return (
    <div className="flash" role="status">
      <Notice tone="settled" title={flash.what}>
        {flash.next ? <p>{flash.next}</p> : null}
        {flash.told?.length ? <p>{t('flash.told', { who: flash.told.join(', ') })}</p> : null}
      </Notice>
    </div>
  );
}

/** The one h1 of a page, which is also its title: `<Heading title="Convention" over="Subvention 2027-014" actions={…} />`. */
export function Heading(props: { title: string; over?: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  const { t } = useWords();
  return (
    <header className="head">
      <title>{`${props.title} - ${t('product')}`}</title>
      <div>
        {props.over ? <p className="over">{props.over}</p> : null}
        <h1>{props.title}</h1>
        {props.lead ? <p className="lead">{props.lead}</p> : null}
      </div>
      {props.actions ? <div className="row no-print">{props.actions}</div> : null}
    </header>
  );
}
