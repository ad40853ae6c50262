import type { ReactNode } from 'react';

/** `moving`: under way; `late`: amber; `settled`: green; `wrong`: red, only for what is wrong or irreversible. */
export type Tone = 'neutral' | 'moving' | 'late' | 'settled' | 'wrong';

/** A message within a page. */
export const Notice = (props: { title?: ReactNode; tone?: Tone; children?: ReactNode }) => (
  <div className="notice" data-tone={props.tone}>
    {props.title ? <p className="notice-title">{props.title}</p> : null}
    {props.children}
  </div>
);

/** The state of a record: a word, a sign and a colour, never a colour alone. */
export const StatusTag = ({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) => (
  <span className="tag" data-tone={tone}>
    {children}
  </span>
);

/** Nothing here: says so, and what to do next. */
export const Empty = (props: { title: string; children?: ReactNode; actions?: ReactNode }) => (
  <div className="empty">
    <h2>{props.title}</h2>
    {props.children ? <p>{props.children}</p> : null}
    {props.actions ? <div className="row">{props.actions}</div> : null}
  </div>
);

/** Named values: `<Facts items={[[t('amount'), money(cents)]]} />`. Entries without a value are left out. */
export const Facts = ({ items }: { items: [ReactNode, ReactNode][] }) => (
  <dl className="facts">
    {items
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value], i) => (
        <FactRow key={i} name={name} value={value} />
      ))}
  </dl>
);

const FactRow = ({ name, value }: { name: ReactNode; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);

/** One figure with its label and, where it helps, what changed. */
export const Figure = (props: { label: ReactNode; number: ReactNode; change?: ReactNode }) => (
  <div className="figure">
    <p className="figure-label">{props.label}</p>
    <p className="figure-number">{props.number}</p>
    {props.change ? <p className="quiet small">{props.change}</p> : null}
  </div>
);

/** A person or a role by initials; its name is said to those who do not see it. */
export const Avatar = ({ name }: { name: string }) => (
  <span className="avatar" role="img" aria-label={name} title={name}>
    {name
      .split(/[\s-]+/)
      .slice(0, 2)
      .map((part) => part[0]?.toUpperCase())
      .join('')}
  </span>
);
