import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isLocalDate, MAX_CENTS } from '#libs/kernel';

/** One decorator a field: what is checked and what OpenAPI says never part ways. Used for requests and answers alike. */
interface Common {
  /** May be left out or null. */
  optional?: boolean;
  description?: string;
}

/** Optional means absent or null; in OpenAPI such a field is nullable and not required. */
const field = (api: ApiPropertyOptions, { optional, description }: Common, ...checks: PropertyDecorator[]) =>
  applyDecorators(
    ApiProperty({
      ...api,
      ...(description ? { description } : {}),
      required: !optional,
      ...(optional ? { nullable: true } : {}),
    } as ApiPropertyOptions),
    ...(optional ? [IsOptional()] : []),
    ...checks,
  );

interface TextWishes extends Common {
  /** Characters; 200 when not given. */
  max?: number;
  min?: number;
  pattern?: RegExp;
}

/** Trimmed text, normalised to composed accents (NFC). Empty counts as missing where `min` asks for something (default 1). */
export const TextField = ({ max = 200, min, pattern, ...common }: TextWishes = {}) =>
  field(
    { type: String, maxLength: max },
    common,
    tidy(common.optional),
    IsString(),
    MinLength(common.optional ? (min ?? 0) : (min ?? 1)),
    MaxLength(max),
    ...(pattern ? [Matches(pattern)] : []),
  );

const tidy = (optional?: boolean) =>
  Transform(({ value }) => {
    if (typeof value !== 'string') return value as unknown;
    const text = value.normalize('NFC').replace(/\r\n/g, '\n').trim();
    return optional && text === '' ? null : text;
  });

/** Whole cents: a JSON integer outside, bigint inside. */
export const CentsField = ({ min = 0n, max = MAX_CENTS, ...common }: Common & { min?: bigint; max?: bigint } = {}) =>
  field(
    { type: 'integer', format: 'int64', example: 1250050 },
    { ...common, description: common.description ?? 'Whole cents of a euro' },
    Transform(({ value }) =>
      typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : (value as unknown),
    ),
    Validate(IsCents, [min, max]),
  );

@ValidatorConstraint({ name: 'isCents' })
class IsCents implements ValidatorConstraintInterface {
  validate(value: unknown, args?: { constraints: bigint[] }): boolean {
    const [min, max] = args?.constraints as [bigint, bigint];
    return typeof value === 'bigint' && value >= min && value <= max;
  }
}

@ValidatorConstraint({ name: 'isLocalDate' })
class IsDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isLocalDate(value);
  }
}

export const IntField = ({ min = 0, max = 2_147_483_647, ...common }: Common & { min?: number; max?: number } = {}) =>
  field(
    { type: 'integer' },
    common,
    Transform(({ value }) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : (value as unknown))),
    IsInt(),
    Min(min),
    Max(max),
  );

/** A calendar day, `YYYY-MM-DD`. */
export const DateField = (common: Common = {}) =>
  field({ type: String, format: 'date' }, common, emptyIsNull(common.optional), Validate(IsDay));

/** An instant, ISO 8601 with a zone. */
export const InstantField = (common: Common = {}) =>
  field(
    { type: String, format: 'date-time' },
    common,
    emptyIsNull(common.optional),
    IsISO8601({ strict: true }),
    Matches(/(Z|[+-]\d\d:\d\d)$/),
  );

export const IdField = (common: Common = {}) =>
  field({ type: String, format: 'uuid' }, common, emptyIsNull(common.optional), IsUUID());

const emptyIsNull = (optional?: boolean) =>
  Transform(({ value }) => (optional && value === '' ? null : (value as unknown)));

export const FlagField = (common: Common = {}) =>
  field(
    { type: Boolean },
    common,
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown))),
    IsBoolean(),
  );

export const EmailField = (common: Common = {}) =>
  field(
    { type: String, format: 'email', maxLength: 254 },
    common,
    Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : (value as unknown))),
    IsEmail(),
    MaxLength(254),
  );

export const ChoiceField = (values: readonly string[], common: Common = {}) =>
  field({ type: String, enum: [...values] }, common, emptyIsNull(common.optional), IsIn([...values]));

type Maker = () => new () => object;

// Swagger knows a late type by its function's name, `type`: so `type: of` would not do.
export const ObjectField = (of: Maker, common: Common = {}) =>
  field({ type: () => of() }, common, Type(of as () => new () => object), IsObject(), ValidateNested());

export const ListField = (of: Maker, { max = 200, ...common }: Common & { max?: number } = {}) =>
  field(
    { type: () => of(), isArray: true },
    common,
    Type(of as () => new () => object),
    IsArray(),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
  );

const listOf = (api: ApiPropertyOptions, max: number, common: Common, ...each: PropertyDecorator[]) =>
  field(
    { ...api, isArray: true } as ApiPropertyOptions,
    common,
    Transform(({ value }) => (typeof value === 'string' ? [value] : (value as unknown))),
    IsArray(),
    ArrayMaxSize(max),
    ...each,
  );

export const TextsField = ({ max = 200, length = 200, ...common }: Common & { max?: number; length?: number } = {}) =>
  listOf({ type: String }, max, common, IsString({ each: true }), MaxLength(length, { each: true }));

export const ChoicesField = (values: readonly string[], common: Common = {}) =>
  listOf({ type: String, enum: [...values] }, values.length, common, IsIn([...values], { each: true }));

export const IdsField = ({ max = 200, ...common }: Common & { max?: number } = {}) =>
  listOf({ type: String, format: 'uuid' }, max, common, IsUUID(undefined, { each: true }));

/** Any JSON object: only where the shape is checked elsewhere. */
export const JsonField = (common: Common = {}) =>
  field({ type: 'object', additionalProperties: true }, common, IsObject());
