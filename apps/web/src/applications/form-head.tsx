import { Link } from 'react-router';
import { Due, Heading, Notice, useWords } from '../ui/index.js';
import { stepsOf, type Application } from './sections.js';

interface FormHeadProps {
  file: Application;
  step: string;
  title: string;
  lead?: string;
}

/** Above every page of the form: which step of how many, until when, and what this step still lacks. */
export function FormHead({ file, step, title, lead }: FormHeadProps) {
  const { t } = useWords();
  const steps = stepsOf(file);
  const at = steps.indexOf(step);
  const section = step === 'papers' ? 'files' : step;
  const gaps = file.missing.filter((gap) => gap.section === section);
  return (
    <div className="form-head stack">
      <nav aria-label={t('form.steps')} className="row form-steps">
        <Link to={`/portal/applications/${file.id}`}>{file.title || t('untitled')}</Link>
        {at > 0 ? <Link to={`/portal/applications/${file.id}/${steps[at - 1]}`}>{t('form.before')}</Link> : null}
        {at < steps.length - 1 ? (
          <Link to={`/portal/applications/${file.id}/${steps[at + 1]}`}>{t('form.after')}</Link>
        ) : null}
      </nav>
      <Heading title={title} over={t('form.step', { step: at + 1, of: steps.length })} lead={lead} />
      <p className="quiet small">
        {t('call.until')} <Due date={file.call.closesOn} />
        {t('call.until.hour')}
      </p>
      {gaps.length > 0 ? (
        <Notice title={t('form.lacks')}>
          <ul>
            {gaps.map((gap) => (
              <li key={gap.path + gap.code}>
                {step === 'papers' ? (
                  gap.message
                ) : (
                  <a href={`#section-${step}-${gap.path.replaceAll('.', '-')}`}>{gap.message}</a>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
