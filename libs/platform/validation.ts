import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Refusal, Refused } from '#libs/kernel';

/** class-validator's constraint names, and the refusals that people read. */
const CODES: Record<string, string> = {
  isString: 'field.text',
  minLength: 'field.required',
  maxLength: 'field.too-long',
  matches: 'field.pattern',
  isInt: 'field.number',
  min: 'field.too-small',
  max: 'field.too-large',
  isCents: 'field.amount',
  isLocalDate: 'field.date',
  isIso8601: 'field.instant',
  isUuid: 'field.id',
  isBoolean: 'field.yes-no',
  isEmail: 'field.email',
  isIn: 'field.choice',
  isArray: 'field.list',
  arrayMaxSize: 'field.too-many',
  isObject: 'field.object',
  nestedValidation: 'field.object',
  whitelistValidation: 'field.unknown',
};

function refusalsIn(faults: ValidationError[], before = ''): Refusal[] {
  return faults.flatMap((fault) => {
    const path = before + fault.property;
    const missing = fault.value === undefined || fault.value === null || fault.value === '';
    const names = Object.keys(fault.constraints ?? {});
    const name = names.find((n) => n === 'whitelistValidation') ?? names[0];
    const own: Refusal[] = name
      ? [
          {
            code: missing && name !== 'whitelistValidation' ? 'field.required' : (CODES[name] ?? 'field.invalid'),
            path,
            facts: limits(name, fault),
          },
        ]
      : [];
    return [...own, ...refusalsIn(fault.children ?? [], `${path}.`)];
  });
}

/** The number that class-validator's English sentence names, for our own words. */
function limits(name: string, fault: ValidationError): Record<string, number> {
  const number = /(-?\d+)/.exec(fault.constraints?.[name] ?? '')?.[1];
  return number === undefined ? {} : { limit: Number(number) };
}

/** Bodies and queries become checked instances of their DTO; a field that nobody declared is refused (mass assignment). */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: false,
    transformOptions: { exposeDefaultValues: true },
    exceptionFactory: (faults) => new Refused(refusalsIn(faults), 422),
  });
