import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  MinLength,
  ValidateBy,
  validateSync,
} from 'class-validator';

/** Token of the one `Settings` of the process. */
export const SETTINGS = Symbol('Settings');

const ON = ['1', 'true', 'yes', 'on'];
const OFF = ['0', 'false', 'no', 'off'];

/** On or off in any usual spelling; another word stays a word, and is refused. */
const Flag = () =>
  applyBoth(
    Transform(({ value }: { value: unknown }) => {
      const word = String(value).toLowerCase();
      return ON.includes(word) ? true : OFF.includes(word) ? false : value;
    }),
    IsBoolean({ message: `must be on or off (${[...ON, ...OFF].join(', ')})` }),
  );

/** An address that begins with one of these schemes. */
const Address = (...schemes: string[]) =>
  ValidateBy({
    name: 'address',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)),
      defaultMessage: () => `must be an address that begins with ${schemes.map((one) => `${one}://`).join(' or ')}`,
    },
  });

const applyBoth =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

/** Everything that can be set from outside, read once at start from the environment. The README lists the same names. */
export class Settings {
  @IsIn(['development', 'test', 'production'])
  environment: 'development' | 'test' | 'production' = 'development';

  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(65535)
  port = 3000;

  @IsString()
  host = '127.0.0.1';

  /** Where uploaded files lie, and the embedded database when there is no DATABASE_URL. */
  @IsString()
  dataDir = './data';

  /** PostgreSQL 18, as the role that owns the database. */
  @IsString({
    message: 'DATABASE_URL is missing. Set it to a PostgreSQL database, or run `npm start`, which brings its own.',
  })
  @Address('postgres', 'postgresql')
  databaseUrl!: string;

  /** Where the queue lives; in PostgreSQL when it is not set. */
  @IsOptional()
  @Address('redis', 'rediss')
  redisUrl?: string;

  /** smtp://user:password@host:port. Without it messages are kept and can be read by an administrator. */
  @IsOptional()
  @Address('smtp', 'smtps')
  smtpUrl?: string;

  /** Signs session cookies. At least 32 characters. */
  @MinLength(32, { message: 'SESSION_SECRET is missing or shorter than 32 characters.' })
  sessionSecret!: string;

  /** The address people type, for links in messages. */
  @Address('http', 'https')
  publicUrl!: string;

  /** Plants invented people, organisations and grants. */
  @Flag()
  demo = false;

  @IsOptional()
  @IsString()
  @MinLength(8, { message: 'DEMO_PASSWORD is shorter than 8 characters.' })
  demoPassword?: string;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
  logLevel = 'info';

  /** Connections to PostgreSQL that one process may hold. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(2)
  @Max(200)
  databasePool = 12;
}

const NAMES: Record<keyof Settings, string> = {
  environment: 'NODE_ENV',
  port: 'PORT',
  host: 'HOST',
  dataDir: 'DATA_DIR',
  databaseUrl: 'DATABASE_URL',
  redisUrl: 'REDIS_URL',
  smtpUrl: 'SMTP_URL',
  sessionSecret: 'SESSION_SECRET',
  publicUrl: 'PUBLIC_URL',
  demo: 'DEMO',
  demoPassword: 'DEMO_PASSWORD',
  logLevel: 'LOG_LEVEL',
  databasePool: 'DATABASE_POOL',
};

/** Reads and checks the settings. @throws Error naming every setting that is wrong and how to mend it. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.entries(NAMES).filter(([, name]) => env[name] !== undefined && env[name] !== '');
  const plain = Object.fromEntries(given.map(([key, name]) => [key, env[name]]));
  const settings = plainToInstance(Settings, plain, { exposeDefaultValues: true });
  settings.publicUrl ??= `http://${settings.host}:${settings.port <= 65_535 ? settings.port : 0}`;
  const faults = validateSync(settings).map((fault) => {
    const name = NAMES[fault.property as keyof Settings];
    // the first reason is the one to mend: an address that is missing is not also a wrong one
    const said = fault.constraints?.isString ?? Object.values(fault.constraints ?? {}).join(', ');
    return said.startsWith(name) ? said : `${name}: ${said}`;
  });
  if (settings.demo && settings.environment === 'production')
    faults.push('DEMO: demonstration data is refused in production.');
  if (faults.length > 0) throw new Error(`Settings to mend:\n- ${faults.join('\n- ')}`);
  return settings;
}
